package org.nabla.nn;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The initializers, with names for summaries. */
final class Initializers {

  static final Initializer PYTORCH_DEFAULT =
      named(
          "PyTorch default",
          (values, fanIn, fanOut, random) -> uniform(values, 1 / Math.sqrt(fanIn), random));

  private Initializers() {}

  static Initializer constant(double value) {
    Checks.finite(value, "the constant of an initializer");
    return named(
        String.format(Locale.ROOT, "constant %s", value),
        (values, fanIn, fanOut, random) -> Arrays.fill(values, value));
  }

  static void uniform(double[] values, double bound, RandomGenerator random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (2 * random.nextDouble() - 1) * bound;
    }
  }

  static Initializer named(String name, Initializer initializer) {
    return new Initializer() {
      @Override
      public void fill(double[] values, int fanIn, int fanOut, RandomGenerator random) {
        initializer.fill(values, fanIn, fanOut, random);
      }

      @Override
      public String toString() {
        return name;
      }
    };
  }
}
