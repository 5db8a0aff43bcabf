package org.nabla.optim;

/** The rule and the rate of one optimizer over one vector, without counting and checking. */
final class Engine {
  private final Rule rule;
  private final Rate rate;
  private final boolean uphill;
  private final Moment now = new Moment();
  private double lastRate;

  Engine(Optimizer optimizer, State state) {
    rule = Wrapped.rule(optimizer, state);
    rate = optimizer.rate().rate(state.under("rate"));
    uphill = uphill(optimizer);
    if (rate.perEntry()) {
      now.entries(new EntryRates(state.size()));
    }
  }

  /** A rate that looks sees the loss that is minimized, as the rule sees its gradient. */
  private static boolean uphill(Optimizer optimizer) {
    return optimizer instanceof Wrapped wrapped
        && (wrapped instanceof Wrapped.Maximizing ^ uphill(wrapped.inner()));
  }

  /** The same step as another engine's, on other arrays. */
  void step(double[] parameters, double[] gradient, Moment other) {
    now.see(parameters, gradient, other, uphill);
    step(parameters, gradient);
  }

  void step(double[] parameters, double[] gradient, long step, double loss, boolean lossKnown) {
    now.see(step, parameters, gradient, uphill ? -loss : loss, lossKnown);
    step(parameters, gradient);
  }

  private void step(double[] parameters, double[] gradient) {
    now.rate(Double.NaN);
    EntryRates entries = now.entries();
    if (entries == null) {
      now.rate(checked(rate.at(now.step(), now), now.step()));
    } else {
      double[] rates = entries.rates();
      rate.at(now.step(), now, rates);
      double sum = 0;
      for (double each : rates) {
        sum += checked(each, now.step());
      }
      now.rate(rates.length == 0 ? 0 : sum / rates.length);
    }
    rule.apply(parameters, gradient, now);
    lastRate = now.rate();
  }

  double lastRate() {
    return lastRate;
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
