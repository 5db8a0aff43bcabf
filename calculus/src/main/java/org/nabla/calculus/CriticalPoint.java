package org.nabla.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A point of a function of one variable where its slope is 0, or jumps through 0 as at a corner or
 * a cusp.
 *
 * @param x where it is
 * @param value the value there
 * @param kind what the function does there
 */
public record CriticalPoint(double x, double value, Kind kind) {
  private static final int SAMPLES = 8192;

  /** Enough to come from any number to 0. */
  private static final int BISECTIONS = 2200;

  private static final double FLAT = 1e-9;

  /** As many samples in a row without a slope are a point; more are a stretch. */
  private static final int POINT = 8;

  /** How much nearer, each time, the values beside a cusp are looked at. */
  private static final double NEARER = 0x1p-10;

  /** How much less they then differ if the value at the cusp is a limit. */
  private static final double CALMER = 0.75;

  /** What a function does at a critical point. */
  public enum Kind {
    /** It falls before and rises after. */
    MINIMUM,
    /** It rises before and falls after. */
    MAXIMUM,
    /** It goes on in the same direction. */
    INFLECTION
  }

  /**
   * The critical points of an expression on a closed interval.
   *
   * <p>The sign of the slope is sampled at 8,193 places, so that two points nearer than a few
   * thousandths of the interval may be missed; each change of sign is then bisected to the last
   * bit, and each place where the slope comes close to 0 without crossing it is examined through
   * the second derivative. Signs are taken factor by factor, so that it does no harm where the
   * slope itself underflows: {@code x^100} has its minimum.
   *
   * <p>Corners and cusps where the slope changes sign, as of {@code abs(x)} and {@code
   * sqrt(abs(x))}, are critical points; poles are none, nor is a vertical tangent like that of
   * {@code cbrt(x)}. A stretch where the slope is 0 throughout gives no point if it is longer than
   * a thousandth of the interval.
   *
   * <p>Where a slope has a multiple root, rounding decides: {@code (x - 0.3)^3} has one inflection,
   * while multiplied out its slope crosses 0 twice or not at all, and a maximum and a minimum a
   * billionth apart may stand for it, or nothing. Factored forms keep such points.
   *
   * @param f an expression with at most one symbol
   * @param from where the interval begins
   * @param to where it ends, above {@code from}
   * @return the points in rising order
   * @throws IllegalArgumentException if there are several symbols or no interval
   */
  public static List<CriticalPoint> of(Expr f, double from, double to) {
    Checks.finite(from, "from");
    Checks.finite(to, "to");
    Checks.require(
        from < to, "from is " + from + " and to is " + to + "; expected from below to, swap them");
    Expr variable = Graphs.onlyVariable(f).get(0);
    Expr slope = f.diff(variable);
    return new Search(
            function(f, variable),
            function(slope, variable),
            function(Signs.of(slope), variable),
            function(Signs.of(slope.diff(variable)), variable),
            from,
            to)
        .run();
  }

  private static DoubleUnaryOperator function(Expr e, Expr variable) {
    return e.compile(variable).asUnaryOperator();
  }

  /** The search; all decisions are by signs, since products of small slopes underflow. */
  private static final class Search {
    private final DoubleUnaryOperator value;
    private final DoubleUnaryOperator slope;
    private final DoubleUnaryOperator sign;
    private final DoubleUnaryOperator bend;
    private final double spacing;
    private final double[] x = new double[SAMPLES + 1];

    /** The sign of the slope: -1, 0 or 1, or NaN. */
    private final double[] s = new double[SAMPLES + 1];

    private final List<CriticalPoint> found = new ArrayList<>();

    Search(
        DoubleUnaryOperator value,
        DoubleUnaryOperator slope,
        DoubleUnaryOperator sign,
        DoubleUnaryOperator bend,
        double from,
        double to) {
      this.value = value;
      this.slope = slope;
      this.sign = sign;
      this.bend = bend;
      this.spacing = to / SAMPLES - from / SAMPLES;
      for (int i = 0; i <= SAMPLES; i++) {
        x[i] = i == SAMPLES ? to : from + spacing * i;
        s[i] = signAt(x[i]);
      }
    }

    private double signAt(double at) {
      return Math.signum(sign.applyAsDouble(at));
    }

    List<CriticalPoint> run() {
      int last = -1;
      for (int i = 0; i <= SAMPLES + 1; i++) {
        boolean definite = i > SAMPLES || Math.abs(s[i]) == 1;
        if (definite && last >= 0 && i <= SAMPLES && i == last + 1) {
          between(i);
        } else if (definite && i - last - 1 <= POINT) {
          hit(last, i);
        }
        last = definite ? i : last;
      }
      return List.copyOf(found);
    }

    /** Samples between two others hit a point itself; the others tell the kind. */
    private void hit(int last, int next) {
      if (next - last < 2) {
        return;
      }
      int middle = (last + next) / 2;
      double before = last >= 0 ? s[last] : signAt(x[0] - spacing);
      double after = next <= SAMPLES ? s[next] : signAt(x[SAMPLES] + spacing);
      boolean level = slope.applyAsDouble(x[middle]) == 0;
      // At the edge of the domain the side that has a slope decides.
      double left = Double.isNaN(before) && level ? -after : before;
      double right = Double.isNaN(after) && level ? -before : after;
      boolean turns = left * right == -1;
      if (turns || (level && left * right == 1)) {
        add(x[middle], left, right);
      }
    }

    private void between(int i) {
      if (s[i - 1] != s[i]) {
        cross(i);
      } else if (Math.signum(bend.applyAsDouble(x[i - 1])) == -s[i]
          && Math.signum(bend.applyAsDouble(x[i])) == s[i]) {
        touch(i, bisect(bend, x[i - 1], x[i]));
      }
    }

    /** The slope changes sign: through 0, by a jump, or through infinity at a cusp or a pole. */
    private void cross(int i) {
      double root = bisect(sign, x[i - 1], x[i]);
      if (Math.abs(slope.applyAsDouble(root)) <= 2 * largest(i)) {
        add(root, s[i - 1], s[i]);
        return;
      }
      for (double beside : new double[] {Math.nextDown(root), Math.nextUp(root)}) {
        boolean further = (value.applyAsDouble(beside) - value.applyAsDouble(root)) * s[i] < 0;
        root = further ? beside : root;
      }
      if (isLimit(root, spacing / 2) && isLimit(root, -spacing / 2)) {
        add(root, s[i - 1], s[i]);
      }
    }

    /** The larger slope at both ends; NaN where one is infinite, and nothing compares with it. */
    private double largest(int i) {
      double size =
          Math.max(Math.abs(slope.applyAsDouble(x[i - 1])), Math.abs(slope.applyAsDouble(x[i])));
      return Double.isInfinite(size) ? Double.NaN : size;
    }

    /** Whether values get calmer towards a point, as they do at a cusp and not at a pole. */
    private boolean isLimit(double at, double distance) {
      double far = value.applyAsDouble(at + distance);
      double near = value.applyAsDouble(at + distance * NEARER);
      double nearest = value.applyAsDouble(at + distance * NEARER * NEARER);
      return Math.abs(near - nearest) <= CALMER * Math.abs(far - near);
    }

    /**
     * The slope turns round at t: perhaps on the axis, perhaps twice across it, perhaps short of
     * it.
     */
    private void touch(int i, double t) {
      double lowest = signAt(t);
      if (lowest == -s[i]) {
        add(bisect(sign, x[i - 1], t), s[i - 1], lowest);
        add(bisect(sign, t, x[i]), lowest, s[i]);
        return;
      }
      double size = Math.abs(slope.applyAsDouble(t));
      if (lowest == 0 || (size > 0 && size <= FLAT * largest(i))) {
        add(t, s[i - 1], s[i]);
      }
    }

    private void add(double at, double before, double after) {
      Kind kind = before == after ? Kind.INFLECTION : before < 0 ? Kind.MINIMUM : Kind.MAXIMUM;
      double y = value.applyAsDouble(at);
      if (Double.isFinite(y)) {
        found.add(new CriticalPoint(at, y, kind));
      }
    }

    private static double bisect(DoubleUnaryOperator f, double low, double high) {
      double sign = Math.signum(f.applyAsDouble(low));
      double a = low;
      double b = high;
      for (int i = 0; i < BISECTIONS; i++) {
        double middle = a + (b - a) / 2;
        double at = Math.signum(f.applyAsDouble(middle));
        if (at == 0 || middle == a || middle == b) {
          return middle;
        }
        if (at == sign) {
          a = middle;
        } else {
          b = middle;
        }
      }
      return a + (b - a) / 2;
    }
  }
}
