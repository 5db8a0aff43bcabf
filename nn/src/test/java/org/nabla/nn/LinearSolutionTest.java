package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class LinearSolutionTest {

  private static final double[][] X = TestData.normal(60, 3, 1);

  /** Two outputs, linear in the inputs but for noise. */
  private static double[][] targets() {
    double[][] y = TestData.normal(60, 2, 2);
    for (int s = 0; s < y.length; s++) {
      y[s][0] = 0.1 * y[s][0] + 2 * X[s][0] - X[s][2] + 5;
      y[s][1] = 0.1 * y[s][1] - 3 * X[s][1];
    }
    return y;
  }

  @Test
  void gradientDescentWalksToTheLeastSquaresSolution() {
    double[][] y = targets();

    LinearSolution solution = LinearSolution.leastSquares(X, y);
    Fit fit =
        Network.of(3, new Dense(2))
            .initialize(3)
            .fit(X, y, new Mse(), 2000, ParameterUpdate.sgd(0.2));

    Close.assertClose(
        fit.network().parameters(), solution.network().parameters(), 1e-10, "parameter");
    assertThat(solution.weights()[0][0]).isCloseTo(2, within(0.1));
    assertThat(solution.bias()[0]).isCloseTo(5, within(0.1));
  }

  @Test
  void theGradientVanishesAtTheSolution() {
    double[][] y = targets();
    Network network = LinearSolution.leastSquares(X, y).network();

    double[] gradient = network.objective(new Mse(), X, y).gradient(network.parameters());

    assertThat(gradient).hasSize(8);
    for (double g : gradient) {
      assertThat(g).isCloseTo(0, within(1e-13));
    }
  }

  @Test
  void dataWithoutAUniqueSolutionAreRefused() {
    double[][] twice = new double[10][2];
    for (int s = 0; s < 10; s++) {
      twice[s][0] = s;
      twice[s][1] = 2 * s;
    }

    assertThatThrownBy(() -> LinearSolution.leastSquares(twice, new double[10][1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("linear function of the others")
        .hasMessageContaining("leave such inputs out");
    assertThatThrownBy(() -> LinearSolution.leastSquares(new double[2][2], new double[2][1]))
        .hasMessageContaining("2 samples for 2 inputs")
        .hasMessageContaining("3 samples at least");
    assertThatThrownBy(() -> LinearSolution.leastSquares(X, new double[2][1]))
        .hasMessageContaining("60 samples and 2 targets");
  }

  @Test
  void aConstantInputIsRefused() {
    for (double constant : new double[] {0, 0.1, 1e-9, 3}) {
      double[][] x = TestData.normal(50, 3, 6);
      for (double[] row : x) {
        row[1] = constant;
      }
      assertThatThrownBy(() -> LinearSolution.leastSquares(x, new double[50][1]))
          .as("constant %s", constant)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("leave such inputs out");
    }
  }

  @Test
  void smallInputsAreSolved() {
    assertRecovered(3, i -> 0, i -> 1e-5);
    assertRecovered(3, i -> 0, i -> 1e-170);
  }

  @Test
  void inputsInDifferentUnitsAreSolved() {
    assertRecovered(13, i -> 0, i -> Math.pow(10, -2 + 4 * i / 12.0));
  }

  @Test
  void manyInputsFarFromZeroAreSolved() {
    assertRecovered(100, i -> 5, i -> 1);
  }

  /** Targets linear in normal inputs of given means and deviations, without noise. */
  private static void assertRecovered(
      int inputs, IntToDoubleFunction mean, IntToDoubleFunction deviation) {
    double[][] x = TestData.normal(400, inputs, 7);
    double[][] y = new double[400][1];
    for (int s = 0; s < x.length; s++) {
      y[s][0] = 2;
      for (int i = 0; i < inputs; i++) {
        y[s][0] += (i + 1) * x[s][i];
        x[s][i] = mean.applyAsDouble(i) + deviation.applyAsDouble(i) * x[s][i];
      }
    }

    LinearSolution solution = LinearSolution.leastSquares(x, y);

    double bias = 2;
    for (int i = 0; i < inputs; i++) {
      double weight = (i + 1) / deviation.applyAsDouble(i);
      bias -= weight * mean.applyAsDouble(i);
      assertThat(solution.weights()[0][i] / weight).as("weight %d", i).isCloseTo(1, within(1e-10));
    }
    assertThat(solution.bias()[0]).isCloseTo(bias, within(1e-9));
  }

  @Test
  void aTrainedPerceptronsHyperplaneSeparatesTheClasses() {
    double[][] x = TestData.twoClouds(100, 4);
    for (int s = 0; s < x.length; s++) {
      x[s][0] += s % 2 == 0 ? -3 : 3;
    }
    double[][] y = TestData.alternating(100);
    Network perceptron =
        Network.of(2, new Dense(1))
            .initialize(5)
            .fit(x, y, new BceWithLogits(), 500, ParameterUpdate.sgd(0.1))
            .network();

    Hyperplane plane = Hyperplane.of(perceptron, 0);

    for (int s = 0; s < x.length; s++) {
      assertThat(plane.distance(x[s]) > 0).isEqualTo(y[s][0] == 1);
      assertThat(plane.distance(x[s]) > 0).isEqualTo(perceptron.predict(x[s])[0] > 0);
    }
    double height = plane.coordinate(1, 3, 0);
    assertThat(plane.distance(new double[] {3, height})).isCloseTo(0, within(1e-12));
  }

  @Test
  void distancesAreEuclidean() {
    Hyperplane plane = new Hyperplane(new double[] {3, 4}, -5);

    assertThat(plane.distance(new double[] {0, 0})).isEqualTo(-1);
    assertThat(plane.coordinate(0, 99, 0.5)).isEqualTo(1);
    assertThat(plane.normal()).containsExactly(3, 4);
    assertThat(new Hyperplane(new double[] {3e-170, 4e-170}, 5e-170).distance(new double[2]))
        .isCloseTo(1, within(1e-15));
    Network noBias = Network.of(2, new Dense(1).withoutBias()).withParameters(new double[] {1, 1});
    assertThat(Hyperplane.of(noBias, 0).offset()).isZero();
  }

  @Test
  void hyperplanesAreEqualWhereTheirNumbersAreAndReadAsEquations() {
    double[] normal = {2, -3, 0};
    Hyperplane plane = new Hyperplane(normal, 0.5);
    normal[0] = 7;
    plane.normal()[0] = 7;

    assertThat(plane)
        .hasToString("2.0 x0 - 3.0 x1 + 0.0 x2 + 0.5 = 0")
        .isEqualTo(new Hyperplane(new double[] {2, -3, 0}, 0.5))
        .hasSameHashCodeAs(new Hyperplane(new double[] {2, -3, 0}, 0.5))
        .isNotEqualTo(new Hyperplane(new double[] {4, -6, 0}, 1))
        .isNotEqualTo(new Hyperplane(new double[] {2, -3, 0}, 1))
        .isNotEqualTo(new Hyperplane(new double[] {2, -3}, 0.5));
    assertThat(new Hyperplane(new double[] {-1}, -0.0)).hasToString("-1.0 x0 - 0.0 = 0");
  }

  @Test
  void solutionsAreEqualWhereTheirNumbersAreAndReadAsEquations() {
    double[][] weights = {{2, -3}, {0, 1e-9}};
    LinearSolution solution = new LinearSolution(weights, new double[] {0.5, -1});
    weights[0][0] = 7;
    solution.weights()[0][0] = 7;
    solution.bias()[0] = 7;

    double[][] same = {{2, -3}, {0, 1e-9}};
    assertThat(solution)
        .hasToString("y0 = 2.0 x0 - 3.0 x1 + 0.5\ny1 = 0.0 x0 + 1.0E-9 x1 - 1.0")
        .isEqualTo(new LinearSolution(same, new double[] {0.5, -1}))
        .hasSameHashCodeAs(new LinearSolution(same, new double[] {0.5, -1}))
        .isNotEqualTo(new LinearSolution(same, new double[] {0.5, 1}))
        .isNotEqualTo(new LinearSolution(new double[][] {{2}, {0}}, new double[] {0.5, -1}));
  }

  @Test
  void aSolutionNeedsABiasForEachOutput() {
    assertThatThrownBy(() -> new LinearSolution(new double[2][3], new double[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there are 2 rows of weights and 1 biases: give one bias for each row");
  }

  @Test
  void whatIsNoHyperplaneIsRefused() {
    Network network = Network.of(2, Activation.relu(), new Dense(1)).initialize(1);

    assertThatThrownBy(() -> Hyperplane.of(network, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("first layer is ReLU");
    assertThatThrownBy(() -> Hyperplane.of(Network.of(2, new Dense(3)).initialize(1), 3))
        .hasMessageContaining("no unit 3")
        .hasMessageContaining("0 to 2");
    assertThatThrownBy(() -> new Hyperplane(new double[2], 1)).hasMessageContaining("[0.0, 0.0]");
    Hyperplane plane = new Hyperplane(new double[] {1, 1}, 0);
    assertThatThrownBy(() -> plane.coordinate(2, 1, 1)).hasMessageContaining("no axis 2");
    assertThatThrownBy(() -> plane.distance(new double[3])).hasMessageContaining("length 3");
  }
}
