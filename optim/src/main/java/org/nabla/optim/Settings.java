package org.nabla.optim;

/** Checks of settings that may be schedules: at construction their first value. */
final class Settings {
  private Settings() {}

  static void rate(LearningRate rate) {
    if (rate instanceof Schedule schedule) {
      Check.notNegative("learning rate", schedule.at(0));
    }
  }
}
