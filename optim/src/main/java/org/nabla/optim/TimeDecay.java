package org.nabla.optim;

/** The notes' rule: {@code initial * (1 - (step + 1) / length)}, then 0. */
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
