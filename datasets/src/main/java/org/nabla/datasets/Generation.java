package org.nabla.datasets;

import java.util.random.RandomGenerator;

/** Runs a generator: the two streams, the loop over the rows, the checks. */
final class Generation {
  private Generation() {}

  static RandomGenerator structure(long seed) {
    return StableRandom.stream(seed, "structure");
  }

  static RandomGenerator samples(long seed) {
    return StableRandom.stream(seed, "samples");
  }

  static Dataset run(Generator generator, long seed) {
    Schema schema = generator.schema();
    int n = Check.atLeast(1, generator.n(), "n of " + generator.name());
    Sampler sampler = generator.sampler(structure(seed));
    RandomGenerator random = samples(seed);
    boolean classes = !schema.classes().isEmpty();
    double[][] features = new double[n][];
    double[][] values = new double[classes ? 0 : n][];
    int[] labels = new int[classes ? n : 0];
    double[] label = new double[1];
    for (int i = 0; i < n; i++) {
      double[] x = new double[schema.features().size()];
      double[] y = classes ? label : new double[schema.targets().size()];
      sampler.draw(i, random, x, y);
      finite(generator, x, i, "feature");
      finite(generator, y, i, "target");
      features[i] = x;
      if (classes) {
        labels[i] = label(y[0], schema, i, generator);
        label[0] = 0;
      } else {
        values[i] = y;
      }
    }
    String line = generator.text() + "&seed=" + seed;
    return new Dataset(
        schema, features, classes ? null : values, classes ? labels : null, false, Origin.of(line));
  }

  /** The class index that a number stands for. */
  private static int label(double value, Schema schema, int row, Generator generator) {
    int label = (int) value;
    if (label != value || label < 0 || label >= schema.classes().size()) {
      throw new IllegalArgumentException(
          generator.name() + " row " + row + ": " + schema.noClass(GeneratorText.number(value)));
    }
    return label;
  }

  private static void finite(Generator generator, double[] values, int row, String what) {
    for (int j = 0; j < values.length; j++) {
      if (!Double.isFinite(values[j])) {
        throw new ArithmeticException(
            generator.name()
                + " drew "
                + values[j]
                + " at row "
                + row
                + ", "
                + what
                + " "
                + j
                + ": expected finite numbers: give smaller parameters, or mend the sampler");
      }
    }
  }
}
