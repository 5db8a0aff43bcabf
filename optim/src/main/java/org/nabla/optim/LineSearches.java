package org.nabla.optim;

/** The line searches that {@link LineSearch} makes and documents. */
final class LineSearches {
  private LineSearches() {}

  record Backtracking(double decrease, double shrink, int trials) implements LineSearch {
    @Override
    public double length(Line line) {
      double length = 1;
      for (int i = 0; i < trials; i++) {
        if (line.value(length) <= line.value() + decrease * length * line.slope()) {
          return length;
        }
        length *= shrink;
      }
      return 0;
    }
  }

  record StrongWolfe(double decrease, double curvature, int trials) implements LineSearch {
    public StrongWolfe {
      if (!(0 < decrease && decrease < curvature && curvature < 1)) {
        throw new IllegalArgumentException(
            "decrease is "
                + decrease
                + " and curvature "
                + curvature
                + ": give 0 < decrease < curvature < 1");
      }
    }

    @Override
    public double length(Line line) {
      Place last = new Place(0, line.value(), line.slope());
      double length = 1;
      for (int i = 0; i < trials; i++) {
        double value = line.value(length);
        if (!(value < Double.POSITIVE_INFINITY)) {
          length = (last.length + length) / 2;
          continue;
        }
        if (tooHigh(line, length, value) || (i > 0 && value >= last.value)) {
          return zoom(line, last, new Place(length, value, line.slope(length)));
        }
        double slope = line.slope(length);
        if (flat(line, slope)) {
          return length;
        }
        Place here = new Place(length, value, slope);
        if (slope >= 0) {
          return zoom(line, here, last);
        }
        last = here;
        length *= 2;
      }
      return last.length;
    }

    /** Between the best place so far and one that brackets a minimum with it. */
    private double zoom(Line line, Place best, Place other) {
      Place low = best;
      Place high = other;
      for (int i = 0; i < trials; i++) {
        double length = between(low, high);
        if (length == low.length || length == high.length) {
          break;
        }
        double value = line.value(length);
        double slope = line.slope(length);
        Place here = new Place(length, value, slope);
        if (tooHigh(line, length, value) || !(value < low.value)) {
          high = here;
        } else if (flat(line, slope)) {
          return length;
        } else {
          high = slope * (high.length - low.length) >= 0 ? low : high;
          low = here;
        }
      }
      return low.length;
    }

    private boolean tooHigh(Line line, double length, double value) {
      return !(value <= line.value() + decrease * length * line.slope());
    }

    private boolean flat(Line line, double slope) {
      return Math.abs(slope) <= -curvature * line.slope();
    }

    /** The minimum of the cubic through both places, or the middle where it is near an edge. */
    private static double between(Place a, Place b) {
      double width = b.length - a.length;
      double d1 = a.slope + b.slope - 3 * (a.value - b.value) / (a.length - b.length);
      double d2 = Math.signum(width) * Math.sqrt(d1 * d1 - a.slope * b.slope);
      double cubic = b.length - width * (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
      double share = (cubic - a.length) / width;
      return share > 0.1 && share < 0.9 ? cubic : a.length + width / 2;
    }
  }

  private record Place(double length, double value, double slope) {}
}
