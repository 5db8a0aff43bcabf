package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NetworkTest {

  @Test
  void oneSampleTakesNoWorkspace() {
    Network network =
        Network.of(784, new Dense(512), Activation.relu(), new Dense(10)).initialize(1);
    double[] sample = TestData.normal(1, 784, 2)[0];
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    network.predict(sample);
    long before = threads.getThreadAllocatedBytes(id);

    for (int i = 0; i < 100; i++) {
      network.predict(sample);
    }

    long bytes = (threads.getThreadAllocatedBytes(id) - before) / 100;
    assertThat(bytes)
        .as("bytes of one prediction, the outputs of three layers among them")
        .isLessThan(2 * 8 * (512 + 512 + 10));
  }

  @Test
  void whilePredictingALayerSeesNoGradient() {
    List<Integer> lengths = new ArrayList<>();
    Layer curious =
        new Layer() {
          @Override
          public int outputs(int inputs) {
            return inputs;
          }

          @Override
          public void forward(Pass pass, double[][] x, double[][] y) {
            lengths.add(pass.gradient().length);
          }

          @Override
          public void backward(
              Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {}
        };
    Network network = Network.of(2, new Dense(3), curious).initialize(1);

    network.predict(new double[2]);
    network.predict(new double[1][2]);

    assertThat(lengths).containsExactly(0, 0);
  }

  @Test
  void theGradientByTheInputsTakesMemoryOnlyWhereItIsSet() {
    Network dense = Network.of(7, new Dense(1)).initialize(1);
    Network relu = Network.of(7, Activation.relu(), new Dense(1)).initialize(1);

    Workspace training = new Workspace(dense, 5, true, Kernels.best());
    assertThat(training.inputGradient()).isEmpty();
    training.wantInputGradient();
    assertThat(training.inputGradient()).hasDimensions(7, 5);
    assertThat(new Workspace(relu, 5, true, Kernels.best()).inputGradient()).hasDimensions(7, 5);
    assertThat(new Workspace(relu, 5, false, Kernels.best()).inputGradient()).isEmpty();
  }

  private static final Network SMALL = Network.of(2, new Dense(3), Activation.relu(), new Dense(1));

  @Test
  void aPerceptronIsOneUnit() {
    Network perceptron = Network.of(2, new Dense(1)).withParameters(new double[] {0.5, -1, 0.25});

    assertThat(perceptron.predict(new double[] {2, 3})).containsExactly(-1.75);
  }

  @Test
  void blocksHavePyTorchsNamesAndLayout() {
    assertThat(SMALL.blocks())
        .containsExactly(
            new ParameterBlock("0.weight", 0, List.of(3, 2), true),
            new ParameterBlock("0.bias", 6, List.of(3), false),
            new ParameterBlock("2.weight", 9, List.of(1, 3), true),
            new ParameterBlock("2.bias", 12, List.of(1), false));
    assertThat(SMALL.size()).isEqualTo(13);
    assertThat(SMALL.decays())
        .containsExactly(
            true, true, true, true, true, true, false, false, false, true, true, true, false);
  }

  @Test
  void initialValuesAreUniformWithinOneOverTheRootOfFanIn() {
    Network network = Network.of(9, new Dense(500)).initialize(3);

    double[] all = network.parameters();
    assertThat(Arrays.stream(all).max().orElseThrow()).isBetween(0.99 / 3, 1.0 / 3);
    assertThat(Arrays.stream(all).min().orElseThrow()).isBetween(-1.0 / 3, -0.99 / 3);
    assertThat(network.parameters("0.bias")).hasSize(500).doesNotContain(0);
  }

  @Test
  void theSameSeedGivesTheSameParameters() {
    assertThat(SMALL.initialize(5).parameters()).isEqualTo(SMALL.initialize(5).parameters());
    assertThat(SMALL.initialize(5).parameters()).isNotEqualTo(SMALL.initialize(6).parameters());
    assertThat(SMALL.initialize(new SplittableRandom(5)).parameters())
        .isEqualTo(SMALL.initialize(5).parameters());
  }

  @Test
  void aBatchOfAnySizePredictsLikeItsSamplesOneByOne() {
    Network network = SMALL.initialize(11);
    double[][] x = TestData.normal(1000, 2, 12);

    double[][] batch = network.predict(x);

    for (int s = 0; s < x.length; s++) {
      Close.assertClose(network.predict(x[s]), batch[s], 1e-14, "sample " + s);
      assertThat(network.predict(new double[][] {x[s]})[0]).isEqualTo(batch[s]);
    }
  }

  @Test
  void eightThreadsPredictWhatOnePredicts() {
    Network large =
        Network.of(
            40, new Dense(64), Activation.relu(), new Dense(48), Activation.tanh(), new Dense(3));
    for (Network network : new Network[] {SMALL.initialize(11), large.initialize(11)}) {
      double[][] x = TestData.normal(300, network.inputs(), 12);
      double[][] alone = network.predict(x);
      double[] one = network.predict(x[7]);

      List<double[][]> together = Parallel.map(64, 8, i -> network.predict(x));
      List<double[]> single = Parallel.map(64, 8, i -> network.predict(x[7]));

      assertThat(together).hasSize(64).allSatisfy(r -> assertThat(r).isDeepEqualTo(alone));
      assertThat(single).hasSize(64).allSatisfy(r -> assertThat(r).isEqualTo(one));
    }
  }

  @Test
  void theGradientIsThatOfTheLoss() {
    Network network = Network.of(2, new Dense(4), Activation.sigmoid(), new Dense(2)).initialize(1);
    double[][] x = TestData.normal(7, 2, 2);
    double[][] y = TestData.normal(7, 2, 3);
    double[] at = network.parameters();
    double[] gradient = new double[network.size()];
    Arrays.fill(gradient, Double.NaN);

    double loss = network.lossAndGradient(new Mse(), at, x, y, gradient);

    Objective objective = network.objective(new Mse(), x, y);
    assertThat(objective.loss(at)).isEqualTo(loss);
    assertThat(loss).isEqualTo(new Mse().value(network.predict(x), y));
    assertThat(objective.gradient(at)).isEqualTo(gradient);
    for (int i = 0; i < at.length; i++) {
      double h = 1e-6;
      double[] up = at.clone();
      double[] down = at.clone();
      up[i] += h;
      down[i] -= h;
      double slope = (objective.loss(up) - objective.loss(down)) / (2 * h);
      assertThat(gradient[i]).isCloseTo(slope, org.assertj.core.data.Offset.offset(1e-8));
    }
  }

  @Test
  void aLayerThatDoesNotFitIsNamedWithBothSizes() {
    assertThatThrownBy(() -> Network.of(2, new Dense(3), Activation.relu(), new Dense(4, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("layer 2, Dense(4, 1), after layer 1, ReLU: expects 4 inputs but is given 3");
    assertThatThrownBy(() -> Network.of(2, new Dense(3, 1)))
        .hasMessage("layer 0, Dense(3, 1), after the inputs: expects 3 inputs but is given 2");
    assertThatThrownBy(() -> Network.of(0, new Dense(1)))
        .hasMessageContaining("number of inputs of a network is 0");
    assertThatThrownBy(() -> Network.of(1)).hasMessageContaining("no layers");
    assertThatThrownBy(() -> new Dense(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the number of units of a Dense layer is -1: it must be at least 1");
  }

  @Test
  void dataThatDoNotFitAreRefused() {
    Network network = SMALL.initialize(1);

    assertThatThrownBy(() -> network.predict(new double[][] {{1, 2, 3}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 columns")
        .hasMessageContaining("2 inputs");
    assertThatThrownBy(() -> network.predict(new double[] {1, 2, 3}))
        .hasMessageContaining("3 numbers")
        .hasMessageContaining("2 inputs");
    assertThatThrownBy(() -> network.predict(new double[][] {{1, 2}, {3}}))
        .hasMessageContaining("ragged: row 1 has 1 numbers but row 0 has 2");
    assertThatThrownBy(() -> network.predict(new double[0][]))
        .hasMessageContaining("no rows: give at least one");
    assertThatThrownBy(() -> network.predict(new double[][] {{1, 2}, {3, Double.NaN}}))
        .hasMessageContaining("number 1 of row 1 is NaN");
    assertThatThrownBy(() -> network.predict(new double[] {1, Double.POSITIVE_INFINITY}))
        .hasMessageContaining("Infinity");
  }

  @Test
  void parametersMustFit() {
    assertThatThrownBy(() -> SMALL.withParameters(new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the parameter array has length 3: it must be 13");
    double[] broken = new double[13];
    broken[7] = Double.NaN;
    assertThatThrownBy(() -> SMALL.withParameters(broken))
        .hasMessageContaining("parameter 0.bias[1] is NaN");
    assertThatThrownBy(() -> SMALL.predict(new double[2]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("initialize(seed)");
    assertThatThrownBy(() -> SMALL.initialize(1).parameters("1.weight"))
        .hasMessageContaining("'1.weight'")
        .hasMessageContaining("0.weight");
    Objective objective = SMALL.objective(new Mse(), new double[1][2], new double[1][1]);
    assertThatThrownBy(() -> objective.gradient(new double[2]))
        .hasMessageContaining("length 2: it must be 13");
    assertThat(objective.size()).isEqualTo(13);
  }

  @Test
  void twoBlocksOfOneNameAreRefused() {
    record Twice() implements Layer {
      @Override
      public int outputs(int inputs) {
        return inputs;
      }

      @Override
      public List<ParameterSpec> parameters(int inputs) {
        ParameterSpec spec =
            new ParameterSpec("weight", List.of(1), 1, 1, Initializer.constant(0), true);
        return List.of(spec, spec);
      }

      @Override
      public void forward(Pass pass, double[][] x, double[][] y) {}

      @Override
      public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {}
    }

    assertThatThrownBy(() -> Network.of(1, new Dense(1), new Twice()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layer 1, Twice[] has two blocks named 'weight'")
        .hasMessageContaining("a name of its own");
  }

  @Test
  void textSaysTheLayers() {
    assertThat(SMALL).hasToString("Network of 2 inputs, [Dense(3), ReLU, Dense(1)], 13 parameters");
  }

  @Test
  void aBlockSaysWhatIsWrongWithIt() {
    Initializer zero = Initializer.constant(0);
    assertThatThrownBy(() -> new ParameterSpec(" ", List.of(1), 1, 1, zero, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blank");
    assertThatThrownBy(() -> new ParameterSpec("w", List.of(2, 0), 1, 1, zero, true))
        .hasMessageContaining("[2, 0]");
    assertThatThrownBy(() -> new ParameterSpec("w", List.of(1 << 16, 1 << 16), 1, 1, zero, true))
        .hasMessageContaining("2^31 - 1");
    assertThatThrownBy(() -> new ParameterSpec("w", List.of(1), 0, 1, zero, true))
        .hasMessageContaining("fanIn of w is 0");
    assertThatThrownBy(() -> Network.of(40_000, new Dense(40_000), new Dense(40_000)))
        .hasMessageContaining("layer 1, Dense(40000)")
        .hasMessageContaining("make it narrower");
  }

  @Test
  void aSeedIsAFunctionOfRunStepAndLayer() {
    Pass root = Pass.root(1, List.of(), Kernels.best());
    Layer nest = new Softmax();
    root.at(7, 100);
    long first = root.child(0, nest, 1).seed();

    long[] others = {
      root.child(1, nest, 1).seed(),
      root.child(0, nest, 1).child(0, nest, 1).seed(),
      root.child(1, nest, 1).child(0, nest, 1).seed()
    };
    assertThat(others).doesNotContain(first).doesNotHaveDuplicates();
    root.at(7, 101);
    assertThat(root.child(0, nest, 1).seed()).isNotEqualTo(first);
    root.at(8, 100);
    assertThat(root.child(0, nest, 1).seed()).isNotEqualTo(first);
    root.at(7, 100);
    assertThat(root.child(0, nest, 1).seed()).isEqualTo(first);
  }

  @Test
  void scratchMemoryIsKeptBetweenPasses() {
    Pass pass = Pass.root(5, List.of(), Kernels.best());

    double[][] scratch = pass.scratch(1, 3);
    scratch[2][4] = 1;

    assertThat(pass.scratch(1, 3)).isSameAs(scratch);
    assertThat(pass.scratch(0, 2)).hasDimensions(2, 5).isNotSameAs(scratch);
    assertThat(pass.training()).isFalse();
    assertThat(pass).hasToString("Pass of 0 samples, blocks at []");
  }
}
