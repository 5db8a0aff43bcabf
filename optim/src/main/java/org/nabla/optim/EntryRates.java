package org.nabla.optim;

/** The rates of one step where each entry has its own. */
final class EntryRates {
  private final double[] rates;
  private final double[] before;

  EntryRates(int size) {
    rates = new double[size];
    before = new double[size];
  }

  double[] rates() {
    return rates;
  }

  /** A step is proportional to its rate: take it whole (rate 1), then keep each entry's share. */
  void apply(Rule rule, double[] parameters, double[] gradient, Moment now) {
    double mean = now.rate();
    System.arraycopy(parameters, 0, before, 0, before.length);
    now.rate(1);
    rule.apply(parameters, gradient, now);
    now.rate(mean);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = before[i] + rates[i] * (parameters[i] - before[i]);
    }
  }
}
