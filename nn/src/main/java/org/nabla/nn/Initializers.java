package org.nabla.nn;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.jspecify.annotations.Nullable;

/** The initializers, with names for summaries. */
final class Initializers {

  static final Initializer PYTORCH_DEFAULT =
      uniform("PyTorch default", (fanIn, fanOut) -> 1 / Math.sqrt(3.0 * fanIn));

  private Initializers() {}

  /** The standard deviation of a block. */
  interface Deviation {
    double of(int fanIn, int fanOut);
  }

  static Initializer constant(double value) {
    Checks.finite(value, "the constant of an initializer");
    return named(
        "constant " + value, (values, fanIn, fanOut, random) -> Arrays.fill(values, value));
  }

  static Initializer uniform(String name, Deviation deviation) {
    return named(
        name,
        (values, fanIn, fanOut, random) -> {
          double bound = Math.sqrt(3) * deviation.of(fanIn, fanOut);
          for (int i = 0; i < values.length; i++) {
            values[i] = (2 * random.nextDouble() - 1) * bound;
          }
        });
  }

  static Initializer normal(String name, Deviation deviation) {
    return named(
        name,
        (values, fanIn, fanOut, random) -> {
          double scale = deviation.of(fanIn, fanOut);
          for (int i = 0; i < values.length; i++) {
            values[i] = scale * random.nextGaussian();
          }
        });
  }

  static Initializer truncatedNormal(double deviation) {
    Checks.positive(deviation, "the standard deviation");
    return named(
        "truncated normal " + deviation,
        (values, fanIn, fanOut, random) -> {
          for (int i = 0; i < values.length; i++) {
            double z;
            do {
              z = random.nextGaussian();
            } while (Math.abs(z) > 2);
            values[i] = deviation * z;
          }
        });
  }

  static Initializer xavier(String name, double gain, boolean uniform) {
    Checks.positive(gain, "the gain");
    Deviation deviation = (fanIn, fanOut) -> gain * Math.sqrt(2.0 / (fanIn + fanOut));
    String text = name + ", gain " + gain;
    return uniform ? uniform(text, deviation) : normal(text, deviation);
  }

  static Initializer he(String name, double slope, boolean uniform) {
    return he(name, slope, uniform, (fanIn, fanOut) -> fanIn);
  }

  static Initializer heFanOut(String name, double slope, boolean uniform) {
    return he(name, slope, uniform, (fanIn, fanOut) -> fanOut);
  }

  private static Initializer he(String name, double slope, boolean uniform, IntBinaryOperator fan) {
    Checks.finite(slope, "the slope");
    Deviation deviation =
        (fanIn, fanOut) -> Math.sqrt(2 / ((1 + slope * slope) * fan.applyAsInt(fanIn, fanOut)));
    String text = name + ", slope " + slope;
    return uniform ? uniform(text, deviation) : normal(text, deviation);
  }

  static Initializer orthogonal(double gain) {
    Checks.positive(gain, "the gain");
    return named(
        "orthogonal, gain " + gain,
        (values, fanIn, fanOut, random) -> {
          Checks.require(
              values.length == (long) fanIn * fanOut,
              "orthogonal initial values are for weights of %d x %d, not for a block of %d values",
              fanOut,
              fanIn,
              values.length);
          fillOrthogonal(values, fanIn, fanOut, gain, random);
        });
  }

  private static void fillOrthogonal(
      double[] values, int fanIn, int fanOut, double gain, RandomGenerator random) {
    int rows = Math.max(fanIn, fanOut);
    int columns = Math.min(fanIn, fanOut);
    DMatrixRMaj normal = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < normal.getNumElements(); i++) {
      normal.set(i, random.nextGaussian());
    }
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(rows, columns);
    if (!qr.decompose(normal)) {
      throw new ArithmeticException("the QR decomposition of a random matrix failed");
    }
    DMatrixRMaj q = qr.getQ(null, true);
    DMatrixRMaj r = qr.getR(null, true);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double entry = gain * Math.copySign(1, r.get(j, j)) * q.get(i, j);
        values[fanOut >= fanIn ? i * fanIn + j : j * fanIn + i] = entry;
      }
    }
  }

  private static Initializer named(String name, Initializer initializer) {
    return new Named(name, initializer);
  }

  /** The name says kind and numbers, so equal names draw equal values. */
  private static final class Named implements Initializer {
    private final String name;
    private final Initializer initializer;

    Named(String name, Initializer initializer) {
      this.name = name;
      this.initializer = initializer;
    }

    @Override
    public void fill(double[] values, int fanIn, int fanOut, RandomGenerator random) {
      initializer.fill(values, fanIn, fanOut, random);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Named named && named.name.equals(name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
