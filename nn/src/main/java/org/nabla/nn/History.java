package org.nabla.nn;

import java.util.Arrays;

/**
 * How a training run went, as plain arrays. Every loss was measured before the step that it belongs
 * to, so the first is the loss of the initial parameters.
 */
public final class History {

  /** Why training ended. */
  public enum End {
    /** All epochs were done. */
    EPOCHS,
    /** The thread was interrupted; the network holds what was learned until then. */
    INTERRUPTED
  }

  private final double[] losses;
  private final double[] stepLosses;
  private final End end;

  History(double[] losses, double[] stepLosses, End end) {
    this.losses = losses;
    this.stepLosses = stepLosses;
    this.end = end;
  }

  /**
   * Returns the loss of each epoch: the mean of its steps' losses, each weighted by its number of
   * samples. With the full batch that is the step's loss.
   *
   * @return a copy, one entry for each finished epoch
   */
  public double[] losses() {
    return losses.clone();
  }

  /**
   * Returns the loss of each step.
   *
   * @return a copy, one entry for each step
   */
  public double[] stepLosses() {
    return stepLosses.clone();
  }

  /**
   * Returns how many epochs were finished.
   *
   * @return the length of {@link #losses()}
   */
  public int epochs() {
    return losses.length;
  }

  /**
   * Returns why training ended.
   *
   * @return the reason
   */
  public End end() {
    return end;
  }

  @Override
  public String toString() {
    String last = losses.length == 0 ? "" : ", last loss " + losses[losses.length - 1];
    return "History of " + losses.length + " epochs" + last + ", ended by " + end;
  }

  /** A list of doubles that grows, for runs that may end early. */
  static final class Recorder {
    private double[] values = new double[64];
    private int size;

    void add(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    double[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
