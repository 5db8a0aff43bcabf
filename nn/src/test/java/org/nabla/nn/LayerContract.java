package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The laws that every layer obeys. Run them on a layer of your own by implementing this interface
 * in a test class:
 *
 * <pre>{@code
 * class ScaleTest implements LayerContract {
 *   public Layer layer() { return new Scale(); }
 * }
 * }</pre>
 */
public interface LayerContract {

  /**
   * Returns the layer under test.
   *
   * @return the same layer for every call
   */
  Layer layer();

  /**
   * Returns the number of inputs to test with.
   *
   * @return 3 unless overridden
   */
  default int inputs() {
    return 3;
  }

  /** Backward is the derivative of forward, by parameters and by inputs. */
  @Test
  default void gradientsAreThoseOfTheOutputs() {
    for (int samples : new int[] {2 * layer().leastSamples() - 1, 7}) {
      Network network = Network.of(inputs(), layer()).initialize(5);
      double[][] x = TestData.normal(samples, inputs(), 6);
      double[][] y = TestData.normal(samples, network.outputs(), 7);

      GradientCheck check = GradientCheck.of(network, new Mse(), x, y);

      assertThat(check.passes(1e-6)).as("%s, %d samples: %s", layer(), samples, check).isTrue();
    }
  }

  /** In a nest between dense layers too. */
  @Test
  default void gradientsPassThroughANest() {
    Network network =
        Network.of(2, new Dense(inputs()), layer(), Activation.tanh(), new Dense(2)).initialize(8);
    double[][] x = TestData.normal(7, 2, 9);
    double[][] y = TestData.normal(7, 2, 10);

    GradientCheck check = GradientCheck.of(network, new Mse(), x, y);

    assertThat(check.passes(1e-6)).as("%s: %s", layer(), check).isTrue();
  }

  /** What is given is not modified, what is asked for is set, and nothing beyond the batch. */
  @Test
  default void onlyTheOutputsOfTheBatchAreSet() {
    int samples = Math.max(5, layer().leastSamples());
    int capacity = samples + 3;
    Network network = Network.of(inputs(), layer()).initialize(11);
    double[] parameters = network.parameters();
    double[] gradient = new double[network.size()];
    Arrays.fill(gradient, Double.NaN);
    Pass root = Pass.root(capacity, network.places(), Kernels.best());
    root.begin(parameters, gradient, network.state(), samples, true);
    Pass pass = root.child(0, layer(), inputs());
    double[][] x = Rows.transpose(TestData.normal(capacity, inputs(), 12), "x");
    double[][] dy = Rows.transpose(TestData.normal(capacity, network.outputs(), 13), "dy");
    double[][] y = poisoned(network.outputs(), capacity);
    double[][] dx = poisoned(inputs(), capacity);
    double[][] xBefore = copy(x);
    double[][] dyBefore = copy(dy);

    layer().forward(pass, x, y);
    double[][] yBefore = copy(y);
    layer().backward(pass, x, y, dy, dx);

    assertThat(x).isDeepEqualTo(xBefore);
    assertThat(dy).isDeepEqualTo(dyBefore);
    assertThat(Arrays.deepEquals(y, yBefore)).as("y is not modified").isTrue();
    assertThat(parameters).isEqualTo(network.parameters());
    assertThat(gradient).as("every gradient is set").doesNotContain(Double.NaN);
    for (double[][] set : new double[][][] {y, dx}) {
      for (double[] row : set) {
        assertThat(Arrays.copyOf(row, samples)).doesNotContain(Double.NaN);
        assertThat(Arrays.copyOfRange(row, samples, capacity)).containsOnly(Double.NaN);
      }
    }
  }

  /** The same pass gives the same numbers, however often. */
  @Test
  default void predictionsDoNotDependOnWhatWasPredictedBefore() {
    Network network = Network.of(inputs(), layer()).initialize(14);
    double[][] x = TestData.normal(9, inputs(), 15);

    double[][] first = network.predict(x);
    network.predict(TestData.normal(4, inputs(), 16));

    assertThat(network.predict(x)).isDeepEqualTo(first);
  }

  /** A training pass draws the same numbers again, and nothing else may change the state. */
  @Test
  default void aTrainingPassCanBeRepeated() {
    int samples = Math.max(5, layer().leastSamples());
    Network network = Network.of(inputs(), layer()).initialize(19);
    double[][] x = Rows.transpose(TestData.normal(samples, inputs(), 20), "x");
    double[][] y = new double[network.outputs()][samples];
    double[][] again = new double[network.outputs()][samples];
    Pass root = Pass.root(samples, network.places(), Kernels.best());
    root.at(21, 22);
    double[] state = network.state();
    root.begin(network.parameters(), new double[network.size()], state, samples, true);
    root.child(0, layer(), inputs()).forward(x, y);
    root.child(0, layer(), inputs()).forward(x, again);
    double[] before = state.clone();

    root.begin(network.parameters(), new double[network.size()], state, samples, false);
    root.child(0, layer(), inputs()).forward(x, new double[network.outputs()][samples]);

    assertThat(again).isDeepEqualTo(y);
    assertThat(state).as("state after a prediction").isEqualTo(before);
  }

  /** One sample by itself gives what it gives within a batch. */
  @Test
  default void oneSampleIsLikeABatchOfOne() {
    Network network = Network.of(inputs(), layer()).initialize(17);
    double[][] x = TestData.normal(4, inputs(), 18);
    double[][] batch = network.predict(x);

    for (int s = 0; s < x.length; s++) {
      Close.assertClose(network.predict(x[s]), batch[s], 1e-12, layer() + " sample " + s);
    }
  }

  /** Equal layers are equal, and the description never changes. */
  @Test
  default void theDescriptionIsStable() {
    assertThat(layer()).isEqualTo(layer());
    assertThat(layer().parameters(inputs())).isEqualTo(layer().parameters(inputs()));
    assertThat(layer().outputs(inputs())).isPositive().isEqualTo(layer().outputs(inputs()));
    assertThat(layer().toString()).isNotBlank();
    assertThat(Network.of(inputs(), layer()).initialize(new SplittableRandom(1)).parameters())
        .doesNotContain(Double.NaN);
  }

  private static double[][] poisoned(int rows, int columns) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      Arrays.fill(row, Double.NaN);
    }
    return matrix;
  }

  private static double[][] copy(double[][] matrix) {
    return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
  }
}
