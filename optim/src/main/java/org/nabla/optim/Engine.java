package org.nabla.optim;

/** The rule and the rate of one optimizer over one vector, without counting and checking. */
final class Engine {
  private final Rule rule;
  private final Rate rate;
  private final Moment now = new Moment();
  private final double[] rates;
  private final double[] before;

  Engine(Optimizer optimizer, State state) {
    rule = optimizer.rule(state);
    rate = optimizer.rate().rate(state.under("rate"));
    int perEntry = rate.perEntry() ? state.size() : 0;
    rates = new double[perEntry];
    before = new double[perEntry];
  }

  /** The same step as another engine's, on other arrays. */
  void step(double[] parameters, double[] gradient, Moment other) {
    now.see(parameters, gradient, other);
    step(parameters, gradient);
  }

  void step(double[] parameters, double[] gradient, long step, double loss, boolean lossKnown) {
    now.see(step, parameters, gradient, loss, lossKnown);
    step(parameters, gradient);
  }

  private void step(double[] parameters, double[] gradient) {
    if (rate.perEntry()) {
      stepPerEntry(parameters, gradient);
    } else {
      now.rate(checked(rate.at(now.step(), now), now.step()));
      rule.apply(parameters, gradient, now);
    }
  }

  /** A step is proportional to its rate: take it whole (rate 1), then keep each entry's share. */
  private void stepPerEntry(double[] parameters, double[] gradient) {
    rate.at(now.step(), now, rates);
    double sum = 0;
    for (double each : rates) {
      sum += checked(each, now.step());
    }
    System.arraycopy(parameters, 0, before, 0, before.length);
    now.rate(1);
    rule.apply(parameters, gradient, now);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = before[i] + rates[i] * (parameters[i] - before[i]);
    }
    now.rate(rates.length == 0 ? 0 : sum / rates.length);
  }

  double lastRate() {
    return now.rate();
  }

  private static double checked(double rate, long step) {
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new ArithmeticException(
          "step "
              + step
              + ": the learning rate is "
              + rate
              + ": it must be finite and not negative; clamp it, or correct its settings");
    }
    return rate;
  }
}
