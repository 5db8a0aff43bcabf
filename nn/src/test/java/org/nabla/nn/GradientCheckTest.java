package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GradientCheckTest {

  private static final double[][] X = TestData.normal(7, 3, 1);
  private static final double[][] Y = TestData.normal(7, 2, 2);

  @Test
  void everyLossOnADeepNetworkIsRight() {
    for (LossContract contract : LossCases.ALL) {
      Loss loss = contract.loss();
      int outputs = contract.predictions(1)[0].length;
      Layer last = loss instanceof Bce ? Activation.sigmoid() : Activation.identity();
      for (int samples : new int[] {1, 7}) {
        Network network =
            Network.of(
                    3,
                    new Dense(5),
                    Activation.gelu(),
                    new Dense(1),
                    Activation.relu(),
                    new Dense(outputs),
                    last)
                .initialize(3);

        GradientCheck check =
            GradientCheck.of(
                network, loss, TestData.normal(samples, 3, 4), contract.targets(samples));

        assertThat(check.passes(1e-6)).as("%s: %s", loss, check).isTrue();
      }
    }
  }

  @Test
  void aWrongDerivativeIsFoundWithItsPlace() {
    Activation wrong = Activation.of("wrong", x -> x * x, (x, y) -> x);
    Network network = Network.of(3, new Dense(2), wrong).initialize(1);

    GradientCheck check = GradientCheck.of(network, new Mse(), X, Y);

    assertThat(check.passes(1e-3)).isFalse();
    assertThat(check.worst().error()).isCloseTo(0.5, org.assertj.core.data.Offset.offset(0.01));
    assertThat(check).asString().contains("0.weight").contains("0.bias").contains("input 2");
    assertThat(check.blocks()).hasSize(5);
  }

  @Test
  void aGradientThatIsNotSetIsFound() {
    Layer forgetful = new Forgetful();
    Network network = Network.of(3, forgetful, new Dense(2)).initialize(1);

    GradientCheck check = GradientCheck.of(network, new Mse(), X, Y);

    assertThat(check.passes(1)).isFalse();
    assertThat(check.blocks().get(0).error()).isNaN();
  }

  @Test
  void oneDerivativeThatIsNotFiniteIsFoundWithItsPlaceAndHidesNoOther() {
    for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      for (int index : new int[] {0, 2}) {
        Network network =
            Network.of(3, new Dense(3), new Spoiled(index, wrong), new Dense(2)).initialize(1);

        GradientCheck check = GradientCheck.of(network, new Mse(), X, Y);

        assertThat(check.passes(1e-6)).as("%s at %d: %s", wrong, index, check).isFalse();
        assertThat(check.worst().name()).isEqualTo("1.weight");
        assertThat(check.worst().index()).isEqualTo(index);
        for (GradientCheck.Block block : check.blocks()) {
          if (!block.name().equals("1.weight")) {
            assertThat(block.error()).as(block.name()).isLessThan(1e-6);
          }
        }
      }
    }
  }

  @Test
  void anInfiniteDerivativeDoesNotHideAWrongOne() {
    Network network =
        Network.of(
                3,
                Activation.of("wrong", x -> x * x, (x, y) -> x),
                new Spoiled(1, Double.POSITIVE_INFINITY),
                new Dense(2))
            .initialize(1);

    GradientCheck check = GradientCheck.of(network, new Mse(), X, Y);

    for (GradientCheck.Block block : check.blocks()) {
      if (block.name().startsWith("input")) {
        assertThat(block.error()).isCloseTo(0.5, org.assertj.core.data.Offset.offset(0.01));
      }
    }
  }

  /** A layer whose gradient is right but for one number. */
  private record Spoiled(int index, double wrong) implements Layer {
    @Override
    public int outputs(int inputs) {
      return inputs;
    }

    @Override
    public java.util.List<ParameterSpec> parameters(int inputs) {
      return new Implementations.Scale().parameters(inputs);
    }

    @Override
    public void forward(Pass pass, double[][] x, double[][] y) {
      new Implementations.Scale().forward(pass, x, y);
    }

    @Override
    public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
      new Implementations.Scale().backward(pass, x, y, dy, dx);
      pass.gradient()[pass.offset(0) + index] = wrong;
    }
  }

  private record Forgetful() implements Layer {
    @Override
    public int outputs(int inputs) {
      return inputs;
    }

    @Override
    public java.util.List<ParameterSpec> parameters(int inputs) {
      return new Implementations.Scale().parameters(inputs);
    }

    @Override
    public void forward(Pass pass, double[][] x, double[][] y) {
      new Implementations.Scale().forward(pass, x, y);
    }

    @Override
    public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
      for (int u = 0; u < y.length; u++) {
        System.arraycopy(dy[u], 0, dx[u], 0, pass.samples());
      }
    }
  }

  @Test
  void kinksAreSkippedAndCounted() {
    Network network =
        Network.of(1, new Dense(1), Activation.relu()).withParameters(new double[] {1, 0});

    GradientCheck check =
        GradientCheck.of(network, new Mae(), new double[][] {{0}}, new double[][] {{-1}});

    assertThat(check.blocks().get(1).skipped()).isEqualTo(1);
    assertThat(check.blocks().get(0).checked()).isEqualTo(1);
  }

  /** A layer whose gradient by its inputs is three times what it ought to be. */
  private record Triple() implements Layer {
    @Override
    public int outputs(int inputs) {
      return inputs;
    }

    @Override
    public void forward(Pass pass, double[][] x, double[][] y) {
      for (int u = 0; u < y.length; u++) {
        System.arraycopy(x[u], 0, y[u], 0, pass.samples());
      }
    }

    @Override
    public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
      for (int u = 0; u < y.length; u++) {
        for (int s = 0; s < pass.samples(); s++) {
          dx[u][s] = 3 * dy[u][s];
        }
      }
    }
  }

  @Test
  void theRoundingOfALargeLossIsNoKink() {
    Initializer small = Initializer.normal(0.001);
    Layer first = new Dense(4).withInitializers(small, Initializer.constant(0));
    Layer last = new Dense(1).withInitializers(small, Initializer.constant(0));
    Network network = Network.of(3, first, new Triple(), last).initialize(1);
    double[][] y = TestData.normal(7, 1, 2);
    for (double[] row : y) {
      row[0] += 10_000;
    }

    GradientCheck check = GradientCheck.of(network, new Mse(), X, y);

    GradientCheck.Block weight = check.blocks().get(0);
    assertThat(weight.skipped()).as("%s", check).isZero();
    assertThat(weight.checked()).isEqualTo(12);
    assertThat(weight.error()).isCloseTo(2 / 3.0, org.assertj.core.data.Offset.offset(0.1));
    assertThat(check.passes(1e-3)).isFalse();
  }

  /** Right or wrong: a loss of 1e20 is too coarse to tell. */
  @Test
  void whatRoundingHidesIsSkippedAndDoesNotPass() {
    Initializer small = Initializer.normal(0.001);
    Layer only = new Dense(1).withInitializers(small, Initializer.constant(0));
    Network network = Network.of(3, only).initialize(1);
    double[][] y = TestData.normal(7, 1, 2);
    for (double[] row : y) {
      row[0] += 1e10;
    }

    GradientCheck check = GradientCheck.of(network, new Mse(), X, y);

    assertThat(check.blocks()).as("%s", check).allMatch(block -> block.checked() == 0);
    assertThat(check.passes(1)).isFalse();
  }

  @Test
  void layersThatReadWhatTheyKeepAreChecked() {
    for (boolean wrong : new boolean[] {false, true}) {
      Layer between = wrong ? new Triple() : Activation.identity();
      Network network =
          Network.of(3, new Dense(4), between, new Implementations.Shift(), new Dense(2))
              .initialize(1);

      GradientCheck check = GradientCheck.of(network, new Mse(), X, Y);

      assertThat(check.passes(1e-6)).as("%s", check).isEqualTo(!wrong);
      assertThat(check.blocks()).as("%s", check).allMatch(block -> block.skipped() == 0);
      assertThat(check.blocks().get(0).error() > 0.6).isEqualTo(wrong);
    }
  }
}
