package org.nabla.nn;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of a trainer. */
final class TrainingRun {

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
  private final double[] gradient;
  private final double[][] batchInput;
  private final double[][] batchTarget;
  private final double[] batchWeights;
  private final int[] order;
  private final @Nullable Evaluation trainingEvaluation;
  private final @Nullable Evaluation validationEvaluation;
  private final Penalties penalties;
  private final History.Recorder recorder;
  private final double[] best;
  private final double[] bestState;
  private double penalty;
  private double epochPenalty;
  private double bestLoss = Double.POSITIVE_INFINITY;
  private int bestEpoch;
  private boolean interrupted;
  private long steps;
  private int lastCount;

  TrainingRun(
      Trainer trainer, Network network, TrainingData all, ParameterUpdate update, Team team) {
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
    gradient = new double[parameters.length];
    penalties = new Penalties(trainer.penalties(), network);
    int gathered = fullBatch ? 0 : batchSize;
    batchInput = new double[data.input().length][gathered];
    batchTarget = new double[data.target().length][gathered];
    batchWeights = new double[gathered];
    order = new int[fullBatch ? 0 : data.samples()];
    int batches = (data.samples() - 1) / batchSize + 1;
    recorder = new History.Recorder(trainer.epochs(), (long) trainer.epochs() * batches);
    best = new double[trainer.patience() > 0 ? parameters.length : 0];
    bestState = new double[trainer.patience() > 0 ? state.length : 0];
    Data validation = all.validation();
    validationEvaluation =
        validation == null ? null : new Evaluation(network, trainer.loss(), validation, kernels);
    boolean measured =
        !trainer.metrics().isEmpty() || (trainer.goal() != null && validation == null);
    trainingEvaluation = measured ? new Evaluation(network, trainer.loss(), data, kernels) : null;
  }

  private void requireSamples() {
    network.requireSamples(batchSize, "a batch");
    int rest = data.samples() % batchSize;
    if (rest > 0 && !trainer.dropsLast()) {
      network.requireSamples(rest, "the last batch of an epoch");
    }
  }

  Fit run() {
    History.End end = History.End.EPOCHS;
    int epoch = 1;
    for (; epoch <= trainer.epochs() && end == History.End.EPOCHS; epoch++) {
      double loss = epoch(epoch);
      requireFiniteParameters(epoch);
      if (interrupted) {
        end = History.End.INTERRUPTED;
        break;
      }
      recorder.losses.add(loss);
      if (penalties.any()) {
        recorder.penalties.add(epochPenalty);
      }
      end = afterEpoch(epoch, loss);
    }
    boolean restores = trainer.patience() > 0 && bestEpoch > 0 && end != History.End.METRIC_REACHED;
    // The update saw the parameter array and may have kept it: a network never shares its own.
    double[] learned = restores ? best : parameters.clone();
    double[] learnedState = restores ? bestState : state;
    int learnedEpoch = restores ? bestEpoch : epoch - 1;
    return new Fit(
        network.trained(learned, learnedState), new History(recorder, learnedEpoch, end));
  }

  /** Returns the mean loss, unless the epoch was interrupted before its end. */
  private double epoch(int epoch) {
    if (fullBatch) {
      double loss = step(epoch, data.input(), data.target(), data.weights(), batchSize);
      epochPenalty = penalty;
      return loss;
    }
    reorder(epoch);
    double sum = 0;
    double penaltySum = 0;
    int seen = 0;
    int n = data.samples();
    double[] weights = data.weights();
    for (int from = 0; from < n; from += batchSize) {
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
        sum += count * step(epoch, batchInput, batchTarget, null, count);
      } else if (gatherWeights(weights, from, count) > 0) {
        sum += count * step(epoch, batchInput, batchTarget, batchWeights, count);
      } else {
        continue;
      }
      penaltySum += count * penalty;
      seen += count;
    }
    Checks.require(
        seen > 0,
        "no batch of epoch %d has weight: every sample with a positive weight is in the last batch,"
            + " which is dropped; leave out dropLast, or shuffle",
        epoch);
    epochPenalty = penaltySum / seen;
    return sum / seen;
  }

  private double gatherWeights(double[] weights, int from, int count) {
    double total = 0;
    for (int i = 0; i < count; i++) {
      batchWeights[i] = weights[order[from + i]];
      total += batchWeights[i];
    }
    return total;
  }

  private double step(
      int epoch, double[][] input, double[][] target, double @Nullable [] weights, int count) {
    lastCount = count;
    double loss;
    try {
      loss = descend(input, target, weights, count);
    } catch (ArithmeticException e) {
      tellDivergence(epoch, input, target, weights, count);
      throw e;
    }
    if (watched != null) {
      watched.end(steps, epoch, count, parameters, gradient);
    }
    Consumer<Batch> listener = trainer.batchListener();
    if (listener != null) {
      listener.accept(new Batch(steps, epoch, count, loss, penalty));
    }
    steps++;
    return loss;
  }

  private void tellDivergence(
      int epoch, double[][] input, double[][] target, double @Nullable [] weights, int count) {
    if (watched != null) {
      watched.diverged(
          steps,
          epoch,
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
      double[][] input, double[][] target, double @Nullable [] weights, int count) {
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
    recorder.stepLosses.add(loss);
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
          new ArithmeticException("at step " + steps + " of training: " + e.getMessage());
      placed.initCause(e);
      throw placed;
    }
  }

  private void requireFiniteParameters(int epoch) {
    String wrong = network.firstNotFinite(parameters);
    if (wrong != null) {
      if (fullBatch) {
        tellDivergence(epoch, data.input(), data.target(), data.weights(), batchSize);
      } else {
        double[] weights = data.weights() == null ? null : batchWeights;
        tellDivergence(epoch, batchInput, batchTarget, weights, lastCount);
      }
      throw diverged("the update before made a parameter that is not finite", wrong);
    }
  }

  private ArithmeticException diverged(String what, String where) {
    return new ArithmeticException(
        "training diverged at step "
            + steps
            + ": "
            + what
            + " ("
            + where
            + "); the learning rate may be too high, or the data not scaled");
  }

  private void reorder(int epoch) {
    Long seed = trainer.shuffleSeed();
    if (seed != null) {
      TrainingData.shuffle(order, epochSeed(seed, epoch));
    } else if (epoch == 1) {
      for (int i = 0; i < order.length; i++) {
        order[i] = i;
      }
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
              steps,
              loss,
              epochPenalty,
              validationLoss,
              metrics,
              validationMetrics));
    }
    return end(epoch, validationLoss);
  }

  private History.End end(int epoch, double validationLoss) {
    if (trainer.patience() > 0) {
      if (validationLoss < bestLoss - trainer.leastImprovement()) {
        bestLoss = validationLoss;
        bestEpoch = epoch;
        System.arraycopy(parameters, 0, best, 0, best.length);
        System.arraycopy(state, 0, bestState, 0, bestState.length);
      } else if (epoch - bestEpoch >= trainer.patience()) {
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
