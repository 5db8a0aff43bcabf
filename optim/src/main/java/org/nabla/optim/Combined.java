package org.nabla.optim;

/** Schedules made of schedules; {@link Schedule} documents each where it makes it. */
final class Combined {
  private Combined() {}

  record Then(Schedule first, Schedule next) implements Schedule {
    Then {
      ending(first.length());
    }

    @Override
    public double at(long step) {
      return step < first.length() ? first.at(step) : next.at(step - first.length());
    }

    @Override
    public long length() {
      return sum(first.length(), next.length());
    }
  }

  record Times(Schedule a, Schedule b) implements Schedule {
    @Override
    public double at(long step) {
      return a.at(step) * b.at(step);
    }

    @Override
    public long length() {
      return Math.min(a.length(), b.length());
    }
  }

  record Plus(Schedule a, Schedule b) implements Schedule {
    @Override
    public double at(long step) {
      return a.at(step) + b.at(step);
    }

    @Override
    public long length() {
      return Math.min(a.length(), b.length());
    }
  }

  record Clamp(Schedule inner, double low, double high) implements Schedule {
    Clamp {
      range(low, high);
    }

    @Override
    public double at(long step) {
      return Math.max(low, Math.min(high, inner.at(step)));
    }

    @Override
    public long length() {
      return inner.length();
    }
  }

  record Shift(Schedule inner, long by) implements Schedule {
    @Override
    public double at(long step) {
      return inner.at(shifted(step, by));
    }

    @Override
    public long length() {
      return shortened(inner.length(), by);
    }
  }

  record Repeat(Schedule inner) implements Schedule {
    Repeat {
      ending(inner.length());
    }

    @Override
    public double at(long step) {
      return inner.at(step % inner.length());
    }
  }

  record Hold(Schedule inner) implements Schedule {
    Hold {
      inner = open(inner);
    }

    @Override
    public double at(long step) {
      return inner.at(Math.min(step, inner.length()));
    }

    @Override
    public long length() {
      return inner.length();
    }
  }

  record OrFail(Schedule inner) implements Schedule {
    OrFail {
      ending(inner.length());
    }

    @Override
    public double at(long step) {
      return inner.at(within(step, inner.length()));
    }

    @Override
    public long length() {
      return inner.length();
    }
  }

  record Every(Schedule inner, long k) implements Schedule {
    Every {
      Check.atLeast(1, "k", k);
    }

    @Override
    public double at(long step) {
      return inner.at(step / k);
    }

    @Override
    public long length() {
      return product(inner.length(), k);
    }
  }

  record Lasting(Schedule inner, long length) implements Schedule {
    Lasting {
      Check.atLeast(1, "length", length);
    }

    @Override
    public double at(long step) {
      return inner.at(step);
    }
  }

  /** The value at the end, also of a schedule that refuses to be asked there. */
  static double reached(Schedule schedule) {
    return open(schedule).at(ending(schedule.length()));
  }

  /** The same values and length, without what refuses to be asked at the end. */
  private static Schedule open(Schedule schedule) {
    if (schedule instanceof OrFail failing) {
      return open(failing.inner);
    }
    if (schedule instanceof Then then) {
      return new Then(then.first, open(then.next));
    }
    if (schedule instanceof Times times) {
      return new Times(open(times.a), open(times.b));
    }
    if (schedule instanceof Plus plus) {
      return new Plus(open(plus.a), open(plus.b));
    }
    if (schedule instanceof Clamp clamp) {
      return new Clamp(open(clamp.inner), clamp.low, clamp.high);
    }
    if (schedule instanceof Shift shift) {
      return new Shift(open(shift.inner), shift.by);
    }
    if (schedule instanceof Every every) {
      return new Every(open(every.inner), every.k);
    }
    if (schedule instanceof Lasting lasting) {
      return new Lasting(open(lasting.inner), lasting.length);
    }
    return schedule;
  }

  static long ending(long length) {
    if (length == Schedule.ENDLESS) {
      throw new IllegalArgumentException(
          "the schedule has no end: give it one with lasting(steps)");
    }
    return length;
  }

  static long within(long step, long length) {
    if (step >= length) {
      throw new IllegalArgumentException(
          "step "
              + step
              + " is beyond the end of a schedule of "
              + length
              + " steps: say hold() or repeat(), or take fewer steps");
    }
    return step;
  }

  static long shifted(long step, long by) {
    return Math.max(0, step + by);
  }

  static long shortened(long length, long by) {
    return length == Schedule.ENDLESS ? length : Math.max(1, length - by);
  }

  static long sum(long a, long b) {
    return a >= Schedule.ENDLESS - b ? Schedule.ENDLESS : a + b;
  }

  static long product(long length, long k) {
    return length > Schedule.ENDLESS / k ? Schedule.ENDLESS : length * k;
  }

  static void range(double low, double high) {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "the range is [" + low + ", " + high + "]: give the lower end first");
    }
  }
}
