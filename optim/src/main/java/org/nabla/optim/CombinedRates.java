package org.nabla.optim;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/** Rates made of rates, of which at least one looks; {@link LearningRate} documents each. */
final class CombinedRates {
  private CombinedRates() {}

  record Then(LearningRate first, LearningRate next) implements LearningRate {
    Then {
      Combined.ending(first.length());
    }

    @Override
    public long length() {
      return Combined.sum(first.length(), next.length());
    }

    @Override
    public Rate rate(State state) {
      long end = first.length();
      Rate one = first.rate(state.under("first"));
      Rate two = next.rate(state.under("next"));
      return new Rate() {
        @Override
        public double at(long step, Moment now) {
          return step < end ? one.at(step, now) : two.at(step - end, now);
        }

        @Override
        public boolean perEntry() {
          return one.perEntry() || two.perEntry();
        }

        @Override
        public void at(long step, Moment now, double[] rates) {
          if (step < end) {
            one.at(step, now, rates);
          } else {
            two.at(step - end, now, rates);
          }
        }
      };
    }
  }

  record Both(LearningRate a, LearningRate b, DoubleBinaryOperator operation)
      implements LearningRate {
    @Override
    public long length() {
      return Math.min(a.length(), b.length());
    }

    @Override
    public Rate rate(State state) {
      Rate one = a.rate(state.under("first"));
      Rate two = b.rate(state.under("next"));
      boolean perEntry = one.perEntry() || two.perEntry();
      double[] other = new double[perEntry ? state.size() : 0];
      return new Rate() {
        @Override
        public double at(long step, Moment now) {
          return operation.applyAsDouble(one.at(step, now), two.at(step, now));
        }

        @Override
        public boolean perEntry() {
          return perEntry;
        }

        @Override
        public void at(long step, Moment now, double[] rates) {
          if (!perEntry) {
            Arrays.fill(rates, at(step, now));
            return;
          }
          one.at(step, now, rates);
          two.at(step, now, other);
          for (int i = 0; i < rates.length; i++) {
            rates[i] = operation.applyAsDouble(rates[i], other[i]);
          }
        }
      };
    }
  }

  record Lasting(LearningRate inner, long length) implements LearningRate {
    Lasting {
      Check.atLeast(1, "length", length);
    }

    @Override
    public Rate rate(State state) {
      return inner.rate(state);
    }
  }

  /** Which step the inner rate is asked for. */
  private interface Clock {
    long inner(long step);
  }

  record Shift(LearningRate inner, long by) implements LearningRate {
    @Override
    public long length() {
      return Combined.shortened(inner.length(), by);
    }

    @Override
    public Rate rate(State state) {
      return clocked(inner.rate(state), step -> Combined.shifted(step, by));
    }
  }

  record Repeat(LearningRate inner) implements LearningRate {
    Repeat {
      Combined.ending(inner.length());
    }

    @Override
    public Rate rate(State state) {
      return clocked(inner.rate(state), step -> step % inner.length());
    }
  }

  record OrFail(LearningRate inner) implements LearningRate {
    OrFail {
      Combined.ending(inner.length());
    }

    @Override
    public long length() {
      return inner.length();
    }

    @Override
    public Rate rate(State state) {
      return clocked(inner.rate(state), step -> Combined.within(step, inner.length()));
    }
  }

  private static Rate clocked(Rate rate, Clock clock) {
    return new Rate() {
      @Override
      public double at(long step, Moment now) {
        return rate.at(clock.inner(step), now);
      }

      @Override
      public boolean perEntry() {
        return rate.perEntry();
      }

      @Override
      public void at(long step, Moment now, double[] rates) {
        rate.at(clock.inner(step), now, rates);
      }
    };
  }

  record Hold(LearningRate inner) implements LearningRate {
    /** What may be asked at its end. */
    Hold {
      while (inner instanceof OrFail failing) {
        inner = failing.inner;
      }
    }

    @Override
    public long length() {
      return inner.length();
    }

    @Override
    public Rate rate(State state) {
      long end = inner.length();
      return remembering(
          inner,
          state,
          new Looks() {
            @Override
            public boolean due(long step, double asked) {
              return step < end;
            }

            @Override
            public long inner(long step) {
              return Math.min(step, end);
            }
          });
    }
  }

  record Every(LearningRate inner, long k) implements LearningRate {
    Every {
      Check.atLeast(1, "k", k);
    }

    @Override
    public long length() {
      return Combined.product(inner.length(), k);
    }

    @Override
    public Rate rate(State state) {
      return remembering(
          inner,
          state,
          new Looks() {
            @Override
            public boolean due(long step, double asked) {
              return step % k == 0 || inner(step) != asked;
            }

            @Override
            public long inner(long step) {
              return step / k;
            }
          });
    }
  }

  /**
   * In which steps the inner rate looks, after the one it was last asked for, and which that is.
   */
  private interface Looks {
    boolean due(long step, double asked);

    long inner(long step);
  }

  /**
   * Asks the inner rate where it is due, and repeats its last answer elsewhere; where there is none
   * yet, because a shift or another combinator began in the middle, asks it there too.
   */
  private static Rate remembering(LearningRate inner, State state, Looks looks) {
    Rate rate = inner.rate(state.under("of"));
    boolean perEntry = rate.perEntry();
    State own = state.under("last");
    double[] asked = own.values("asked", -1);
    double[] last = perEntry ? own.vector("rates", Double.NaN) : own.values("rate", Double.NaN);
    return new Rate() {
      private boolean asks(long step) {
        boolean asks = looks.due(step, asked[0]) || last.length == 0 || Double.isNaN(last[0]);
        asked[0] = asks ? looks.inner(step) : asked[0];
        return asks;
      }

      @Override
      public double at(long step, Moment now) {
        if (asks(step)) {
          double fresh = rate.at(looks.inner(step), now);
          Arrays.fill(last, fresh);
          return fresh;
        }
        return last[0];
      }

      @Override
      public boolean perEntry() {
        return perEntry;
      }

      @Override
      public void at(long step, Moment now, double[] rates) {
        if (!perEntry) {
          Arrays.fill(rates, at(step, now));
        } else if (asks(step)) {
          rate.at(looks.inner(step), now, rates);
          System.arraycopy(rates, 0, last, 0, last.length);
        } else {
          System.arraycopy(last, 0, rates, 0, rates.length);
        }
      }
    };
  }
}
