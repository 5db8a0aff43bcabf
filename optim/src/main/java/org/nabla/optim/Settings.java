package org.nabla.optim;

/**
 * Checks of settings that may be schedules: their first value at construction, with {@link
 * IllegalArgumentException}, and every value when it is used, with {@link ArithmeticException}.
 */
final class Settings {
  private Settings() {}

  /** A number as a schedule; refused by its own name. */
  static Schedule constant(String name, double value) {
    return Schedule.constant(Check.finite(name, value));
  }

  static void rate(LearningRate rate) {
    if (rate instanceof Schedule schedule) {
      Check.notNegative("learning rate", schedule.at(0));
    }
  }

  /** What Adam and its kin have in common. */
  static void adam(LearningRate rate, Schedule beta1, Schedule beta2, Schedule epsilon) {
    rate(rate);
    decay("beta1", beta1);
    decay("beta2", beta2);
    positive("epsilon", epsilon);
  }

  static void decay(String name, Schedule setting) {
    Check.decay(name, setting.at(0));
  }

  static void notNegative(String name, Schedule setting) {
    Check.notNegative(name, setting.at(0));
  }

  static void positive(String name, Schedule setting) {
    Check.positive(name, setting.at(0));
  }

  /** A share above 0 and up to 1. */
  static void share(String name, Schedule setting) {
    double value = setting.at(0);
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(
          name + " is " + value + ": give a number above 0 and up to 1");
    }
  }

  static void inside(String name, Schedule setting, double low, double high) {
    double value = setting.at(0);
    if (!(value > low && value < high)) {
      throw new IllegalArgumentException(
          name + " is " + value + ": give a number above " + low + " and below " + high);
    }
  }

  static double share(String name, Schedule setting, long step) {
    double value = setting.at(step);
    return value > 0 && value <= 1 ? value : refuse(name, value, step, "above 0 and up to 1");
  }

  static double inside(String name, Schedule setting, double low, double high, long step) {
    double value = setting.at(step);
    return value > low && value < high
        ? value
        : refuse(name, value, step, "above " + low + " and below " + high);
  }

  static double decay(String name, Schedule setting, long step) {
    double value = setting.at(step);
    return value >= 0 && value < 1 ? value : refuse(name, value, step, "from 0 to below 1");
  }

  static double notNegative(String name, Schedule setting, long step) {
    double value = setting.at(step);
    return value >= 0 && value < Double.POSITIVE_INFINITY
        ? value
        : refuse(name, value, step, "0 or above");
  }

  static double positive(String name, Schedule setting, long step) {
    double value = setting.at(step);
    return value > 0 && value < Double.POSITIVE_INFINITY
        ? value
        : refuse(name, value, step, "above 0");
  }

  private static double refuse(String name, double value, long step, String expected) {
    throw new ArithmeticException(
        "step "
            + step
            + ": "
            + name
            + " is "
            + value
            + ", expected a finite number "
            + expected
            + ": clamp its schedule");
  }
}
