package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceTest {

  private static final double[][] X = TestData.normal(7, 3, 1);
  private static final double[][] Y = TestData.normal(7, 2, 2);

  @Test
  void nestingChangesNamesAndNothingElse() {
    Network flat =
        Network.of(3, new Dense(4), Activation.tanh(), new Dense(5), new Dense(2)).initialize(3);
    Network nested =
        Network.of(
                3,
                new Dense(4),
                Sequence.of(Activation.tanh(), Sequence.of(new Dense(5))),
                new Dense(2))
            .initialize(3);

    assertThat(nested.blocks().stream().map(ParameterBlock::name))
        .containsExactly("0.weight", "0.bias", "1.1.0.weight", "1.1.0.bias", "2.weight", "2.bias");
    assertThat(nested.parameters()).isEqualTo(flat.parameters());
    assertThat(nested.predict(X)).isDeepEqualTo(flat.predict(X));
    assertThat(nested.predict(X[0])).isEqualTo(flat.predict(X[0]));
    Trainer trainer = Trainer.of(new Mse()).epochs(20).batchSize(3).shuffle(4);
    assertThat(trainer.fit(nested, X, Y, ParameterUpdate.sgd(0.1)).network().parameters())
        .isEqualTo(trainer.fit(flat, X, Y, ParameterUpdate.sgd(0.1)).network().parameters());
  }

  @Test
  void aNestAtTheBeginningLearnsLikeTheLayersByThemselves() {
    Network flat = Network.of(3, new Dense(4), Activation.tanh(), new Dense(2)).initialize(3);
    Network nested =
        Network.of(3, Sequence.of(new Dense(4), Activation.tanh()), new Dense(2)).initialize(3);

    assertThat(nested.fit(X, Y, new Mse(), 9, ParameterUpdate.sgd(0.1)).network().parameters())
        .isEqualTo(flat.fit(X, Y, new Mse(), 9, ParameterUpdate.sgd(0.1)).network().parameters());
  }

  @Test
  void operationsAreTheSum() {
    assertThat(Sequence.of(new Dense(4), new Dense(2)).operations(3))
        .isEqualTo(new Dense(4).operations(3) + new Dense(2).operations(4));
  }

  @Test
  void theMeaningOfTheOutputsIsThatOfTheLastLayerThatChangesIt() {
    assertThat(Sequence.of(new Dense(2), new Softmax()).probabilities(false)).isTrue();
    assertThat(Sequence.of(new Softmax(), Activation.identity()).probabilities(false)).isTrue();
    assertThat(Sequence.of(new Softmax(), new Dense(2)).probabilities(true)).isFalse();
  }

  @Test
  void aNestThatDoesNotFitIsNamedFromOutsideIn() {
    assertThatThrownBy(() -> Sequence.of()).hasMessageContaining("give at least one");
    assertThatThrownBy(
            () -> Network.of(3, new Dense(4), Sequence.of(Activation.relu(), new Dense(5, 2))))
        .hasMessageContaining("layer 1, Sequence[")
        .hasMessageContaining("layer 1, Dense(5, 2), after layer 0, ReLU")
        .hasMessageContaining("expects 5 inputs but is given 4");
  }

  @Test
  void trainingKeepsTheStateAndPredictingLeavesIt() {
    Network start = Network.of(3, new Implementations.Counting(), new Dense(2)).initialize(1);
    assertThat(start.stateBlocks())
        .containsExactly(new ParameterBlock("0.seen", 0, List.of(), false));
    assertThat(start.state()).containsExactly(0);

    Network learned =
        Trainer.of(new Mse())
            .epochs(4)
            .batchSize(3)
            .metrics(Metric.r2())
            .fit(start, X, Y, ParameterUpdate.sgd(0.1))
            .network();
    learned.predict(X);

    assertThat(start.state()).containsExactly(0);
    assertThat(learned.state("0.seen")).containsExactly(4 * 7);
    assertThat(learned.withParameters(start.parameters()).state()).containsExactly(28);
    assertThat(learned.withState(new double[] {5}).state()).containsExactly(5);
    assertThat(learned.initialize(2).state()).containsExactly(0);
  }

  @Test
  void theStateIsThatOfTheBestEpoch() {
    Network start = Network.of(3, new Implementations.Counting(), new Dense(2)).initialize(1);

    Fit fit =
        Trainer.of(new Mse())
            .epochs(400)
            .validation(TestData.normal(9, 3, 5), TestData.normal(9, 2, 6))
            .earlyStopping(3, 0)
            .fit(start, X, Y, ParameterUpdate.sgd(0.2));

    assertThat(fit.history().epochs()).isGreaterThan(fit.history().bestEpoch());
    assertThat(fit.network().state()).containsExactly(7.0 * fit.history().bestEpoch());
  }

  @Test
  void aStateOfTheWrongLengthOrWithAnInfiniteNumberIsRefused() {
    Network network = Network.of(3, new Implementations.Counting()).initialize(1);

    assertThatThrownBy(() -> network.withState(new double[2]))
        .hasMessageContaining("the state array has length 2: it must be 1");
    assertThatThrownBy(() -> network.withState(new double[] {Double.POSITIVE_INFINITY}))
        .hasMessageContaining("state 0.seen[0] is Infinity");
    assertThatThrownBy(() -> network.state("0.sean"))
        .hasMessageContaining("there is no block '0.sean': the blocks are [0.seen]");
    assertThatThrownBy(() -> new StateSpec("s", List.of(), Double.NaN))
        .hasMessageContaining("the initial value of s is NaN");
  }

  @Test
  void aLayerMayAskForSeveralSamplesInTraining() {
    Layer pairs = new Pairs();
    Network network = Network.of(3, new Dense(2), Sequence.of(pairs)).initialize(1);

    assertThatThrownBy(
            () -> Trainer.of(new Mse()).batchSize(6).fit(network, X, Y, ParameterUpdate.sgd(0.1)))
        .hasMessageContaining("the last batch of an epoch has 1 sample but layer 1, Sequence[Pairs")
        .hasMessageContaining("needs at least 2 in training")
        .hasMessageContaining("dropLast");
    assertThatThrownBy(
            () -> Trainer.of(new Mse()).batchSize(1).fit(network, X, Y, ParameterUpdate.sgd(0.1)))
        .hasMessageContaining("a batch has 1 sample");
    assertThatThrownBy(
            () -> network.objective(new Mse(), new double[][] {X[0]}, new double[][] {Y[0]}))
        .hasMessageContaining("the data have 1 sample");
    Trainer.of(new Mse()).batchSize(6).dropLast().fit(network, X, Y, ParameterUpdate.sgd(0.1));
    assertThat(network.predict(X[0])).hasSize(2);
  }

  @Test
  void childrenAreAskedForInOrder() {
    Pass pass = Pass.root(1, List.of(), Kernels.best());

    assertThatThrownBy(() -> pass.child(1, new Dense(1), 1))
        .hasMessageContaining("child 1 of a pass is asked for before child 0");
  }

  private record Pairs() implements Layer {
    @Override
    public int outputs(int inputs) {
      return inputs;
    }

    @Override
    public int leastSamples() {
      return 2;
    }

    @Override
    public void forward(Pass pass, double[][] x, double[][] y) {
      for (int u = 0; u < y.length; u++) {
        System.arraycopy(x[u], 0, y[u], 0, pass.samples());
      }
    }

    @Override
    public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
      forward(pass, dy, dx);
    }
  }

  @Test
  void whoeverLooksOnSeesEveryLayerOfTheNests() {
    Network network =
        Network.of(3, new Dense(4), Sequence.of(Activation.tanh(), Sequence.of(new Dense(2))))
            .initialize(3);
    Workspace workspace = new Workspace(network, 7, true, Kernels.best());
    List<String> seen = new ArrayList<>();
    workspace
        .root()
        .watch(
            new Watch() {
              @Override
              public void forward(Pass pass, double[][] x, double[][] y) {
                seen.add(pass.name() + " " + pass.layer() + " gives " + y.length);
              }

              @Override
              public void backward(Pass pass, double[][] dy) {
                seen.add(pass.name() + " takes " + dy.length);
              }
            });
    Data data = Data.of(network, new Mse(), X, Y);

    workspace.lossAndGradient(
        new Mse(),
        network.parameters(),
        network.state(),
        data.input(),
        data.target(),
        null,
        7,
        new double[network.size()]);

    assertThat(seen)
        .containsExactly(
            "0 Dense(4) gives 4",
            "1.0 Tanh gives 4",
            "1.1.0 Dense(2) gives 2",
            "1.1 Sequence[Dense(2)] gives 2",
            "1 Sequence[Tanh, Sequence[Dense(2)]] gives 2",
            "1 takes 2",
            "1.1 takes 2",
            "1.1.0 takes 2",
            "1.0 takes 4",
            "0 takes 4");
  }

  /** Counts how often it is asked for its outputs, its blocks and its text. */
  private static final class Asked implements Layer {
    private int outputs;
    private int parameters;
    private int texts;

    @Override
    public int outputs(int inputs) {
      outputs++;
      return inputs;
    }

    @Override
    public List<ParameterSpec> parameters(int inputs) {
      parameters++;
      return List.of();
    }

    @Override
    public void forward(Pass pass, double[][] x, double[][] y) {
      for (int u = 0; u < y.length; u++) {
        System.arraycopy(x[u], 0, y[u], 0, pass.samples());
      }
    }

    @Override
    public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
      throw new UnsupportedOperationException("nothing is trained here");
    }

    @Override
    public String toString() {
      texts++;
      return "Asked";
    }
  }

  @Test
  void aNetworkAsksItsLayersAsOftenHoweverDeepTheirNest() {
    Asked flat = new Asked();
    Network.of(3, flat);
    Asked deep = new Asked();
    Layer nest = deep;
    for (int depth = 0; depth < 60; depth++) {
      nest = depth % 2 == 0 ? Sequence.of(new Asked(), nest) : Residual.of(nest);
    }

    Network.of(3, nest);

    assertThat(deep.outputs).isEqualTo(flat.outputs);
    assertThat(deep.parameters).isEqualTo(flat.parameters);
  }

  @Test
  void layersAfterANestAskItAboutOnceForEachNestAroundIt() {
    int[] asked = new int[2];
    for (int i = 0; i < 2; i++) {
      Asked deep = new Asked();
      Layer nest = deep;
      for (int depth = 0; depth < 30 * (i + 1); depth++) {
        nest = depth % 2 == 0 ? Sequence.of(nest, new Asked()) : Residual.of(nest);
      }
      Network.of(3, nest);
      asked[i] = deep.outputs;
    }

    assertThat(asked[1]).isLessThanOrEqualTo(2 * asked[0]);
  }

  @Test
  void textsOfLayersAreMadeForMessagesOnly() {
    Asked layer = new Asked();
    Network network = Network.of(3, Sequence.of(Sequence.of(layer), new Asked())).initialize(1);
    network.predict(X);
    network.requireSamples(1);
    assertThat(layer.texts).isZero();

    assertThat(network.toString()).contains("Sequence[Sequence[Asked], Asked]");
    assertThat(layer.texts).isOne();
  }
}
