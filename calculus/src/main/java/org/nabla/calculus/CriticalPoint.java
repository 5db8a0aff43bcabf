package org.nabla.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A point of a function of one variable where its slope is 0, or jumps through 0.
 *
 * @param x where it is
 * @param value the value there
 * @param kind what the function does there
 */
public record CriticalPoint(double x, double value, Kind kind) {
  private static final int SAMPLES = 8192;
  private static final int BISECTIONS = 200;
  private static final double FLAT = 1e-9;

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
   * <p>The slope is sampled at 8,193 places, so that two points nearer than a few thousandths of
   * the interval may be missed; each change of sign is then bisected to the last bit, and each
   * place where the slope comes close to 0 without crossing it is examined through the second
   * derivative. Poles are no critical points; stretches where the slope is 0 throughout give none.
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
    DoubleUnaryOperator value = f.compile(variable).asUnaryOperator();
    return new Search(
            value,
            slope.compile(variable).asUnaryOperator(),
            slope.diff(variable).compile(variable).asUnaryOperator(),
            from,
            to)
        .run();
  }

  private static final class Search {
    private final DoubleUnaryOperator value;
    private final DoubleUnaryOperator slope;
    private final DoubleUnaryOperator bend;
    private final double[] x = new double[SAMPLES + 1];
    private final double[] d = new double[SAMPLES + 1];
    private final List<CriticalPoint> found = new ArrayList<>();

    Search(
        DoubleUnaryOperator value,
        DoubleUnaryOperator slope,
        DoubleUnaryOperator bend,
        double from,
        double to) {
      this.value = value;
      this.slope = slope;
      this.bend = bend;
      for (int i = 0; i <= SAMPLES; i++) {
        x[i] = i == SAMPLES ? to : from + (to - from) * i / SAMPLES;
        d[i] = slope.applyAsDouble(x[i]);
      }
    }

    List<CriticalPoint> run() {
      for (int i = 0; i <= SAMPLES; i++) {
        if (d[i] == 0) {
          exact(i);
        } else if (i > 0 && d[i - 1] != 0) {
          between(i);
        }
      }
      return List.copyOf(found);
    }

    /** A sample that hits the point itself; its neighbours tell the kind. */
    private void exact(int i) {
      double before = i > 0 ? d[i - 1] : slope.applyAsDouble(x[i] - (x[1] - x[0]));
      double after = i < SAMPLES ? d[i + 1] : slope.applyAsDouble(x[i] + (x[1] - x[0]));
      // At the edge of the domain the side that has a slope decides.
      double left = Double.isNaN(before) ? -after : before;
      double right = Double.isNaN(after) ? -before : after;
      if (left * right != 0 && !Double.isNaN(left * right)) {
        add(x[i], left, right);
      }
    }

    private void between(int i) {
      if (d[i - 1] * d[i] < 0) {
        double root = bisect(slope, x[i - 1], x[i]);
        double largest = Math.max(Math.abs(d[i - 1]), Math.abs(d[i]));
        if (Math.abs(slope.applyAsDouble(root)) <= 2 * largest) {
          add(root, d[i - 1], d[i]);
        }
        return;
      }
      double left = bend.applyAsDouble(x[i - 1]);
      double right = bend.applyAsDouble(x[i]);
      if (left * d[i] < 0 && right * d[i] > 0) {
        touch(i, bisect(bend, x[i - 1], x[i]));
      }
    }

    /**
     * The slope turns round at t: perhaps on the axis, perhaps twice across it, perhaps short of
     * it.
     */
    private void touch(int i, double t) {
      double lowest = slope.applyAsDouble(t);
      if (lowest * d[i] < 0) {
        add(bisect(slope, x[i - 1], t), d[i - 1], lowest);
        add(bisect(slope, t, x[i]), lowest, d[i]);
      } else if (Math.abs(lowest) <= FLAT * Math.max(Math.abs(d[i - 1]), Math.abs(d[i]))) {
        add(t, d[i - 1], d[i]);
      }
    }

    private void add(double at, double before, double after) {
      Kind kind = before * after > 0 ? Kind.INFLECTION : before < 0 ? Kind.MINIMUM : Kind.MAXIMUM;
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
        double at = f.applyAsDouble(middle);
        if (at == 0 || middle == a || middle == b) {
          return middle;
        }
        if (at * sign > 0) {
          a = middle;
        } else {
          b = middle;
        }
      }
      return a + (b - a) / 2;
    }
  }
}
