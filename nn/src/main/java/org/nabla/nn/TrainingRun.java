package org.nabla.nn;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/** One run of a trainer. */
final class TrainingRun {

  private final Trainer trainer;
  private final Network network;
  private final Data data;
  private final ParameterUpdate update;
  private final int batchSize;
  private final Workspace workspace;
  private final double[] parameters;
  private final double[] gradient;
  private final double[][] batchInput;
  private final double[][] batchTarget;
  private final int[] order;
  private final History.Recorder losses = new History.Recorder();
  private final History.Recorder stepLosses = new History.Recorder();
  private long steps;

  TrainingRun(Trainer trainer, Network network, Data data, ParameterUpdate update) {
    this.trainer = trainer;
    this.network = network;
    this.data = data;
    this.update = update;
    batchSize = trainer.batchSize(data);
    workspace = new Workspace(network, batchSize, true, new PlainKernels());
    parameters = network.parameters();
    gradient = new double[parameters.length];
    int gathered = fullBatch() ? 0 : batchSize;
    batchInput = new double[data.input().length][gathered];
    batchTarget = new double[data.target().length][gathered];
    order = new int[fullBatch() ? 0 : data.samples()];
  }

  private boolean fullBatch() {
    return batchSize == data.samples();
  }

  Fit run() {
    History.End end = History.End.EPOCHS;
    for (int epoch = 1; epoch <= trainer.epochs(); epoch++) {
      double loss = epoch(epoch);
      if (Double.isNaN(loss)) {
        end = History.End.INTERRUPTED;
        break;
      }
      losses.add(loss);
      requireFiniteParameters();
      Consumer<Epoch> listener = trainer.listener();
      if (listener != null) {
        listener.accept(new Epoch(epoch, trainer.epochs(), steps, loss));
      }
      if (Thread.currentThread().isInterrupted()) {
        end = History.End.INTERRUPTED;
        break;
      }
    }
    return new Fit(
        network.trained(parameters), new History(losses.toArray(), stepLosses.toArray(), end));
  }

  /** Returns the mean loss, NaN if the epoch was interrupted before its end. */
  private double epoch(int epoch) {
    if (fullBatch()) {
      return step(data.input(), data.target(), batchSize);
    }
    reorder(epoch);
    double sum = 0;
    int seen = 0;
    int n = data.samples();
    for (int from = 0; from < n; from += batchSize) {
      int count = Math.min(batchSize, n - from);
      if (count < batchSize && trainer.dropsLast()) {
        break;
      }
      if (from > 0 && Thread.currentThread().isInterrupted()) {
        return Double.NaN;
      }
      Rows.gather(data.input(), order, from, count, batchInput);
      Rows.gather(data.target(), order, from, count, batchTarget);
      sum += count * step(batchInput, batchTarget, count);
      seen += count;
    }
    return sum / seen;
  }

  private double step(double[][] input, double[][] target, int count) {
    double loss =
        workspace.lossAndGradient(trainer.loss(), parameters, input, target, null, count, gradient);
    if (!Double.isFinite(loss)) {
      throw diverged("the loss is " + loss, workspace.firstNotFinite(parameters, count));
    }
    stepLosses.add(loss);
    if (steps == 0) {
      FirstUpdate.apply(update, parameters, gradient, network);
    } else {
      update.apply(parameters, gradient);
    }
    steps++;
    return loss;
  }

  private void requireFiniteParameters() {
    String wrong = network.firstNotFinite(parameters);
    if (wrong != null) {
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

  /** The order depends on seed and epoch only, so that a run can begin at any epoch. */
  private void reorder(int epoch) {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Long seed = trainer.shuffleSeed();
    if (seed != null) {
      SplittableRandom random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * epoch);
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
      }
    }
  }
}
