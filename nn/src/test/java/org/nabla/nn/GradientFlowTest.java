package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.nabla.nn.Finding.Verdict;

class GradientFlowTest {

  private static final double[][] X = TestData.normal(40, 3, 1);
  private static final double[][] Y = TestData.normal(40, 1, 2);

  /** y = relu(2 x - 1), then 3 y + 0.5, on x = 0, 1, 2 with targets 0, 3, 9.5. */
  private static final Network SMALL =
      Network.of(1, new Dense(1), Activation.relu(), new Dense(1))
          .withParameters(new double[] {2, -1, 3, 0.5});

  private static final double[][] SMALL_X = {{0}, {1}, {2}};
  private static final double[][] SMALL_Y = {{0}, {3}, {9.5}};

  @Test
  void momentsAreThoseOfACalculationByHand() {
    GradientFlow flow = GradientFlow.of(SMALL, new Mse(), SMALL_X, SMALL_Y);

    // Outputs of the layers are -1, 1, 3; 0, 1, 3; 0.5, 3.5, 9.5, so the loss is (1/4 + 1/4 + 0)/3
    // and its derivatives 2/3 of 0.5, 0.5, 0.
    assertThat(flow.loss()).isEqualTo(0.5 / 3);
    assertThat(flow.layers().stream().map(LayerFlow::name)).containsExactly("0", "1", "2");
    assertMoments(flow.layer("0").outputs(), -1, 1, 3);
    assertMoments(flow.layer("1").outputs(), 0, 1, 3);
    assertMoments(flow.layer("2").outputs(), 0.5, 3.5, 9.5);
    assertMoments(flow.layer("2").outputGradients(), 1 / 3.0, 1 / 3.0, 0);
    assertMoments(flow.layer("1").outputGradients(), 1, 1, 0);
    assertMoments(flow.layer("0").outputGradients(), 0, 1, 0);
    assertMoments(flow.layer("0").parameters(), 2, -1);
    assertMoments(flow.layer("2").parameters(), 3, 0.5);
    assertMoments(flow.layer("0").gradients(), 1, 1);
    assertMoments(flow.layer("2").gradients(), 1 / 3.0, 2 / 3.0);
    assertThat(flow.layer("1").parameters()).isEqualTo(Moments.NONE);
    assertThat(flow.layer("0").updates()).isEqualTo(Moments.NONE);
    assertThat(flow.layer("0").updateRatio()).isNaN();
    assertThat(flow.samples()).isEqualTo(3);
    assertThat(flow.notFinite()).isEmpty();
  }

  private static void assertMoments(Moments moments, double... values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double spread = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    assertThat(moments.count()).isEqualTo(values.length);
    Close.assertClose(moments.mean(), mean, 1e-14, "mean");
    Close.assertClose(moments.deviation(), Math.sqrt(spread / values.length), 1e-14, "deviation");
    Close.assertClose(moments.norm(), PlainKernels.norm(values), 1e-14, "norm");
  }

  @Test
  void updatesAreWhatTheStepAdded() {
    List<GradientFlow> flows = new ArrayList<>();

    Trainer.of(new Mse())
        .gradientFlow(1, flows::add)
        .fit(SMALL, SMALL_X, SMALL_Y, ParameterUpdate.sgd(0.3));

    LayerFlow first = flows.get(0).layer("0");
    assertMoments(first.updates(), -0.3, -0.3);
    assertMoments(first.parameters(), 2, -1);
    Close.assertClose(first.updateRatio(), 0.3 * Math.sqrt(2) / Math.sqrt(5), 1e-14, "ratio");
    assertMoments(flows.get(0).layer("2").updates(), -0.1, -0.2);
    assertThat(flows.get(0).layer("1").updateRatio()).isNaN();
  }

  @Test
  void theFlowOfABatchIsThatOfTheFirstStep() {
    Network network =
        Network.of(3, new Dense(5), Activation.tanh(), new Dense(1), Activation.sigmoid())
            .initialize(5);
    List<GradientFlow> flows = new ArrayList<>();

    Trainer.of(new Mse()).gradientFlow(1, flows::add).fit(network, X, Y, ParameterUpdate.sgd(0.1));

    GradientFlow alone = GradientFlow.of(network, new Mse(), X, Y);
    assertThat(flows).hasSize(1);
    assertThat(flows.get(0).epoch()).isEqualTo(1);
    assertThat(alone.epoch()).isZero();
    assertThat(flows.get(0).loss()).isEqualTo(alone.loss());
    for (int i = 0; i < 4; i++) {
      LayerFlow told = flows.get(0).layers().get(i);
      LayerFlow asked = alone.layers().get(i);
      assertThat(told.outputs()).isEqualTo(asked.outputs());
      assertThat(told.outputGradients()).isEqualTo(asked.outputGradients());
      assertThat(told.gradients()).isEqualTo(asked.gradients());
      assertThat(told.parameters()).isEqualTo(asked.parameters());
    }
  }

  @Test
  void outputsAndGradientsAreThoseOfPredictionAndObjective() {
    Network network =
        Network.of(3, new Dense(5), Activation.gelu(), new Dense(1), Activation.sigmoid())
            .initialize(5);

    GradientFlow flow = GradientFlow.of(network, new Mse(), X, Y);

    double[] predictions = Arrays.stream(network.predict(X)).mapToDouble(p -> p[0]).toArray();
    assertMoments(flow.layer("3").outputs(), predictions);
    double[] slopes = new double[40];
    Arrays.setAll(slopes, s -> 2 * (predictions[s] - Y[s][0]) / 40);
    assertMoments(flow.layer("3").outputGradients(), slopes);
    double[] gradient = network.objective(new Mse(), X, Y).gradient(network.parameters());
    assertMoments(flow.layer("0").gradients(), Arrays.copyOf(gradient, 20));
    assertMoments(flow.layer("2").gradients(), Arrays.copyOfRange(gradient, 20, 26));
  }

  @Test
  void everySoManyStepsAreToldInOrderBeforeTheStepItself() {
    List<String> heard = new ArrayList<>();

    Trainer.of(new Mse())
        .epochs(3)
        .batchSize(10)
        .gradientFlow(3, flow -> heard.add("flow " + flow.step() + " of epoch " + flow.epoch()))
        .onBatch(batch -> heard.add("step " + batch.step()))
        .onEpoch(epoch -> heard.add("epoch " + epoch.number()))
        .fit(Network.of(3, new Dense(1)).initialize(1), X, Y, ParameterUpdate.sgd(0.1));

    assertThat(heard)
        .containsExactly(
            "flow 0 of epoch 1",
            "step 0",
            "step 1",
            "step 2",
            "flow 3 of epoch 1",
            "step 3",
            "epoch 1",
            "step 4",
            "step 5",
            "flow 6 of epoch 2",
            "step 6",
            "step 7",
            "epoch 2",
            "step 8",
            "flow 9 of epoch 3",
            "step 9",
            "step 10",
            "step 11",
            "epoch 3");
  }

  @Test
  void watchingChangesNoBit() {
    Supplier<Trainer> trainer =
        () -> Trainer.of(new Mse()).epochs(20).batchSize(7).shuffle(3).seed(4);
    Layer nest = Sequence.of(new Dense(4), new Dropout(0.3), Activation.silu());
    Network network = Network.of(3, nest, new Implementations.Counting(), new Dense(1));
    Network start = network.initialize(6);
    List<GradientFlow> flows = new ArrayList<>();

    Fit without = trainer.get().fit(start, X, Y, ParameterUpdate.sgd(0.05));
    Fit with =
        trainer.get().gradientFlow(7, flows::add).fit(start, X, Y, ParameterUpdate.sgd(0.05));

    assertThat(flows).hasSize(18);
    assertThat(with.network().parameters()).isEqualTo(without.network().parameters());
    assertThat(with.network().state()).isEqualTo(without.network().state());
    assertThat(with.history().stepLosses()).isEqualTo(without.history().stepLosses());
  }

  @Test
  void layersWithinNestsHaveRowsAndTheNestFollowsThem() {
    Layer nest = Sequence.of(new Dense(4), Sequence.of(Activation.relu()));
    Network nested =
        Network.of(3, nest, new Dense(2), new Implementations.Counting(), new Dense(1));
    Network network = nested.initialize(6);

    GradientFlow flow = GradientFlow.of(network, new Mse(), X, Y);

    assertThat(flow.layers().stream().map(layer -> layer.name() + " " + layer.layer()))
        .containsExactly(
            "0.0 Dense(4)",
            "0.1.0 ReLU",
            "1 Dense(2)",
            "2.0 Dense(3)",
            "2.1.0 Tanh",
            "2.1.1 Dense(3)",
            "2 Counting[]",
            "3 Dense(1)");
    assertThat(flow.layers().stream().mapToLong(layer -> layer.parameters().count()))
        .containsExactly(16L, 0L, 10L, 9L, 0L, 9L, 0L, 4L);
    assertThat(flow.layer("2.0").outputs().count()).as("run by its nest, unseen").isZero();
    assertThat(flow.layer("2.1.0").outputs().count()).isEqualTo(80);
    assertThat(flow.layer("2.1.1").outputGradients().count()).isEqualTo(120);
    assertThatThrownBy(() -> flow.layer("2.1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "there is no layer '2.1': the layers are [0.0, 0.1.0, 1, 2.0, 2.1.0, 2.1.1, 2, 3]");
  }

  @Test
  void theBranchesOfAResidualBlockAreSeenBeforeTheyAreAdded() {
    Residual residual = Residual.of(new Dense(2), Activation.relu(), new Dense(2));
    Network network = Network.of(2, residual).initialize(6);
    double[][] x = TestData.normal(20, 2, 8);

    GradientFlow flow = GradientFlow.of(network, new Mse(), x, new double[20][2]);

    assertThat(flow.layers().stream().map(LayerFlow::name))
        .containsExactly("0.0.0", "0.0.1", "0.0.2", "0");
    FeatureSpace space = FeatureSpace.of(network, x);
    assertMoments(flow.layer("0.0.2").outputs(), flat(space.activations("0.0.2")));
    assertMoments(flow.layer("0").outputs(), flat(network.predict(x)));
    assertThat(flow.layer("0.0.2").outputGradients()).isEqualTo(flow.layer("0").outputGradients());
    assertThat(flow.layer("0").parameters())
        .as("the block has none itself")
        .isEqualTo(Moments.NONE);
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  @Test
  void theGradientIsWhatTheUpdateIsGivenPenaltiesIncluded() {
    Network network = Network.of(3, new Dense(1)).initialize(3);
    List<GradientFlow> flows = new ArrayList<>();
    List<double[]> given = new ArrayList<>();
    ParameterUpdate clipping =
        (parameters, gradient) -> {
          given.add(gradient.clone());
          ParameterUpdate.sgd(0.1).apply(parameters, gradient);
          Arrays.fill(gradient, 0);
        };

    Trainer.of(new Mse())
        .penalty(Penalty.l2(0.5))
        .gradientFlow(1, flows::add)
        .fit(network, X, Y, clipping);

    assertMoments(flows.get(0).layer("0").gradients(), given.get(0));
    assertThat(flows.get(0).layer("0").gradients())
        .isNotEqualTo(GradientFlow.of(network, new Mse(), X, Y).layer("0").gradients());
  }

  @Test
  void twentyLayersOfSigmoidsVanish() {
    Layer[] layers = new Layer[41];
    for (int i = 0; i < 40; i += 2) {
      layers[i] = new Dense(8);
      layers[i + 1] = Activation.sigmoid();
    }
    layers[40] = new Dense(1);

    GradientFlow flow = GradientFlow.of(Network.of(3, layers).initialize(1), new Mse(), X, Y);

    assertThat(flow.verdicts()).containsExactly(Verdict.VANISHING);
    Finding first = flow.findings().get(0);
    assertThat(first.verdict()).isEqualTo(Verdict.VANISHING);
    assertThat(first.layer()).isEqualTo("0");
    assertThat(first.rule())
        .matches(
            "its gradient has norm \\S+e-1\\d, \\S+e-1\\d of the largest of the layers after it,"
                + " less than 0.00100");
    assertThat(flow.findings().get(40).verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(flow).asString().contains("layer 0 is VANISHING: its gradient has norm");
  }

  @Test
  void largeWeightsExplode() {
    Layer[] layers = new Layer[20];
    for (int i = 0; i < 20; i += 2) {
      layers[i] = new Dense(8).withInitializers(Initializer.normal(2), Initializer.constant(0));
      layers[i + 1] = i < 18 ? Activation.relu() : new Dense(1);
    }

    GradientFlow flow = GradientFlow.of(Network.of(3, layers).initialize(1), new Mse(), X, Y);

    assertThat(flow.verdicts()).containsExactly(Verdict.EXPLODING);
    assertThat(flow.findings().get(0).rule())
        .matches(
            "the derivative by its outputs has norm \\S+, \\S+e\\+0\\d times that by the network's"
                + " outputs, more than 1.00e\\+03");
    assertThat(flow.findings().stream().map(Finding::rule))
        .anyMatch(rule -> rule.matches("its gradient has norm .* times that of its parameters.*"));
  }

  @Test
  void anUpdateLargerThanTheParametersExplodes() {
    List<GradientFlow> flows = new ArrayList<>();
    Network network = Network.of(3, new Dense(1)).withParameters(new double[] {.1, .1, .1, .1});

    Trainer.of(new Mse()).gradientFlow(1, flows::add).fit(network, X, Y, ParameterUpdate.sgd(5));

    assertThat(flows.get(0).verdicts()).containsExactly(Verdict.EXPLODING);
    assertThat(flows.get(0).findings().get(0).rule())
        .startsWith("its update has norm ")
        .endsWith(" times that of its parameters, more than 2.00");
    assertThat(flows.get(0).verdicts(new FlowRules(1e-3, 1e3, 1e3, 0.5, 0.5)))
        .containsExactly(Verdict.HEALTHY);
  }

  /** After the first step the parameters are the first update: with momentum the next is larger. */
  @Test
  void theSecondStepOfALayerThatBeganAtZeroIsHealthy() {
    Layer zero = new Dense(1).withInitializers(Initializer.constant(0), Initializer.constant(0));
    Network network = Network.of(3, new Dense(4), Activation.tanh(), zero).initialize(1);
    double[] velocity = new double[network.size()];
    ParameterUpdate heavyBall =
        (parameters, gradient) -> {
          for (int i = 0; i < velocity.length; i++) {
            velocity[i] = 0.9 * velocity[i] + gradient[i];
            parameters[i] -= 0.01 * velocity[i];
          }
        };
    List<GradientFlow> flows = new ArrayList<>();

    Trainer.of(new Mse()).epochs(3).gradientFlow(1, flows::add).fit(network, X, Y, heavyBall);

    assertThat(flows.get(0).layer("2").updateRatio()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(flows.get(1).layer("2").updateRatio()).isBetween(1.5, 1.9);
    assertThat(flows.get(1).findings())
        .extracting(Finding::verdict)
        .doesNotContain(Verdict.EXPLODING);
    assertThat(flows.get(2).findings())
        .extracting(Finding::verdict)
        .doesNotContain(Verdict.EXPLODING);
  }

  @Test
  void theRatioOfNoUpdateToNoParametersIsNoNumber() {
    Layer zero = new Dense(2).withInitializers(Initializer.constant(0), Initializer.constant(0));
    Layer last = new Dense(1).withInitializers(Initializer.constant(0), Initializer.constant(0));
    Network network = Network.of(3, zero, Activation.tanh(), last).initialize(1);
    List<GradientFlow> flows = new ArrayList<>();

    Trainer.of(new Mse()).gradientFlow(1, flows::add).fit(network, X, Y, ParameterUpdate.sgd(0.1));

    assertThat(flows.get(0).layer("0").updates().norm()).isZero();
    assertThat(flows.get(0).layer("0").updateRatio()).isNaN();
    assertThat(flows.get(0).layer("2").updateRatio()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void columnsOfTheTableStandInLineHoweverLongNamesAndTextsAre() {
    Layer nest = Residual.of(new Dense(3), Activation.relu(), new Dense(3), Activation.tanh());
    for (int depth = 0; depth < 4; depth++) {
      nest = Sequence.of(nest);
    }

    GradientFlow flow =
        GradientFlow.of(Network.of(3, nest, new Dense(1)).initialize(1), new Mse(), X, Y);

    String[] lines = flow.toString().split("\\R");
    int end = lines[1].indexOf("sat.") + 4;
    assertThat(lines).hasSizeGreaterThanOrEqualTo(2 + flow.layers().size());
    for (int i = 0; i < flow.layers().size(); i++) {
      assertThat(lines[2 + i]).startsWith(flow.layers().get(i).name()).hasSize(end);
    }
    assertThat(flow.layer("0.0.0.0.0.0.3").layer()).isEqualTo("Tanh");
    assertThat(flow.layer("0.0.0.0.0").layer())
        .isEqualTo("Residual[Dense(3), ReLU, Dense(3), Tanh]");
    assertThat(flow).asString().contains("\n0.0.0.0.0     Residual[Dense(3), Re...  ");
  }

  @Test
  void aFlowWithoutLayersIsRefused() {
    assertThatThrownBy(() -> new GradientFlow(0, 0, 0, 0, List.of(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a flow has no layers: give a row for each layer");
  }
}
