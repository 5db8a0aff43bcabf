package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureSpaceTest {

  /** Units x1 + x2 - 1 and x1 - x2, then their difference. */
  private static final Network SMALL =
      Network.of(2, new Dense(2), Activation.relu(), new Dense(1))
          .withParameters(new double[] {1, 1, 1, -1, -1, 0, 1, -1, 0.5});

  private static final double[][] POINTS = {{2, 1}, {0, 0}, {0, 3}, {3, 0}, {0, -1}};

  @Test
  void activationsAreThoseOfACalculationByHand() {
    FeatureSpace space = FeatureSpace.of(SMALL, POINTS);

    assertThat(space.names()).containsExactly("0", "1", "2");
    assertThat(space.activations(0))
        .isDeepEqualTo(new double[][] {{2, 1}, {-1, 0}, {2, -3}, {2, 3}, {-2, 1}});
    assertThat(space.activations(1))
        .isDeepEqualTo(new double[][] {{2, 1}, {0, 0}, {2, 0}, {2, 3}, {0, 1}});
    assertThat(space.activations(2))
        .isDeepEqualTo(new double[][] {{1.5}, {0.5}, {2.5}, {-0.5}, {-0.5}});
    assertThat(space.activations())
        .isDeepEqualTo(
            new double[][][] {space.activations(0), space.activations("1"), SMALL.predict(POINTS)});
  }

  @Test
  void unitsAreOnAtThePositiveSideOfTheirHyperplanes() {
    FeatureSpace space = FeatureSpace.of(SMALL, POINTS);

    boolean[][] on = {{true, false, true, true, false}, {true, false, false, true, true}};
    assertThat(space.on(0)).isDeepEqualTo(on);
    assertThat(space.on(1)).isDeepEqualTo(on);
    assertThat(space.on("1")).isDeepEqualTo(on);
    assertThat(space.on(1, 1)).isEqualTo(on[1]);
    assertThat(space.on(2, 0)).containsExactly(true, true, true, false, false);
  }

  @Test
  void pointsOfOneRegionHaveOneNumber() {
    assertThat(FeatureSpace.of(SMALL, POINTS).regions()).containsExactly(0, 1, 2, 0, 3);
    Network linear = Network.of(2, new Dense(3), new Dense(1)).initialize(1);
    assertThat(FeatureSpace.of(linear, POINTS).regions()).containsOnly(0);
  }

  @Test
  void aNetworkOfReLUsIsLinearOnEachRegion() {
    Network network =
        Network.of(
                2,
                new Dense(6),
                Activation.relu(),
                Sequence.of(new Dense(5), Activation.leakyRelu(0.1)),
                new Dense(1))
            .initialize(7);
    double[][] x = TestData.normal(4000, 2, 3);
    int[] regions = FeatureSpace.of(network, x).regions();
    Map<Integer, Integer> sizes = new HashMap<>();
    int compared = 0;
    for (int s = 1; s < x.length; s++) {
      sizes.merge(regions[s], 1, Integer::sum);
      if (regions[s] == regions[s - 1]) {
        double[] middle = {(x[s][0] + x[s - 1][0]) / 2, (x[s][1] + x[s - 1][1]) / 2};
        double mean = (network.predict(x[s])[0] + network.predict(x[s - 1])[0]) / 2;
        Close.assertClose(network.predict(middle)[0], mean, 1e-12, "at " + s);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(100);
    assertThat(sizes.size()).isGreaterThan(10);
  }

  @Test
  void tanhAndSigmoidAreOnWhereTheirInputsArePositive() {
    Network network = Network.of(2, Activation.tanh(), Activation.sigmoid()).initialize(1);
    double[][] x = {{0.3, -0.2}, {0, 2}};

    FeatureSpace space = FeatureSpace.of(network, x);

    assertThat(space.on(0)).isDeepEqualTo(new boolean[][] {{true, false}, {false, true}});
    assertThat(space.on(1)).isDeepEqualTo(space.on(0));
    for (int s = 0; s < 2; s++) {
      for (int u = 0; u < 2; u++) {
        assertThat(space.activations(1)[s][u] > 0.5).isEqualTo(space.on(1)[u][s]);
      }
    }
  }

  @Test
  void layersWithinNestsAreFoundByName() {
    Residual residual = Residual.of(new Dense(3), Activation.relu(), new Dense(2));
    Network network =
        Network.of(2, Sequence.of(new Dense(2), Activation.tanh()), residual, new Dense(1))
            .initialize(2);
    double[][] x = TestData.normal(600, 2, 4);

    FeatureSpace space = FeatureSpace.of(network, x);

    assertThat(space.names())
        .containsExactly("0.0", "0.1", "0", "1.0.0", "1.0.1", "1.0.2", "1.0", "1", "2");
    assertThat(space.activations("0.1")).isDeepEqualTo(space.activations(0));
    assertThat(space.activations(2)).isDeepEqualTo(network.predict(x));
    double[][] before = space.activations(0);
    double[][] body = space.activations("1.0");
    double[][] after = space.activations(1);
    for (int s = 0; s < x.length; s++) {
      assertThat(after[s][1]).as("sample %d", s).isEqualTo(before[s][1] + body[s][1]);
    }
    assertThat(space.activations("1.0.1")[599]).hasSize(3);
  }

  @Test
  void whatIsReturnedIsACopy() {
    FeatureSpace space = FeatureSpace.of(SMALL, POINTS);
    double[][] features = space.activations(0);
    boolean[][] on = space.on(0);

    Arrays.fill(space.activations(0)[0], 7);
    Arrays.fill(space.on(0)[0], false);
    Arrays.fill(space.on(0, 0), false);

    assertThat(space.activations(0)).isDeepEqualTo(features);
    assertThat(space.on(0)).isDeepEqualTo(on);
  }

  @Test
  void deeperPlanesSeparateTheFeaturesOfTheLayerBefore() {
    Network network =
        Network.of(
                2, new Dense(5), Activation.tanh(), new Dense(3), Activation.relu(), new Dense(1))
            .initialize(11);
    double[][] x = TestData.normal(300, 2, 5);
    FeatureSpace space = FeatureSpace.of(network, x);

    for (int layer : new int[] {0, 2, 4}) {
      double[][] in = layer == 0 ? x : space.activations(layer - 1);
      for (int unit = 0; unit < space.on(layer).length; unit++) {
        Hyperplane plane = Hyperplane.of(network, layer, unit);
        boolean[] on = space.on(layer, unit);
        for (int s = 0; s < x.length; s++) {
          assertThat(plane.distance(in[s]) > 0).isEqualTo(on[s]);
        }
      }
    }
    assertThat(Hyperplane.of(network, 0, 2).normal()).isEqualTo(Hyperplane.of(network, 2).normal());
  }

  @Test
  void theBorderOfTwoClassesIsWhereTheirLogitsAreEqual() {
    Network network = Network.of(2, new Dense(3), new Softmax()).initialize(3);
    double[][] x = TestData.normal(100, 2, 6);

    Hyperplane border = Hyperplane.between(network, 0, 2, 0);

    double[] w = network.parameters("0.weight");
    double[] b = network.parameters("0.bias");
    assertThat(border.normal()).containsExactly(w[4] - w[0], w[5] - w[1]);
    assertThat(border.offset()).isEqualTo(b[2] - b[0]);
    double[][] p = network.predict(x);
    for (int s = 0; s < x.length; s++) {
      assertThat(border.distance(x[s]) > 0).isEqualTo(p[s][2] > p[s][0]);
    }
  }

  @Test
  void whatIsNotThereIsRefused() {
    FeatureSpace space = FeatureSpace.of(SMALL, POINTS);

    assertThatThrownBy(() -> space.activations(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no layer 3: the network has layers 0 to 2");
    assertThatThrownBy(() -> space.on(-1)).hasMessageContaining("there is no layer -1");
    assertThatThrownBy(() -> space.on(1, 2))
        .hasMessage("there is no unit 2: layer 1 has units 0 to 1");
    assertThatThrownBy(() -> space.activations("1.0"))
        .hasMessage("there is no layer '1.0': the layers are [0, 1, 2]");
    assertThatThrownBy(() -> FeatureSpace.of(SMALL, new double[0][]))
        .hasMessageContaining("no rows: give at least one sample");
    assertThatThrownBy(() -> FeatureSpace.of(SMALL, new double[1][3]))
        .hasMessageContaining("3 columns but the network takes 2 inputs");
    assertThatThrownBy(() -> FeatureSpace.of(Network.of(2, new Dense(1)), POINTS))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Hyperplane.of(SMALL, 5, 0))
        .hasMessage("there is no layer 5: the network has layers 0 to 2");
    assertThatThrownBy(() -> Hyperplane.of(SMALL, 1, 0))
        .hasMessage("layer 1 is ReLU: only units of a Dense layer have a hyperplane");
    assertThatThrownBy(() -> Hyperplane.of(SMALL, 2, 1))
        .hasMessage("there is no unit 1: the layer has units 0 to 0");
    assertThatThrownBy(() -> Hyperplane.between(SMALL, 0, 1, 1))
        .hasMessageStartingWith("unit 1 is given twice");
  }
}
