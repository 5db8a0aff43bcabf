package org.nabla.datasets;

import java.util.random.RandomGenerator;

/**
 * Draws one sample after another: what a {@link Generator} makes for one dataset.
 *
 * <p>Rows are asked for in order, from 0, each once. A sampler may keep state between rows; it
 * belongs to one dataset and one thread.
 */
@FunctionalInterface
public interface Sampler {
  /**
   * Draws the sample of one row.
   *
   * @param row its number, from 0
   * @param random the stream of the samples, the only source of randomness to use here
   * @param features one entry per feature, zeros at entry, to be filled
   * @param targets one entry per target, zeros at entry, to be filled; the class index as a number
   *     where the target is a class
   */
  void draw(int row, RandomGenerator random, double[] features, double[] targets);
}
