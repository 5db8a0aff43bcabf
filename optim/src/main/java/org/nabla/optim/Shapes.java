package org.nabla.optim;

import java.util.Arrays;
import java.util.Objects;

/** The elementary schedules; {@link Schedule} documents each where it makes it. */
final class Shapes {
  private Shapes() {}

  record Constant(double value) implements Schedule {
    Constant {
      Check.finite("value", value);
    }

    @Override
    public double at(long step) {
      return value;
    }
  }

  record Linear(double from, double to, long length) implements Schedule {
    Linear {
      Check.finite("from", from);
      Check.finite("to", to);
      Check.atLeast(1, "length", length);
    }

    @Override
    public double at(long step) {
      return step >= length ? to : from + (to - from) * ((double) step / length);
    }
  }

  record TimeDecay(double initial, long length) implements Schedule {
    TimeDecay {
      Check.finite("initial", initial);
      Check.atLeast(1, "length", length);
    }

    @Override
    public double at(long step) {
      return step >= length ? 0 : initial * (1 - (double) (step + 1) / length);
    }
  }

  record Stairs(double initial, long width, double gamma) implements Schedule {
    Stairs {
      Check.finite("initial", initial);
      Check.atLeast(1, "width", width);
      Check.finite("gamma", gamma);
    }

    @Override
    public double at(long step) {
      return initial * Math.pow(gamma, (double) Math.floorDiv(step, width));
    }
  }

  record MultiStep(double initial, double gamma, long[] milestones) implements Schedule {
    MultiStep {
      Check.finite("initial", initial);
      Check.finite("gamma", gamma);
      milestones = milestones.clone();
      for (int i = 0; i < milestones.length; i++) {
        Check.atLeast(i == 0 ? 0 : milestones[i - 1], "milestone " + i, milestones[i]);
      }
    }

    @Override
    public double at(long step) {
      int passed = 0;
      while (passed < milestones.length && milestones[passed] <= step) {
        passed++;
      }
      return initial * Math.pow(gamma, passed);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof MultiStep m
          && Double.compare(initial, m.initial) == 0
          && Double.compare(gamma, m.gamma) == 0
          && Arrays.equals(milestones, m.milestones);
    }

    @Override
    public int hashCode() {
      return Objects.hash(initial, gamma, Arrays.hashCode(milestones));
    }

    @Override
    public String toString() {
      return "MultiStep[initial="
          + initial
          + ", gamma="
          + gamma
          + ", milestones="
          + Arrays.toString(milestones)
          + "]";
    }
  }

  record Exponential(double initial, double gamma) implements Schedule {
    Exponential {
      Check.finite("initial", initial);
      Check.finite("gamma", gamma);
    }

    @Override
    public double at(long step) {
      return initial * Math.pow(gamma, (double) step);
    }
  }

  record InverseTime(double initial, double decay) implements Schedule {
    InverseTime {
      Check.finite("initial", initial);
      Check.notNegative("decay", decay);
    }

    @Override
    public double at(long step) {
      return initial / (1 + decay * step);
    }
  }

  record PolynomialDecay(double from, double to, long length, double power) implements Schedule {
    PolynomialDecay {
      Check.finite("from", from);
      Check.finite("to", to);
      Check.atLeast(1, "length", length);
      Check.positive("power", power);
    }

    @Override
    public double at(long step) {
      return step >= length ? to : to + (from - to) * Math.pow(1 - (double) step / length, power);
    }
  }

  record Cosine(double from, double to, long length) implements Schedule {
    Cosine {
      Check.finite("from", from);
      Check.finite("to", to);
      Check.atLeast(1, "length", length);
    }

    @Override
    public double at(long step) {
      return halfWave(from, to, (double) (step % (2 * length)) / length);
    }
  }

  record WarmRestarts(double from, double to, long period, long multiplier) implements Schedule {
    WarmRestarts {
      Check.finite("from", from);
      Check.finite("to", to);
      Check.atLeast(1, "period", period);
      Check.atLeast(1, "multiplier", multiplier);
    }

    /** Whole numbers throughout: logarithms put t = 121 with multiplier 3 into the wrong cycle. */
    @Override
    public double at(long step) {
      long left = multiplier == 1 ? step % period : step;
      long cycle = period;
      while (left >= cycle) {
        left -= cycle;
        cycle = Combined.product(cycle, multiplier);
      }
      return halfWave(from, to, (double) left / cycle);
    }
  }

  /** How high the peaks of a cyclic schedule stand. */
  enum Peaks {
    ALIKE,
    HALVING,
    EXPONENTIAL
  }

  record Cyclic(double low, double high, long up, long down, Peaks peaks, double gamma)
      implements Schedule {
    Cyclic {
      Check.finite("low", low);
      Check.finite("high", high);
      Check.atLeast(1, "up", up);
      Check.atLeast(1, "down", down);
      Check.positive("gamma", gamma);
    }

    @Override
    public double at(long step) {
      long period = up + down;
      long place = step % period;
      double height = place <= up ? (double) place / up : (double) (period - place) / down;
      double scale =
          switch (peaks) {
            case ALIKE -> 1;
            case HALVING -> Math.pow(0.5, (double) Math.floorDiv(step, period));
            case EXPONENTIAL -> Math.pow(gamma, (double) step);
          };
      return low + (high - low) * height * scale;
    }
  }

  /** From one value to the other along half a cosine; share 0 is the one, share 1 the other. */
  static double halfWave(double from, double to, double share) {
    return to + (from - to) * (1 + Math.cos(Math.PI * share)) / 2;
  }
}
