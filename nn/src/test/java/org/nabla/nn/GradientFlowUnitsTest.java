package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nabla.nn.Finding.Verdict;

/** Dead and saturated units, healthy networks, numbers that are not finite, settings. */
class GradientFlowUnitsTest {

  private static final double[][] X = TestData.normal(40, 3, 1);
  private static final double[][] Y = TestData.normal(40, 1, 2);

  private static GradientFlow flow(Network network) {
    return GradientFlow.of(network, new Mse(), X, Y);
  }

  @Test
  void aBiasOfMinusAHundredKillsReLUs() {
    Layer first = new Dense(4);
    Network start = Network.of(3, first, Activation.relu(), new Dense(1)).initialize(1);
    double[] parameters = start.parameters();
    parameters[12] = -100;
    parameters[13] = -100;
    parameters[15] = -100;

    GradientFlow flow = flow(start.withParameters(parameters));

    assertThat(flow.layer("1").dead()).isEqualTo(0.75);
    assertThat(flow.layer("1").saturated()).isZero();
    assertThat(flow.layer("0").dead()).as("no activation").isNaN();
    assertThat(flow.verdicts()).containsExactly(Verdict.DEAD);
    assertThat(flow.findings().get(1))
        .hasToString(
            "layer 1 is DEAD: 3 of 4 units are on for no sample of the batch, at least the share"
                + " 0.500");
    parameters[14] = -100;
    assertThat(flow(start.withParameters(parameters)).verdicts())
        .containsExactlyInAnyOrder(Verdict.DEAD, Verdict.VANISHING);
    assertThat(flow.verdicts(new FlowRules(1e-3, 1e3, 1, 0.8, 0.5)))
        .containsExactly(Verdict.HEALTHY);
  }

  @Test
  void weightsTimesAHundredSaturateTanh() {
    Network start =
        Network.of(3, new Dense(6), Activation.tanh(), new Dense(1), Activation.tanh())
            .initialize(1);
    double[] parameters = start.parameters();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] *= 300;
    }

    GradientFlow flow = flow(start.withParameters(parameters));

    assertThat(flow.layer("1").saturated()).isGreaterThanOrEqualTo(0.5);
    assertThat(flow.layer("1").dead()).isZero();
    assertThat(flow.verdicts()).contains(Verdict.SATURATED);
    assertThat(flow.findings().stream().filter(f -> f.verdict() == Verdict.SATURATED))
        .as("the outputs may be at their ends")
        .extracting(Finding::layer)
        .containsExactly("1");
    assertThat(flow(start).layer("1").saturated()).isZero();
  }

  @Test
  void whatIsStuckFollowsFromTheDerivativeOfAnyActivation() {
    double[][] low = new double[20][1];
    double[][] middle = new double[20][1];
    for (int s = 0; s < 20; s++) {
      low[s][0] = -40;
      middle[s][0] = s % 2 == 0 ? 1.5 : -1.5;
    }
    Activation own = Activation.of("own", x -> 5 * Math.max(x, 0), (x, y) -> x > 0 ? 5 : 0);
    List<Activation> oneEnd =
        List.of(
            Activation.relu(),
            Activation.elu(1),
            Activation.selu(),
            Activation.gelu(),
            Activation.geluTanh(),
            Activation.silu(),
            Activation.mish(),
            Activation.softplus(),
            Activation.hardSwish(),
            own);
    List<Activation> bothEnds =
        List.of(
            Activation.sigmoid(),
            Activation.tanh(),
            Activation.softsign(),
            Activation.hardtanh(-2, 2),
            Activation.hardSigmoid(),
            Activation.relu6());
    List<Activation> noEnd =
        List.of(
            Activation.identity(),
            Activation.leakyRelu(0.005),
            Activation.leakyRelu(0.01),
            Activation.leakyRelu(0.2));

    for (Activation activation : oneEnd) {
      assertThat(stuck(activation, low)).as("%s", activation).containsExactly(1, 0);
      assertThat(stuck(activation, middle)).as("%s", activation).containsExactly(0, 0);
    }
    for (Activation activation : bothEnds) {
      assertThat(stuck(activation, low)).as("%s", activation).containsExactly(0, 1);
      assertThat(stuck(activation, middle)).as("%s", activation).containsExactly(0, 0);
    }
    for (Activation activation : noEnd) {
      assertThat(stuck(activation, low)).as("%s", activation).containsExactly(0, 0);
    }
  }

  private static double[] stuck(Activation activation, double[][] x) {
    GradientFlow flow =
        GradientFlow.of(
            Network.of(1, activation).initialize(1), new Mse(), x, new double[x.length][1]);
    return new double[] {flow.layer("0").dead(), flow.layer("0").saturated()};
  }

  @Test
  void aUnitMayBeFreeForOneSampleInTwentyAndSaturated() {
    double[][] x = new double[40][1];
    for (int s = 0; s < 40; s++) {
      x[s][0] = s < 2 ? 0 : 99;
    }
    assertThat(stuck(Activation.tanh(), x)).containsExactly(0, 1);
    x[2][0] = 0;
    assertThat(stuck(Activation.tanh(), x)).containsExactly(0, 0);
    x[0][0] = -1;
    assertThat(stuck(Activation.relu(), x)).containsExactly(0, 0);
  }

  @Test
  void aFewSamplesKillNothing() {
    Network network = Network.of(1, Activation.relu(), new Dense(1)).initialize(1);
    double[][] x = {{-1}, {-2}};

    GradientFlow flow = GradientFlow.of(network, new Mse(), x, new double[2][1]);

    assertThat(flow.layer("0").dead()).isEqualTo(1);
    assertThat(flow.verdicts()).containsExactly(Verdict.HEALTHY);
    assertThat(flow.findings().get(0).rule())
        .isEqualTo("1.00 of its units are dead, 0.00 saturated");
  }

  /** PyTorch's default slope lets enough through for the weights before it to learn. */
  @Test
  void theUsualLeakKeepsUnitsAlive() {
    Layer below = new Dense(4).withInitializers(Initializer.normal(1), Initializer.constant(-5));
    Network leaky = Network.of(3, below, Activation.leakyRelu(0.01), new Dense(1)).initialize(1);
    Network relu = Network.of(3, below, Activation.relu(), new Dense(1)).initialize(1);

    assertThat(flow(leaky).layer("1").dead()).isZero();
    assertThat(flow(leaky).verdicts()).containsExactly(Verdict.HEALTHY);
    assertThat(flow(relu).verdicts()).contains(Verdict.DEAD);
  }

  @Test
  void gradientsThatAreAllZeroHaveVanished() {
    Network start =
        Network.of(3, new Dense(4), Activation.tanh(), new Dense(1), Activation.sigmoid())
            .initialize(1);
    double[] parameters = start.parameters();
    parameters[parameters.length - 1] = 1000;
    Network stuck = start.withParameters(parameters);

    GradientFlow flow = GradientFlow.of(stuck, new Mse(), X, new double[40][1]);
    GradientFlow solved = GradientFlow.of(stuck, new Mse(), X, stuck.predict(X));

    assertThat(flow.verdicts()).containsExactly(Verdict.VANISHING);
    assertThat(flow.findings().get(0).layer()).isEqualTo("0");
    assertThat(flow.findings().get(0).verdict()).isEqualTo(Verdict.VANISHING);
    assertThat(flow.findings().get(2))
        .hasToString(
            "layer 2 is VANISHING: its gradient is 0, though the derivative by the network's"
                + " outputs has norm 0.316");
    assertThat(solved.verdicts()).as("nothing is left to learn").containsExactly(Verdict.HEALTHY);
  }

  @Test
  void anOrdinaryNetworkIsHealthy() {
    Network network =
        Network.of(
                3, new Dense(16), Activation.relu(), new Dense(8), Activation.tanh(), new Dense(1))
            .initialize(3);

    GradientFlow flow = flow(network);

    assertThat(flow.verdicts()).containsExactly(Verdict.HEALTHY);
    assertThat(flow.findings()).hasSize(5).allMatch(f -> f.verdict() == Verdict.HEALTHY);
    assertThat(flow.findings().get(0).rule())
        .matches("its gradient has norm \\S+, \\S+ of the largest of the layers after it");
    assertThat(flow.findings().get(4).rule()).matches("its gradient has norm \\S+");
  }

  @Test
  void theStepThatDivergesIsToldBeforeTheException() {
    Network network = Network.of(3, new Dense(4), Activation.relu(), new Dense(1)).initialize(4);
    List<GradientFlow> flows = new ArrayList<>();
    Trainer trainer = Trainer.of(new Mse()).epochs(500).gradientFlow(100, flows::add);

    assertThatThrownBy(() -> trainer.fit(network, X, Y, ParameterUpdate.sgd(10)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("training diverged at step " + last(flows).step() + ":");

    GradientFlow last = last(flows);
    assertThat(flows).hasSize(2);
    assertThat(last.step() % 100).isNotZero();
    assertThat(last.loss()).isNotFinite();
    assertThat(last.notFinite()).isPresent();
    assertThat(last.verdicts()).contains(Verdict.EXPLODING);
    assertThat(last).asString().contains("\nfirst ");
  }

  private static GradientFlow last(List<GradientFlow> flows) {
    return flows.get(flows.size() - 1);
  }

  private static NotFinite place(Network network, Loss loss, ParameterUpdate update, int every) {
    List<GradientFlow> flows = new ArrayList<>();
    Trainer trainer = Trainer.of(loss).epochs(9).batchSize(20).gradientFlow(every, flows::add);
    assertThatThrownBy(() -> trainer.fit(network, X, Y, update))
        .isInstanceOf(ArithmeticException.class);
    return last(flows).notFinite().orElseThrow();
  }

  /** Gives NaN in its fourth pass of training, by a count of its own. */
  private record Fourth() implements Layer {
    @Override
    public int outputs(int inputs) {
      return inputs;
    }

    @Override
    public List<StateSpec> states(int inputs) {
      return List.of(new StateSpec("passes", List.of(), 0));
    }

    @Override
    public void forward(Pass pass, double[][] x, double[][] y) {
      double count = 0;
      if (pass.training()) {
        count = ++pass.state()[pass.stateOffset(0)];
      }
      for (int u = 0; u < y.length; u++) {
        for (int s = 0; s < pass.samples(); s++) {
          y[u][s] = count == 4 ? Double.NaN : x[u][s];
        }
      }
    }

    @Override
    public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
      for (int u = 0; u < y.length; u++) {
        System.arraycopy(dy[u], 0, dx[u], 0, pass.samples());
      }
    }
  }

  @Test
  void theStepThatDivergesIsSeenAgainWithTheStateItBeganWith() {
    Network network = Network.of(3, new Dense(3), new Fourth(), new Dense(1)).initialize(1);
    List<GradientFlow> flows = new ArrayList<>();
    Trainer trainer = Trainer.of(new Mse()).epochs(10).gradientFlow(100, flows::add);

    assertThatThrownBy(() -> trainer.fit(network, X, Y, ParameterUpdate.sgd(0.01)))
        .hasMessageContaining("training diverged at step 3:");

    assertThat(last(flows).step()).isEqualTo(3);
    assertThat(last(flows).loss()).isNaN();
    assertThat(last(flows).notFinite().orElseThrow().place()).isEqualTo("layer 1, Fourth[]");
    assertThat(last(flows).verdicts()).contains(Verdict.EXPLODING);
  }

  @Test
  void thePlaceWhereNumbersStoppedBeingFiniteIsTheFirst() {
    Network network = Network.of(3, new Dense(2), new Dense(1)).initialize(1);
    Activation broken = Activation.of("broken", x -> x > 1 ? Double.NaN : x, (x, y) -> 1);
    Loss infinite =
        (samples, prediction, target, gradient) -> {
          gradient[0][3] = Double.POSITIVE_INFINITY;
          return 1;
        };
    int[] calls = {0};
    ParameterUpdate third =
        (parameters, gradient) -> {
          if (++calls[0] == 3) {
            parameters[9] = Double.NaN;
          }
        };

    assertThat(place(network, new Mse(), (p, g) -> p[4] = Double.NaN, 1))
        .isEqualTo(new NotFinite(NotFinite.Kind.UPDATE, "0.weight", 4, -1, Double.NaN))
        .hasToString("the update of parameter 0.weight[4] is NaN");
    assertThat(place(network, new Mse(), third, 100))
        .isEqualTo(new NotFinite(NotFinite.Kind.PARAMETER, "1.weight", 1, -1, Double.NaN))
        .hasToString("parameter 1.weight[1] is NaN");
    calls[0] = 1;
    assertThat(place(network, new Mse(), third, 100))
        .as("found at the end of an epoch")
        .isEqualTo(new NotFinite(NotFinite.Kind.PARAMETER, "1.weight", 1, -1, Double.NaN));
    NotFinite output =
        place(Network.of(3, broken, new Dense(1)).initialize(1), new Mse(), (p, g) -> {}, 1);
    assertThat(output.kind()).isEqualTo(NotFinite.Kind.OUTPUT);
    assertThat(output.place()).isEqualTo("layer 0, broken");
    assertThat(X[output.sample()][output.index()]).isGreaterThan(1);
    assertThat(place(network, infinite, (p, g) -> {}, 1))
        .hasToString("the derivative by output 0 of layer 1, Dense(1) is Infinity for sample 3");
  }

  @Test
  void aGradientByAParameterMayBeTheFirstPlace() {
    record Bad() implements Layer {
      @Override
      public int outputs(int inputs) {
        return inputs;
      }

      @Override
      public List<ParameterSpec> parameters(int inputs) {
        return new Implementations.Scale().parameters(inputs);
      }

      @Override
      public void forward(Pass pass, double[][] x, double[][] y) {
        new Implementations.Scale().forward(pass, x, y);
      }

      @Override
      public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
        new Implementations.Scale().backward(pass, x, y, dy, dx);
        pass.gradient()[pass.offset(0) + 2] = Double.NaN;
      }
    }
    Network network = Network.of(3, Activation.tanh(), new Bad(), new Dense(1)).initialize(1);

    assertThat(flow(network).notFinite().orElseThrow())
        .isEqualTo(new NotFinite(NotFinite.Kind.GRADIENT, "1.weight", 2, -1, Double.NaN));
    assertThat(flow(network).findings().get(1).rule())
        .isEqualTo("derivatives by parameters: a number is not finite");
  }

  @Test
  void aLossThatRefusesTheOutputsEndsTheFlowThere() {
    List<GradientFlow> flows = new ArrayList<>();
    Network bare = Network.of(3, new Dense(1)).initialize(1);
    Trainer trainer = Trainer.of(new Bce()).gradientFlow(1, flows::add);

    assertThatThrownBy(() -> trainer.fit(bare, X, new double[40][1], ParameterUpdate.sgd(1)))
        .isInstanceOf(ArithmeticException.class);

    assertThat(flows).hasSize(1);
    assertThat(flows.get(0).loss()).isNaN();
    assertThat(flows.get(0).layer("0").outputs().count()).isEqualTo(40);
    assertThat(flows.get(0).layer("0").outputGradients().count()).isZero();
    assertThat(flows.get(0).layer("0").gradients().count()).isZero();
  }

  @Test
  void stepsThatAreNotWatchedAllocateNothing() {
    Trainer trainer = Trainer.of(new BceWithLogits()).gradientFlow(1000, flow -> {});

    assertThat(Allocation.ofSteps(trainer)).as("bytes of 980 steps").isLessThan(1000);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> Trainer.of(new Mse()).gradientFlow(0, flow -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the number of steps from one gradient flow to the next is 0: it must be at least 1");
    assertThatThrownBy(() -> new FlowRules(1, 1e3, 1, 0.5, 0.5))
        .hasMessage(
            "the part of the gradient that vanishes is 1.0: it must be between 0 and 1, 1e-3 for"
                + " instance");
    assertThatThrownBy(() -> new FlowRules(1e-3, Double.NaN, 1, 0.5, 0.5))
        .hasMessageContaining("explodes is NaN: it must be above 1, 1000 for instance");
    assertThatThrownBy(() -> new FlowRules(1e-3, 1e3, 0, 0.5, 0.5))
        .hasMessage("the largest update is 0.0: it must be positive and finite");
    assertThatThrownBy(() -> new FlowRules(1e-3, 1e3, 1, 0, 0.5))
        .hasMessageContaining("dead units is 0.0: it must be above 0 and at most 1");
    assertThatThrownBy(() -> new FlowRules(1e-3, 1e3, 1, 0.5, 1.5))
        .hasMessageContaining("saturated units is 1.5");
  }
}
