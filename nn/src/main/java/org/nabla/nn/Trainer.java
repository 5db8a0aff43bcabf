package org.nabla.nn;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to train a network: loss, epochs, batches, when to stop and who listens. A trainer is an
 * immutable recipe; each setter returns a new one, and one trainer may train any number of
 * networks, at the same time too.
 *
 * <pre>{@code
 * Fit fit = Trainer.of(new BceWithLogits())
 *     .epochs(100)
 *     .batchSize(32)
 *     .shuffle(7)
 *     .stopWhen(Metric.binaryAccuracy(0), 0.9)
 *     .fit(network.initialize(42), x, y, ParameterUpdate.sgd(0.05));
 * double[][] logits = fit.network().predict(x);
 * double[] losses = fit.history().losses();
 * }</pre>
 */
public final class Trainer {

  private final Loss loss;
  private int epochs = 1;
  private int batchSize;
  private boolean dropLast;
  private @Nullable Long shuffleSeed;
  private long seed;
  private int threads = 1;
  private double[][] validationX = {};
  private double[][] validationY = {};
  private double validationFraction;
  private long splitSeed;
  private int patience;
  private double leastImprovement;
  private List<Metric> metrics = List.of();
  private @Nullable Metric goal;
  private double goalValue;
  private double[] sampleWeights = {};
  private double[] classWeights = {};
  private List<Penalty> penalties = List.of();
  private @Nullable Consumer<Epoch> onEpoch;
  private @Nullable Consumer<Batch> onBatch;
  private int flowEvery = 1;
  private @Nullable Consumer<GradientFlow> onFlow;
  private int checkpointSteps;
  private Checkpoint.@Nullable Sink checkpoints;
  private @Nullable Checkpoint resumed;

  private Trainer(Loss loss) {
    this.loss = loss;
  }

  private Trainer(Trainer other) {
    this(other.loss);
    epochs = other.epochs;
    batchSize = other.batchSize;
    dropLast = other.dropLast;
    shuffleSeed = other.shuffleSeed;
    seed = other.seed;
    threads = other.threads;
    validationX = other.validationX;
    validationY = other.validationY;
    validationFraction = other.validationFraction;
    splitSeed = other.splitSeed;
    patience = other.patience;
    leastImprovement = other.leastImprovement;
    metrics = other.metrics;
    goal = other.goal;
    goalValue = other.goalValue;
    sampleWeights = other.sampleWeights;
    classWeights = other.classWeights;
    penalties = other.penalties;
    onEpoch = other.onEpoch;
    onBatch = other.onBatch;
    flowEvery = other.flowEvery;
    onFlow = other.onFlow;
    checkpointSteps = other.checkpointSteps;
    checkpoints = other.checkpoints;
    resumed = other.resumed;
  }

  private Trainer with(Consumer<Trainer> change) {
    Trainer next = new Trainer(this);
    change.accept(next);
    return next;
  }

  /**
   * A trainer for one epoch of the full batch.
   *
   * @param loss what to make small
   * @return the trainer
   */
  public static Trainer of(Loss loss) {
    return new Trainer(loss);
  }

  /**
   * Sets how many times at most every sample is seen; 1 by default.
   *
   * @param epochs number of epochs
   * @return a new trainer
   * @throws IllegalArgumentException if the number is not positive
   */
  public Trainer epochs(int epochs) {
    Checks.positive(epochs, "the number of epochs");
    return with(next -> next.epochs = epochs);
  }

  /**
   * Trains with mini-batches, in the order of the data unless {@link #shuffle} is set. The last
   * batch of an epoch may be shorter, see {@link #dropLast}.
   *
   * @param samples number of samples in each batch; more than there are means the full batch
   * @return a new trainer
   * @throws IllegalArgumentException if the number is not positive
   */
  public Trainer batchSize(int samples) {
    Checks.positive(samples, "the batch size");
    return with(next -> next.batchSize = samples);
  }

  /**
   * Leaves out the last batch of an epoch if it is shorter than the others.
   *
   * @return a new trainer
   */
  public Trainer dropLast() {
    return with(next -> next.dropLast = true);
  }

  /**
   * Shuffles the samples anew for each epoch. The order depends on the seed and the epoch only.
   *
   * @param seed seed of the order, apart from that of the initial parameters
   * @return a new trainer
   */
  public Trainer shuffle(long seed) {
    return with(next -> next.shuffleSeed = seed);
  }

  /**
   * Sets the seed of layers that draw random numbers in training; 0 by default.
   *
   * @param seed the seed
   * @return a new trainer
   */
  public Trainer seed(long seed) {
    return with(next -> next.seed = seed);
  }

  /**
   * Sets over how many threads the work of large layers is split; 1 by default. The result is the
   * same, to the bit, for any number; small layers do not use them.
   *
   * @param threads number of threads, the training thread among them
   * @return a new trainer
   * @throws IllegalArgumentException if the number is not positive
   */
  public Trainer threads(int threads) {
    Checks.positive(threads, "the number of threads");
    return with(next -> next.threads = threads);
  }

  /**
   * Measures the loss of other data after each epoch.
   *
   * @param x samples, {@code [sample][input]}; copied
   * @param y targets, {@code [sample][output]}; copied
   * @return a new trainer
   * @throws IllegalArgumentException if there are no samples
   */
  public Trainer validation(double[][] x, double[][] y) {
    Checks.require(x.length > 0, "the validation data have no rows: give one sample at least");
    double[][] samples = Rows.copy(x);
    double[][] targets = Rows.copy(y);
    return with(
        next -> {
          next.validationX = samples;
          next.validationY = targets;
          next.validationFraction = 0;
        });
  }

  /**
   * Keeps a share of the data for validation, drawn at random; the others are trained on.
   *
   * @param fraction share to keep, between 0 and 1; at least one sample is kept and one left
   * @param seed seed of the draw
   * @return a new trainer
   * @throws IllegalArgumentException if the fraction is not between 0 and 1
   */
  public Trainer validationSplit(double fraction, long seed) {
    Checks.require(
        fraction > 0 && fraction < 1,
        "the validation fraction is %s: it must be between 0 and 1, 0.2 for instance",
        fraction);
    return with(
        next -> {
          next.validationFraction = fraction;
          next.splitSeed = seed;
          next.validationX = new double[0][];
          next.validationY = new double[0][];
        });
  }

  /**
   * Ends training when the validation loss has not improved for some epochs, with the parameters of
   * the best epoch. Whenever training ends, the network holds those, except where it ends because a
   * metric is reached (see {@link #stopWhen}).
   *
   * @param patience how many epochs in a row may pass without improvement
   * @param leastImprovement by how much less the loss must be to count, 0 for any
   * @return a new trainer
   * @throws IllegalArgumentException if patience is not positive or the improvement is negative
   */
  public Trainer earlyStopping(int patience, double leastImprovement) {
    Checks.positive(patience, "the patience of early stopping");
    Checks.notNegative(leastImprovement, "the least improvement");
    return with(
        next -> {
          next.patience = patience;
          next.leastImprovement = leastImprovement;
        });
  }

  /**
   * Measures metrics of training and validation data after each epoch, at the cost of a prediction
   * of the data.
   *
   * @param metrics the metrics, each with a text of its own; found again in the history under the
   *     same
   * @return a new trainer
   * @throws IllegalArgumentException if two have the same text
   */
  public Trainer metrics(Metric... metrics) {
    List<Metric> copy = List.of(metrics);
    Set<String> names = new HashSet<>();
    for (Metric metric : copy) {
      Checks.require(
          names.add(metric.toString()),
          "there are two metrics '%s': leave one out, or name it with Metric.of",
          metric);
    }
    return with(next -> next.metrics = copy);
  }

  /**
   * Ends training after the epoch in which a metric is reached, of the validation data if there are
   * any, else of the training data. {@link #epochs} still limits training. The network is that of
   * this epoch, under early stopping too.
   *
   * @param metric the metric
   * @param value its value: training ends at this or a better one
   * @return a new trainer
   * @throws IllegalArgumentException if the value is not finite
   */
  public Trainer stopWhen(Metric metric, double value) {
    Checks.finite(value, "the value of " + metric + " to reach");
    return with(
        next -> {
          next.goal = metric;
          next.goalValue = value;
        });
  }

  /**
   * Weighs the training samples.
   *
   * @param weights one weight for each sample of the data to fit, not negative; copied
   * @return a new trainer
   * @throws IllegalArgumentException if a weight is negative or not finite
   */
  public Trainer sampleWeights(double... weights) {
    for (double weight : weights) {
      Checks.notNegative(weight, "a sample weight");
    }
    double[] copy = weights.clone();
    return with(next -> next.sampleWeights = copy);
  }

  /**
   * Weighs the training samples by their class, times the sample's own weight. The class is the
   * label of a single target column, 0, 1, ..., or the largest of several.
   *
   * @param weights one weight for each class, not negative; copied
   * @return a new trainer
   * @throws IllegalArgumentException if a weight is negative or not finite
   */
  public Trainer classWeights(double... weights) {
    for (double weight : weights) {
      Checks.notNegative(weight, "a class weight");
    }
    double[] copy = weights.clone();
    return with(next -> next.classWeights = copy);
  }

  /**
   * Adds penalties on the weights to what training makes small; they replace those before. Losses
   * in the history, of listeners and of validation stay those of the data: see {@link
   * History#penalties()}.
   *
   * @param penalties the penalties, {@link Penalty#l2} for instance; several add up
   * @return a new trainer
   */
  public Trainer penalty(Penalty... penalties) {
    List<Penalty> copy = List.of(penalties);
    return with(next -> next.penalties = copy);
  }

  /**
   * Tells a listener after each epoch; it replaces the one before.
   *
   * @param listener called on the training thread
   * @return a new trainer
   */
  public Trainer onEpoch(Consumer<Epoch> listener) {
    return with(next -> next.onEpoch = listener);
  }

  /**
   * Tells a listener after each step; it replaces the one before.
   *
   * @param listener called on the training thread
   * @return a new trainer
   */
  public Trainer onBatch(Consumer<Batch> listener) {
    return with(next -> next.onBatch = listener);
  }

  /**
   * Tells a listener how numbers flow through the network, in step 0 and every so many steps,
   * before {@link #onBatch}; it replaces the one before. If training diverges in whichever step,
   * the flow of that step is told before the exception is thrown, so that a reader sees where it
   * began.
   *
   * @param every how many steps from one watched step to the next; 10 costs little
   * @param listener called on the training thread
   * @return a new trainer
   * @throws IllegalArgumentException if {@code every} is not positive
   */
  public Trainer gradientFlow(int every, Consumer<GradientFlow> listener) {
    Checks.positive(every, "the number of steps from one gradient flow to the next");
    return with(
        next -> {
          next.flowEvery = every;
          next.onFlow = listener;
        });
  }

  /**
   * Keeps a checkpoint after every so many steps, so that a run which is broken off can be resumed;
   * it replaces the setting before. The update must say what it remembers, see {@link
   * ParameterUpdate#resumable}.
   *
   * <pre>{@code
   * Trainer trainer = Trainer.of(loss).epochs(100).batchSize(32).shuffle(7)
   *     .checkpoint(1000, checkpoint -> CheckpointFile.save(checkpoint, path));
   * if (Files.exists(path)) {
   *   trainer = trainer.resume(CheckpointFile.load(path));
   * }
   * Fit fit = trainer.fit(network.initialize(42), x, y, update);
   * }</pre>
   *
   * @param everySteps number of steps between two checkpoints
   * @param sink what keeps them; called on the training thread
   * @return a new trainer
   * @throws IllegalArgumentException if the number is not positive
   */
  public Trainer checkpoint(int everySteps, Checkpoint.Sink sink) {
    Checks.positive(everySteps, "the number of steps between checkpoints");
    return with(
        next -> {
          next.checkpointSteps = everySteps;
          next.checkpoints = sink;
        });
  }

  /**
   * Goes on where a checkpoint was made: {@link #fit} gives the same network and history, to the
   * bit, as the run that made it would have, if it is called with the same data and layers. The
   * parameters of the network that it is given do not matter then, and it may have none. Threads
   * and listeners may be others, and epochs too, as long as the checkpoint's is among them; all
   * other settings must be the same.
   *
   * <p>Settings are compared by their texts: a layer, loss, metric, penalty or optimizer of a
   * user's own should have a {@code toString} that names all of its settings, as every record of
   * numbers has. Of an object that has none, a lambda and an array only the class is compared; what
   * they hold may differ unnoticed.
   *
   * @param checkpoint where to go on
   * @return a new trainer, for one run
   */
  public Trainer resume(Checkpoint checkpoint) {
    return with(next -> next.resumed = checkpoint);
  }

  /**
   * Trains a network.
   *
   * <p>Interrupting the thread ends training after the step at hand, with what was learned; the
   * interrupt stays set.
   *
   * @param network where to start from; not modified
   * @param x samples, {@code [sample][input]}; not modified
   * @param y targets, {@code [sample][output]}; not modified
   * @param update what changes the parameters; it is called once for each step
   * @return the trained network and the history
   * @throws IllegalArgumentException if a shape does not fit, the data have no rows, are ragged or
   *     have numbers that are not finite, early stopping has no validation data, a sample has no
   *     single class where classes are weighed, no batch has weight, or the first update goes up
   *     the gradient; or if the run to be resumed had other layers, data or settings, another
   *     update, or is in a later epoch than the last asked for: the message names both
   * @throws UnsupportedOperationException if there are checkpoints to be made or resumed and the
   *     update does not say what it remembers
   * @throws java.io.UncheckedIOException if a checkpoint cannot be kept
   * @throws IllegalStateException if the network has no parameter values yet
   * @throws ArithmeticException if the loss, the validation loss or a parameter is no longer
   *     finite; the message says at which step and where
   */
  public Fit fit(Network network, double[][] x, double[][] y, ParameterUpdate update) {
    TrainingData data = TrainingData.of(this, network, x, y);
    Checks.require(
        patience == 0 || data.validation() != null,
        "early stopping watches the validation loss but there are no validation data: give some"
            + " with validation(x, y) or validationSplit(fraction, seed)");
    Map<String, String> identity = Map.of();
    Network start = network;
    if (checkpoints != null || resumed != null) {
      update.state(); // refuses now rather than after hours
      identity = RunIdentity.of(this, network, data, update);
    }
    if (resumed != null) {
      resumed.requireRun(identity);
      start = resumed.network(network);
    }
    try (Team team = new Team(threads)) {
      TrainingRun run = new TrainingRun(this, start, data, update, team, identity);
      if (resumed != null) {
        run.restore(resumed);
      }
      return run.run();
    }
  }

  Loss loss() {
    return loss;
  }

  int epochs() {
    return epochs;
  }

  int batchOf(int samples) {
    return batchSize == 0 ? samples : Math.min(batchSize, samples);
  }

  boolean dropsLast() {
    return dropLast;
  }

  @Nullable Long shuffleSeed() {
    return shuffleSeed;
  }

  long seed() {
    return seed;
  }

  double[][] validationX() {
    return validationX;
  }

  double[][] validationY() {
    return validationY;
  }

  double validationFraction() {
    return validationFraction;
  }

  long splitSeed() {
    return splitSeed;
  }

  int patience() {
    return patience;
  }

  double leastImprovement() {
    return leastImprovement;
  }

  List<Metric> metrics() {
    return metrics;
  }

  @Nullable Metric goal() {
    return goal;
  }

  double goalValue() {
    return goalValue;
  }

  double[] sampleWeights() {
    return sampleWeights;
  }

  double[] classWeights() {
    return classWeights;
  }

  /** Whether a checkpoint is due after so many steps. */
  boolean checkpointsAfter(long steps) {
    return checkpoints != null && steps % checkpointSteps == 0;
  }

  Checkpoint.@Nullable Sink checkpoints() {
    return checkpoints;
  }

  List<Penalty> penalties() {
    return penalties;
  }

  @Nullable Consumer<Epoch> epochListener() {
    return onEpoch;
  }

  @Nullable Consumer<Batch> batchListener() {
    return onBatch;
  }

  @Nullable WatchedSteps watchedSteps(Network network, Workspace workspace) {
    return onFlow == null ? null : new WatchedSteps(flowEvery, onFlow, network, workspace);
  }
}
