package org.nabla.optim;

import java.util.Arrays;

/**
 * A {@link LearningRate} at work in one run: asked once in each step.
 *
 * <p>Most rates are one number for all parameters. One that gives each parameter its own answers
 * {@link #perEntry()} with true and fills {@link #at(long, Moment, double[])}; the optimizer then
 * takes its step with rate 1, and each parameter keeps its own share of it.
 */
@FunctionalInterface
public interface Rate {
  /**
   * The rate of one step.
   *
   * @param step the rate's own step, from 0; combinators shift it against {@link Moment#step()}
   * @param now what may be looked at
   * @return the rate; the optimizer refuses one that is negative or not finite
   */
  double at(long step, Moment now);

  /**
   * Whether each parameter has a rate of its own.
   *
   * @return false, unless overridden
   */
  default boolean perEntry() {
    return false;
  }

  /**
   * The rate of each parameter in one step.
   *
   * @param step the rate's own step, from 0
   * @param now what may be looked at
   * @param rates n entries; overwritten, by default with the one rate for all
   */
  default void at(long step, Moment now, double[] rates) {
    Arrays.fill(rates, at(step, now));
  }
}
