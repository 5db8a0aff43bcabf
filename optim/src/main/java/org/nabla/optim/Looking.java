package org.nabla.optim;

import java.util.function.Function;

/** Rates that look; {@link LearningRate} documents each where it makes it. */
final class Looking {
  private Looking() {}

  /** Proportional to the size of each entry of a vector. */
  record PerEntry(double factor, Function<Moment, double[]> vector) implements Rate {
    @Override
    public boolean perEntry() {
      return true;
    }

    /** The mean over the entries. */
    @Override
    public double at(long step, Moment now) {
      double sum = 0;
      double[] values = vector.apply(now);
      for (double each : values) {
        sum += Math.abs(each);
      }
      return values.length == 0 ? 0 : factor * sum / values.length;
    }

    @Override
    public void at(long step, Moment now, double[] rates) {
      double[] values = vector.apply(now);
      for (int i = 0; i < rates.length; i++) {
        rates[i] = factor * Math.abs(values[i]);
      }
    }
  }

  /** Proportional to the loss over the largest loss so far. */
  record LossShare(double factor, double[] largest) implements Rate {
    @Override
    public double at(long step, Moment now) {
      double loss = now.loss();
      if (!(loss >= 0 && loss < Double.POSITIVE_INFINITY)) {
        throw new ArithmeticException(
            "step "
                + now.step()
                + ": the loss is "
                + loss
                + ", which has no share in [0, 1] of the largest loss: give the range with"
                + " proportionalToLoss(factor, low, high)");
      }
      largest[0] = Math.max(largest[0], loss);
      return largest[0] == 0 ? 0 : factor * (loss / largest[0]);
    }
  }
}
