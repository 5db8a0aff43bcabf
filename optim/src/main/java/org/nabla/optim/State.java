package org.nabla.optim;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The named arrays that an optimizer or a learning rate keeps from step to step.
 *
 * <p>A {@link Rule} asks for its arrays once, when it is made, and then reads and writes them
 * freely; because they all come from here, {@link Stepper#state()} can export them and {@link
 * Stepper#restore} bring them back without any further work of the rule's author. Whatever a rule
 * remembers from one step to the next must therefore be in an array of its state; scratch space
 * need not be.
 *
 * <p>Names are joined with dots ({@code inner.velocity}). Not for use from several threads.
 */
public final class State {
  private static final String SIZE = "size";
  private static final String STEP = "step";

  /** The largest count that a double holds without a gap. */
  private static final double MOST_STEPS = 0x1p53;

  private final Map<String, double[]> arrays;
  private final Map<String, String> fixed;
  private final String prefix;
  private final int size;

  State(String name, int size) {
    this(new LinkedHashMap<>(), new LinkedHashMap<>(), name + ".", size);
    values(SIZE, size);
  }

  private State(Map<String, double[]> arrays, Map<String, String> fixed, String prefix, int size) {
    this.arrays = arrays;
    this.fixed = fixed;
    this.prefix = prefix;
    this.size = size;
  }

  /**
   * The number of parameters.
   *
   * @return n, at least 0
   */
  public int size() {
    return size;
  }

  /**
   * Makes an array of one entry per parameter, all zero at the start.
   *
   * @param name its name, unique in this state
   * @return a new array of n zeros, to be read and written in place
   * @throws IllegalArgumentException if the name is taken
   */
  public double[] vector(String name) {
    return values(name, new double[size]);
  }

  /**
   * Makes an array of one entry per parameter, all of one value at the start.
   *
   * @param name its name, unique in this state
   * @param initial the value of every entry at the start
   * @return a new array of n entries, to be read and written in place
   * @throws IllegalArgumentException if the name is taken
   */
  public double[] vector(String name, double initial) {
    double[] array = vector(name);
    Arrays.fill(array, initial);
    return array;
  }

  /**
   * Makes an array of a few numbers, such as a count or a running product.
   *
   * @param name its name, unique in this state
   * @param initial the numbers at the start; copied
   * @return a new array of that length, to be read and written in place
   * @throws IllegalArgumentException if the name is taken
   */
  public double[] values(String name, double... initial) {
    double[] array = initial.clone();
    if (arrays.putIfAbsent(prefix + name, array) != null) {
      throw new IllegalArgumentException(
          "the state has two arrays named '"
              + prefix
              + name
              + "': give the parts names of their own with under(name)");
    }
    return array;
  }

  /**
   * The state of a part: the same size, names prefixed.
   *
   * @param name the part's name
   * @return a view whose arrays are exported as {@code name.array}
   */
  public State under(String name) {
    return under(name, size);
  }

  /**
   * The state of a part that has its own number of parameters.
   *
   * @param name the part's name
   * @param parameters the part's number of parameters, at least 0
   * @return a view whose arrays are exported as {@code name.array}
   * @throws IllegalArgumentException if the number is negative
   */
  public State under(String name, int parameters) {
    Check.atLeast(0, "parameters", parameters);
    return new State(arrays, fixed, prefix + name + ".", parameters);
  }

  /** Makes the array that counts the steps. */
  double[] steps() {
    return values(STEP, 0);
  }

  /** A number that belongs to the recipe: a saved state with another one is refused. */
  void fixed(String name, double number, String remedy) {
    values(name, number);
    fixed.put(prefix + name, remedy);
  }

  double[] copy(String name) {
    double[] array = arrays.get(prefix + name);
    if (array == null) {
      throw new IllegalArgumentException(
          "the state has no array '" + name + "': it has " + arrays.keySet());
    }
    return array.clone();
  }

  Map<String, double[]> copy() {
    Map<String, double[]> copy = new LinkedHashMap<>();
    arrays.forEach((name, array) -> copy.put(name, array.clone()));
    return copy;
  }

  /** All or nothing: everything is checked before the first number is written. */
  void restore(Map<String, double[]> saved) {
    requireSameArrays(saved);
    double[] sizes = Objects.requireNonNull(saved.get(prefix + SIZE));
    if (sizes[0] != size) {
      throw new IllegalArgumentException(
          "the saved state is over "
              + (long) sizes[0]
              + " parameters, expected "
              + size
              + ": restore it into a stepper over as many parameters");
    }
    requireCount(saved.get(prefix + STEP));
    fixed.forEach(
        (name, remedy) -> {
          if (!Arrays.equals(arrays.get(name), saved.get(name))) {
            throw new IllegalArgumentException(
                "the saved state has another '" + name + "' than this stepper: " + remedy);
          }
        });
    arrays.forEach(
        (name, array) ->
            System.arraycopy(Objects.requireNonNull(saved.get(name)), 0, array, 0, array.length));
  }

  private void requireCount(double @Nullable [] count) {
    if (count == null) {
      return;
    }
    double steps = count[0];
    if (!(steps >= 0 && steps < MOST_STEPS && steps == Math.rint(steps))) {
      throw new IllegalArgumentException(
          "the saved number '"
              + prefix
              + STEP
              + "' is "
              + steps
              + ", expected a whole number of at least 0: the state is damaged; restore another"
              + " one");
    }
  }

  private void requireSameArrays(Map<String, double[]> saved) {
    if (!saved.keySet().equals(arrays.keySet())) {
      throw new IllegalArgumentException(
          "the saved state has the arrays "
              + saved.keySet()
              + ", expected "
              + arrays.keySet()
              + ": restore it into a stepper of the same optimizer");
    }
    arrays.forEach(
        (name, array) -> {
          double[] values = saved.get(name);
          if (values == null || values.length != array.length) {
            throw new IllegalArgumentException(
                "the saved array '"
                    + name
                    + "' has "
                    + (values == null ? "no" : String.valueOf(values.length))
                    + " entries, expected "
                    + array.length
                    + ": restore it into a stepper over as many parameters");
          }
        });
  }
}
