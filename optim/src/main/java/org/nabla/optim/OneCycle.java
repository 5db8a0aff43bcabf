package org.nabla.optim;

/**
 * One large cycle (Smith and Topin, 2018), as PyTorch's {@code OneCycleLR} has it: from {@code
 * maximum / division} up to the maximum at step {@code warmUp * length - 1}, and down to {@code
 * maximum / division / finalDivision} at step {@code length - 1}, which it then holds (PyTorch
 * fails there; so does {@link #orFail()}).
 *
 * <p>{@link #momentum} is the opposite cycle for the momentum, or for Adam's beta1.
 *
 * @param maximum the highest rate, above 0
 * @param length the number of steps, at least 2
 * @param warmUp the share of the steps that goes up, above 0 and below 1 (default 0.3); {@code
 *     warmUp * length} must be above 1
 * @param division the highest rate over the first, above 0 (default 25)
 * @param finalDivision the first rate over the last, above 0 (default 10000)
 * @param straight straight lines in place of half cosines (default false)
 */
public record OneCycle(
    double maximum,
    long length,
    double warmUp,
    double division,
    double finalDivision,
    boolean straight)
    implements Schedule {
  /**
   * Checks the settings.
   *
   * @param maximum the highest rate
   * @param length the number of steps
   * @param warmUp the share of the steps that goes up
   * @param division the highest rate over the first
   * @param finalDivision the first rate over the last
   * @param straight straight lines in place of half cosines
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public OneCycle {
    Check.positive("maximum", maximum);
    Check.atLeast(2, "length", length);
    Check.positive("division", division);
    Check.positive("finalDivision", finalDivision);
    if (!(warmUp < 1 && warmUp * length > 1)) {
      throw new IllegalArgumentException(
          "warmUp is "
              + warmUp
              + " of "
              + length
              + " steps: give a share below 1 that makes more than one step");
    }
  }

  /**
   * One cycle with the default settings.
   *
   * @param maximum the highest rate, above 0
   * @param length the number of steps, at least 4
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public OneCycle(double maximum, long length) {
    this(maximum, length, 0.3, 25, 1e4, false);
  }

  @Override
  public double at(long step) {
    double first = maximum / division;
    return cycle(step, first, maximum, first / finalDivision);
  }

  /**
   * The opposite cycle: high while the rate is low, and low while it is high.
   *
   * @param low the value at the highest rate, finite (PyTorch's default: 0.85)
   * @param high the value at the first and the last rate, finite (PyTorch's default: 0.95)
   * @return a schedule for a momentum
   * @throws IllegalArgumentException if a value is not finite
   */
  public Schedule momentum(double low, double high) {
    return new OppositeCycle(this, Check.finite("low", low), Check.finite("high", high));
  }

  private double cycle(long step, double first, double middle, double last) {
    double top = warmUp * length - 1;
    double end = length - 1.0;
    if (step <= top) {
      return between(first, middle, step / top);
    }
    return step >= end ? last : between(middle, last, (step - top) / (end - top));
  }

  private double between(double from, double to, double share) {
    return straight ? from + (to - from) * share : Shapes.halfWave(from, to, share);
  }

  private record OppositeCycle(OneCycle rate, double low, double high) implements Schedule {
    @Override
    public double at(long step) {
      return rate.cycle(step, high, low, high);
    }

    @Override
    public long length() {
      return rate.length();
    }
  }
}
