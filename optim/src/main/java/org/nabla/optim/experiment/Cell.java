package org.nabla.optim.experiment;

import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One combination of the axes' values in one repetition: what the function of an {@link Experiment}
 * is given. For use by the one thread that it is given to.
 */
public final class Cell {
  private final Map<String, Axis> axes;
  private final Map<String, String> labels;
  private final int repetition;
  private final long seed;
  private final RandomGenerator random;
  private final long furthest;

  Cell(
      Map<String, Axis> axes,
      Map<String, String> labels,
      int repetition,
      long seed,
      long furthest) {
    this.axes = axes;
    this.labels = labels;
    this.repetition = repetition;
    this.seed = seed;
    this.furthest = furthest;
    random = new SplittableRandom(seed);
  }

  /**
   * The value on an axis of numbers.
   *
   * @param axis the axis's name
   * @return the number
   * @throws IllegalArgumentException if there is no such axis or its values are not numbers
   */
  public double number(String axis) {
    return value(axis, Double.class);
  }

  /**
   * The value on any axis.
   *
   * @param <T> the type of its values
   * @param axis the axis's name
   * @param type the type of its values
   * @return the value
   * @throws IllegalArgumentException if there is no such axis or the value is of another type
   */
  public <T> T value(String axis, Class<T> type) {
    String label = label(axis);
    Object value = Objects.requireNonNull(axes.get(axis)).value(label);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "the value '"
              + label
              + "' on the axis '"
              + axis
              + "' is a "
              + value.getClass().getSimpleName()
              + ", not a "
              + type.getSimpleName()
              + ": ask for its own type");
    }
    return type.cast(value);
  }

  /**
   * The label of the value on an axis.
   *
   * @param axis the axis's name
   * @return the label; a number's own text
   * @throws IllegalArgumentException if there is no such axis
   */
  public String label(String axis) {
    String label = labels.get(axis);
    if (label == null) {
      throw new IllegalArgumentException(
          "there is no axis '" + axis + "' in this cell: it has " + labels.keySet());
    }
    return label;
  }

  /**
   * Which repetition this is.
   *
   * @return the number, from 0
   */
  public int repetition() {
    return repetition;
  }

  /**
   * The cell's own seed, made from the experiment's seed, the labels and the repetition alone: it
   * does not change when values are added to an axis.
   *
   * @return the seed
   */
  public long seed() {
    return seed;
  }

  /**
   * The cell's own stream of random numbers.
   *
   * @return the generator, the same object at every call
   */
  public RandomGenerator random() {
    return random;
  }

  /**
   * The last value of the axis that {@link Experiment#runAlong} goes along: how far to run.
   *
   * @return the largest value; 0 where no axis is gone along
   */
  public long furthest() {
    return furthest;
  }

  @Override
  public String toString() {
    return labels + " repetition " + repetition;
  }
}
