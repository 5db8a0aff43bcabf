package org.nabla.optim;

/** A straight line from one value to another, which it then holds. */
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
