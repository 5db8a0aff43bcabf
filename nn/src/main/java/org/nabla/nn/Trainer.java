package org.nabla.nn;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to train a network: loss, epochs, batches and who listens. A trainer is an immutable recipe;
 * each setter returns a new one, and one trainer may train any number of networks, at the same time
 * too.
 *
 * <pre>{@code
 * Fit fit = Trainer.of(new BceWithLogits())
 *     .epochs(100)
 *     .batchSize(32)
 *     .shuffle(7)
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
  private @Nullable Consumer<Epoch> listener;

  private Trainer(Loss loss) {
    this.loss = loss;
  }

  private Trainer(Trainer other) {
    this(other.loss);
    epochs = other.epochs;
    batchSize = other.batchSize;
    dropLast = other.dropLast;
    shuffleSeed = other.shuffleSeed;
    listener = other.listener;
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
    Trainer next = new Trainer(this);
    next.epochs = Checks.positive(epochs, "the number of epochs");
    return next;
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
    Trainer next = new Trainer(this);
    next.batchSize = Checks.positive(samples, "the batch size");
    return next;
  }

  /**
   * Leaves out the last batch of an epoch if it is shorter than the others.
   *
   * @return a new trainer
   */
  public Trainer dropLast() {
    Trainer next = new Trainer(this);
    next.dropLast = true;
    return next;
  }

  /**
   * Shuffles the samples anew for each epoch. The order depends on the seed and the epoch only.
   *
   * @param seed seed of the order, apart from that of the initial parameters
   * @return a new trainer
   */
  public Trainer shuffle(long seed) {
    Trainer next = new Trainer(this);
    next.shuffleSeed = seed;
    return next;
  }

  /**
   * Tells a listener after each epoch; it replaces the one before.
   *
   * @param listener called on the training thread
   * @return a new trainer
   */
  public Trainer onEpoch(Consumer<Epoch> listener) {
    Trainer next = new Trainer(this);
    next.listener = listener;
    return next;
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
   *     have numbers that are not finite, or the first update does not go down the gradient
   * @throws IllegalStateException if the network has no parameter values yet
   * @throws ArithmeticException if the loss or a parameter is no longer finite; the message says at
   *     which step and where
   */
  public Fit fit(Network network, double[][] x, double[][] y, ParameterUpdate update) {
    return new TrainingRun(this, network, Data.of(network, loss, x, y), update).run();
  }

  Loss loss() {
    return loss;
  }

  int epochs() {
    return epochs;
  }

  int batchSize(Data data) {
    return batchSize == 0 ? data.samples() : Math.min(batchSize, data.samples());
  }

  boolean dropsLast() {
    return dropLast;
  }

  @Nullable Long shuffleSeed() {
    return shuffleSeed;
  }

  @Nullable Consumer<Epoch> listener() {
    return listener;
  }
}
