package org.nabla.calculus;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.complex.Complex;

/**
 * The roots of a polynomial whose roots are all simple and not 0, each proven.
 *
 * <p>All roots are improved at a time by the iteration of Ehrlich (1967) and Aberth (1973), from
 * circles about 0 whose radii are the slopes of the Newton polygon (Bini 1996). The arithmetic
 * carries so many bits that in the end each root has a disc of its own: around n different points z
 * the discs of radius {@code n*|p(z[i])| / |c[n] * product(z[i] - z[j])|} hold all roots, and a
 * disc apart from the others holds just one (Smith 1970). Where discs overlap or are wide the bits
 * are doubled. Radii, distances and the rounding error of Horner's rule are handled as base-2
 * logarithms, so that no size overflows.
 */
final class RootIsolation {
  private static final int FIRST_BITS = 128;
  private static final int LAST_BITS = 1 << 12;

  /** Enough from afar; a quarter of the bits is added for clusters, which gain few a sweep. */
  private static final int SWEEPS = 100;

  /** Radii are at most {@code 2^SHARP} of the root, which leaves rounding to do the rest. */
  private static final double SHARP = -62;

  /**
   * Discs are so far apart, {@code |z[i] - z[j]| > 8*max(r[i], r[j])}, that one which touches the
   * real axis may be moved onto it and doubled: being its own mirror image it holds the conjugate
   * of its root too, which can only be the root itself.
   */
  private static final double APART = 3;

  /** Covers the rounding of the logarithms. */
  private static final double MARGIN = 0.1;

  private final List<Rational> exact;
  private final int n;
  private final BigComplex[] c;
  private final double[] size;
  private final BigComplex[] z;

  /** Logarithms of bounds of {@code |p(z[i])|}; NaN where z[i] may still get better. */
  private final double[] residual;

  private RootIsolation(List<Rational> coefficients) {
    exact = coefficients;
    n = coefficients.size() - 1;
    c = new BigComplex[n + 1];
    round(FIRST_BITS);
    size = Arrays.stream(c).mapToDouble(BigComplex::log2).toArray();
    z = new BigComplex[n];
    residual = new double[n];
    Arrays.fill(residual, Double.NaN);
  }

  /** Real roots with imaginary part 0, others in conjugate pairs. */
  static List<Complex> roots(List<Rational> coefficients) {
    RootIsolation isolation = new RootIsolation(coefficients);
    isolation.start();
    int open = 0;
    for (int bits = FIRST_BITS; bits <= LAST_BITS; bits *= 2) {
      isolation.improve(bits);
      double[] radius = isolation.radii();
      open = isolation.reopen(radius);
      if (open == 0) {
        return isolation.rounded(radius);
      }
    }
    throw new ArithmeticException(
        open
            + " of "
            + isolation.n
            + " roots are too close together to be told apart with "
            + LAST_BITS
            + " bits; divide known factors out, or round the coefficients to fewer digits");
  }

  private void round(int bits) {
    Arrays.setAll(c, i -> BigComplex.of(exact.get(i), bits));
  }

  /** Points on circles, as many on each as an edge of the upper hull of the sizes is long. */
  private void start() {
    int from = 0;
    while (from < n) {
      int to = n;
      for (int k = n - 1; k > from; k--) {
        to = slope(from, k) > slope(from, to) ? k : to;
      }
      double radius = -slope(from, to);
      int whole = (int) Math.floor(radius);
      for (int k = from; k < to; k++) {
        double angle = 2 * Math.PI * ((double) (k - from) / (to - from) + (double) from / n) + 0.7;
        double rest = Math.pow(2, radius - whole);
        z[k] = BigComplex.of(new Complex(rest * Math.cos(angle), rest * Math.sin(angle)), whole);
      }
      from = to;
    }
  }

  private double slope(int from, int to) {
    return (size[to] - size[from]) / (to - from);
  }

  /** Moves the points until their values are lost in rounding. */
  private void improve(int bits) {
    round(bits);
    boolean moved = true;
    for (int sweep = 0; sweep < SWEEPS + bits / 4 && moved; sweep++) {
      moved = false;
      for (int i = 0; i < n; i++) {
        if (Double.isNaN(residual[i])) {
          moved |= visit(i, bits);
        }
      }
    }
  }

  private boolean visit(int i, int bits) {
    BigComplex value = c[n];
    BigComplex slope = BigComplex.ZERO;
    for (int k = n - 1; k >= 0; k--) {
      slope = slope.multiply(z[i], bits).add(value, bits);
      value = value.multiply(z[i], bits).add(c[k], bits);
    }
    double noise = noise(z[i].log2(), bits);
    if (value.log2() <= noise) {
      residual[i] = noise + 1;
      return false;
    }
    z[i] = z[i].subtract(correction(i, value, slope), bits);
    return true;
  }

  /** Bounds the error of Horner's rule, {@code 6*(n + 1)*2^-bits * sum |c[k]|*|z|^k}. */
  private double noise(double log, int bits) {
    double largest = size[0];
    for (int k = 1; k <= n; k++) {
      largest = Math.max(largest, size[k] + k * log);
    }
    return largest + Math.log(6.0 * (n + 1) * (n + 1)) / Math.log(2) + MARGIN - bits;
  }

  /** {@code 1 / (p'/p - sum 1/(z[i] - z[j]))}, worked out in units of about Newton's step. */
  private BigComplex correction(int i, BigComplex value, BigComplex slope) {
    int unit = Math.min(value.top() - slope.top(), z[i].top());
    Complex newton = slope.toComplex(-slope.top()).divide(value.toComplex(-value.top()));
    Complex sum = newton.multiply(Math.scalb(1.0, slope.top() - value.top() + unit));
    for (int j = 0; j < n; j++) {
      if (j != i) {
        sum = sum.subtract(z[i].subtract(z[j], FIRST_BITS).toComplex(-unit).reciprocal());
      }
    }
    Complex step = sum.reciprocal();
    boolean usable = step.abs() > 0 && step.abs() < Double.POSITIVE_INFINITY;
    return BigComplex.of(usable ? step : new Complex(0.25, 0.125), unit);
  }

  private double[] radii() {
    double[] radius = new double[n];
    for (int i = 0; i < n; i++) {
      radius[i] = Math.log(n) / Math.log(2) + residual[i] - size[n] + MARGIN;
      for (int j = 0; j < n; j++) {
        radius[i] -= j == i ? 0 : distance(i, j);
      }
    }
    return radius;
  }

  private double distance(int i, int j) {
    return z[i].subtract(z[j], FIRST_BITS).log2();
  }

  /** Opens those roots again whose discs are not yet sharp or not apart; returns how many. */
  private int reopen(double[] radius) {
    boolean[] good = new boolean[n];
    for (int i = 0; i < n; i++) {
      good[i] = radius[i] <= z[i].log2() + SHARP;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        boolean apart = distance(i, j) > APART + Math.max(radius[i], radius[j]);
        good[i] &= apart;
        good[j] &= apart;
      }
    }
    int open = 0;
    for (int i = 0; i < n; i++) {
      if (!good[i]) {
        residual[i] = Double.NaN;
        open++;
      }
    }
    return open;
  }

  private List<Complex> rounded(double[] radius) {
    List<Complex> roots = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Complex root = z[i].toComplex(0);
      double re = part(z[i].re(), z[i].exponent(), radius[i]);
      double im = part(z[i].im(), z[i].exponent(), radius[i]);
      if (root.isInfinite() || (root.getReal() == 0 && root.getImaginary() == 0)) {
        throw new ArithmeticException(
            "a root of about 2^"
                + Math.round(z[i].log2())
                + " is beyond the range of double; compose with Polynomial.exact(0, s), whose roots"
                + " are those of this divided by s");
      }
      if (im >= 0) {
        roots.add(new Complex(re, im));
      }
      if (im > 0) {
        roots.add(new Complex(re, -im));
      }
    }
    return roots;
  }

  /** A part that cannot be told from 0 is 0, and no other is. */
  private static double part(BigInteger mantissa, int exponent, double radius) {
    BigComplex part = new BigComplex(mantissa, BigInteger.ZERO, exponent);
    double value = part.toComplex(0).getReal();
    double nearest = value == 0 ? Math.copySign(Double.MIN_VALUE, mantissa.signum()) : value;
    return part.log2() <= radius ? 0 : nearest;
  }
}
