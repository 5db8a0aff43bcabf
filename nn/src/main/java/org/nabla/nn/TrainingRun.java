package org.nabla.nn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of a trainer. */
final class TrainingRun {

  private static final String OTHER_BATCHES =
      "choose another batch size, or drop the last batch with dropLast()";

  private final Trainer trainer;
  private final Network network;
  private final Data data;
  private final ParameterUpdate update;
  private final int batchSize;
  private final boolean fullBatch;
  private final Workspace workspace;
  private final @Nullable WatchedSteps watched;
  private final double[] parameters;
  private final double[] state;
  private final double[] stateBefore;
  private final double[] gradient;
  private final double[][] batchInput;
  private final double[][] batchTarget;
  private final double[] batchWeights;
  private final int[] order;
  private final @Nullable Evaluation trainingEvaluation;
  private final @Nullable Evaluation validationEvaluation;
  private final Progress progress;
  private final Map<String, String> identity;
  private final Penalties penalties;
  private double penalty;
  private boolean interrupted;
  private int lastCount;

  TrainingRun(
      Trainer trainer,
      Network network,
      TrainingData all,
      ParameterUpdate update,
      Team team,
      Map<String, String> identity) {
    this.identity = identity;
    this.trainer = trainer;
    this.network = network;
    this.data = all.training();
    this.update = update;
    Kernels kernels = Kernels.best(team);
    batchSize = trainer.batchOf(data.samples());
    fullBatch = batchSize == data.samples();
    workspace = new Workspace(network, batchSize, true, kernels);
    watched = trainer.watchedSteps(network, workspace);
    requireSamples();
    parameters = network.parameters();
    state = network.state();
    stateBefore = new double[watched == null ? 0 : state.length];
    gradient = new double[parameters.length];
    penalties = new Penalties(trainer.penalties(), network);
    int gathered = fullBatch ? 0 : batchSize;
    batchInput = new double[data.input().length][gathered];
    batchTarget = new double[data.target().length][gathered];
    batchWeights = new double[gathered];
    order = new int[fullBatch ? 0 : data.samples()];
    Arrays.setAll(order, i -> i);
    int batches = (data.samples() - 1) / batchSize + 1;
    progress = new Progress(trainer.epochs(), (long) trainer.epochs() * batches);
    Data validation = all.validation();
    validationEvaluation =
        validation == null ? null : new Evaluation(network, trainer.loss(), validation, kernels);
    boolean measured =
        !trainer.metrics().isEmpty() || (trainer.goal() != null && validation == null);
    trainingEvaluation = measured ? new Evaluation(network, trainer.loss(), data, kernels) : null;
  }

  private void requireSamples() {
    network.requireSamples(batchSize, "a batch has", OTHER_BATCHES);
    int rest = data.samples() % batchSize;
    if (rest > 0 && !trainer.dropsLast()) {
      network.requireSamples(rest, "the last batch of an epoch has", OTHER_BATCHES);
    }
  }

  /** Goes on from a checkpoint of a run of the same identity. */
  void restore(Checkpoint checkpoint) {
    progress.restore(checkpoint, trainer.metrics());
    Checks.require(
        progress.epoch <= trainer.epochs(),
        "the checkpoint is in epoch %d but training is to end after epoch %d: ask for at least as"
            + " many epochs",
        progress.epoch,
        trainer.epochs());
    update.restore(checkpoint.updateState());
  }

  Fit run() {
    History.End end = History.End.EPOCHS;
    BestEpoch best = progress.best;
    while (progress.epoch <= trainer.epochs() && end == History.End.EPOCHS) {
      double loss = epoch();
      requireFiniteParameters();
      if (interrupted) {
        end = History.End.INTERRUPTED;
        break;
      }
      progress.recorder.losses.add(loss);
      if (penalties.any()) {
        progress.recorder.penalties.add(progress.penalty());
      }
      end = afterEpoch(progress.epoch, loss);
      progress.nextEpoch();
    }
    boolean restores =
        trainer.patience() > 0 && best.epoch > 0 && end != History.End.METRIC_REACHED;
    // The update saw the parameter array and may have kept it: a network never shares its own.
    double[] learned = restores ? best.parameters : parameters.clone();
    double[] learnedState = restores ? best.state : state;
    int learnedEpoch = restores ? best.epoch : progress.epoch - 1;
    return new Fit(
        network.trained(learned, learnedState), new History(progress.recorder, learnedEpoch, end));
  }

  /** Returns the mean loss, unless the epoch was interrupted before its end. */
  private double epoch() {
    int n = data.samples();
    double[] weights = data.weights();
    if (fullBatch && progress.position == 0) {
      stepped(step(data.input(), data.target(), weights, batchSize), 1);
    }
    reorder();
    while (progress.position < n) {
      int from = progress.position;
      int count = Math.min(batchSize, n - from);
      if (count < batchSize && trainer.dropsLast()) {
        break;
      }
      if (from > 0 && Thread.currentThread().isInterrupted()) {
        interrupted = true;
        return Double.NaN;
      }
      Rows.gather(data.input(), order, from, count, batchInput);
      Rows.gather(data.target(), order, from, count, batchTarget);
      if (weights == null) {
        stepped(step(batchInput, batchTarget, null, count), count);
      } else if (gatherWeights(weights, from, count) > 0) {
        stepped(step(batchInput, batchTarget, batchWeights, count), count);
      } else {
        progress.position += batchSize;
      }
    }
    Checks.require(
        progress.seen > 0,
        "no batch of epoch %d has weight: every sample with a positive weight is in the last batch,"
            + " which is dropped; leave out dropLast, or shuffle",
        progress.epoch);
    return progress.lossSum / progress.seen;
  }

  private void stepped(double loss, int count) {
    progress.lossSum += count * loss;
    progress.penaltySum += count * penalty;
    progress.seen += count;
    progress.position += batchSize;
    Checkpoint.Sink sink = trainer.checkpoints();
    if (sink != null && trainer.checkpointsAfter(progress.steps)) {
      requireFiniteParameters();
      try {
        sink.accept(progress.checkpoint(identity, parameters.clone(), state.clone(), update));
      } catch (IOException e) {
        throw new UncheckedIOException(
            "the checkpoint after step " + progress.steps + " could not be kept", e);
      }
    }
  }

  private double gatherWeights(double[] weights, int from, int count) {
    double total = 0;
    for (int i = 0; i < count; i++) {
      batchWeights[i] = weights[order[from + i]];
      total += batchWeights[i];
    }
    return total;
  }

  private double step(double[][] input, double[][] target, double @Nullable [] weights, int count) {
    long steps = progress.steps;
    lastCount = count;
    double loss;
    try {
      loss = descend(steps, input, target, weights, count);
    } catch (ArithmeticException e) {
      System.arraycopy(stateBefore, 0, state, 0, stateBefore.length);
      tellDivergence(input, target, weights, count);
      throw e;
    }
    if (watched != null) {
      watched.end(steps, progress.epoch, count, parameters, gradient);
    }
    Consumer<Batch> listener = trainer.batchListener();
    if (listener != null) {
      listener.accept(new Batch(steps, progress.epoch, count, loss, penalty));
    }
    progress.steps++;
    return loss;
  }

  private void tellDivergence(
      double[][] input, double[][] target, double @Nullable [] weights, int count) {
    if (watched != null) {
      watched.diverged(
          progress.steps,
          progress.epoch,
          count,
          parameters,
          gradient,
          () -> {
            double loss = loss(input, target, weights, count);
            penalties.add(parameters, gradient);
            return loss;
          });
    }
  }

  private double descend(
      long steps, double[][] input, double[][] target, double @Nullable [] weights, int count) {
    System.arraycopy(state, 0, stateBefore, 0, stateBefore.length);
    workspace.at(trainer.seed(), steps);
    if (watched != null) {
      watched.begin(steps);
    }
    double loss = loss(input, target, weights, count);
    if (!Double.isFinite(loss)) {
      throw diverged("the loss is " + loss, workspace.firstNotFinite(parameters, count));
    }
    penalty = penalties.add(parameters, gradient);
    if (!Double.isFinite(loss + penalty)) {
      String parameter = network.firstNotFinite(parameters);
      throw diverged(
          "the loss is " + loss + " and the penalty on the parameters " + penalty,
          parameter == null ? "every parameter is finite, but they are too large" : parameter);
    }
    String wrong = network.firstNotFinite(gradient, "the derivative by ");
    if (wrong != null) {
      throw diverged("the gradient is not finite", wrong);
    }
    progress.recorder.stepLosses.add(loss);
    if (watched != null) {
      watched.beforeUpdate(loss, parameters, gradient);
    }
    if (steps == 0) {
      FirstUpdate.apply(update, parameters, gradient, network);
    } else {
      update.apply(parameters, gradient);
    }
    return loss;
  }

  private double loss(double[][] input, double[][] target, double @Nullable [] weights, int count) {
    try {
      return workspace.lossAndGradient(
          trainer.loss(), parameters, state, input, target, weights, count, gradient);
    } catch (ArithmeticException e) {
      ArithmeticException placed =
          new ArithmeticException("at step " + progress.steps + " of training: " + e.getMessage());
      placed.initCause(e);
      throw placed;
    }
  }

  private void requireFiniteParameters() {
    String wrong = network.firstNotFinite(parameters);
    if (wrong != null) {
      if (fullBatch) {
        tellDivergence(data.input(), data.target(), data.weights(), batchSize);
      } else {
        double[] weights = data.weights() == null ? null : batchWeights;
        tellDivergence(batchInput, batchTarget, weights, lastCount);
      }
      throw diverged("the update before made a parameter that is not finite", wrong);
    }
  }

  private ArithmeticException diverged(String what, String where) {
    return new ArithmeticException(
        "training diverged at step "
            + progress.steps
            + ": "
            + what
            + " ("
            + where
            + "); the learning rate may be too high, or the data not scaled");
  }

  private void reorder() {
    Long seed = trainer.shuffleSeed();
    if (seed != null) {
      TrainingData.shuffle(order, epochSeed(seed, progress.epoch));
    }
  }

  /** Mixed, since generators whose seeds differ by the generator's own step overlap. */
  static long epochSeed(long seed, int epoch) {
    return Pass.mix(Pass.mix(seed) + epoch);
  }

  private History.End afterEpoch(int epoch, double loss) {
    double validationLoss = Double.NaN;
    Map<String, Double> metrics = Map.of();
    Map<String, Double> validationMetrics = Map.of();
    History.Recorder recorder = progress.recorder;
    List<Metric> asked = trainer.metrics();
    if (trainingEvaluation != null) {
      trainingEvaluation.predict(parameters, state);
      metrics = trainingEvaluation.metrics(asked);
      History.Recorder.add(recorder.metrics, metrics);
    }
    if (validationEvaluation != null) {
      validationEvaluation.predict(parameters, state);
      validationLoss = validationEvaluation.loss();
      if (!Double.isFinite(validationLoss)) {
        throw new ArithmeticException(
            "the validation loss after epoch "
                + epoch
                + " is "
                + validationLoss
                + ": training diverges, or the validation data are not scaled as the training"
                + " data");
      }
      recorder.validationLosses.add(validationLoss);
      validationMetrics = validationEvaluation.metrics(asked);
      History.Recorder.add(recorder.validationMetrics, validationMetrics);
    }
    Consumer<Epoch> listener = trainer.epochListener();
    if (listener != null) {
      listener.accept(
          new Epoch(
              epoch,
              trainer.epochs(),
              progress.steps,
              loss,
              progress.penalty(),
              validationLoss,
              metrics,
              validationMetrics));
    }
    return end(epoch, validationLoss);
  }

  private History.End end(int epoch, double validationLoss) {
    if (trainer.patience() > 0) {
      BestEpoch best = progress.best;
      if (validationLoss < best.loss - trainer.leastImprovement()) {
        best.set(epoch, validationLoss, parameters, state);
      } else if (epoch - best.epoch >= trainer.patience()) {
        return History.End.EARLY_STOPPING;
      }
    }
    if (reached()) {
      return History.End.METRIC_REACHED;
    }
    return Thread.currentThread().isInterrupted() ? History.End.INTERRUPTED : History.End.EPOCHS;
  }

  private boolean reached() {
    Metric goal = trainer.goal();
    Evaluation watched = validationEvaluation == null ? trainingEvaluation : validationEvaluation;
    if (goal == null || watched == null) {
      return false;
    }
    double value = watched.metric(goal);
    return goal.higherIsBetter() ? value >= trainer.goalValue() : value <= trainer.goalValue();
  }
}
