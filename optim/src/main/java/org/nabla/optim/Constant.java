package org.nabla.optim;

/** The same value at every step. */
record Constant(double value) implements Schedule {
  Constant {
    Check.finite("value", value);
  }

  @Override
  public double at(long step) {
    return value;
  }
}
