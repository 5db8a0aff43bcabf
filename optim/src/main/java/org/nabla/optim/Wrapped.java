package org.nabla.optim;

import java.util.function.IntPredicate;

/** Optimizers around another one: they change the gradient before, or the parameters after, it. */
interface Wrapped extends Optimizer {
  Optimizer inner();

  @Override
  default LearningRate rate() {
    return inner().rate();
  }

  /** Without arrays of its own, a wrapped optimizer's state is that of the inner one. */
  @Override
  default String name() {
    return inner().name();
  }

  /**
   * The rule inside. Wrappers work on the true points: where each entry has a rate of its own, only
   * the innermost rule is scaled.
   */
  static Rule rule(Optimizer inner, State state) {
    Rule rule = inner.rule(state);
    if (inner instanceof Wrapped) {
      return rule;
    }
    return (p, g, now) -> {
      EntryRates entries = now.entries();
      if (entries == null) {
        rule.apply(p, g, now);
      } else {
        entries.apply(rule, p, g, now);
      }
    };
  }

  /** 1 where the predicate holds, 0 elsewhere: a factor, so that the loops have no branches. */
  private static double[] mask(int size, IntPredicate chosen) {
    double[] mask = new double[size];
    for (int i = 0; i < size; i++) {
      mask[i] = chosen.test(i) ? 1 : 0;
    }
    return mask;
  }

  /** Negates the gradient. */
  record Maximizing(Optimizer inner) implements Wrapped {
    @Override
    public Rule rule(State state) {
      Rule rule = Wrapped.rule(inner, state);
      double[] negated = new double[state.size()];
      return (p, g, now) -> {
        for (int i = 0; i < g.length; i++) {
          negated[i] = -g[i];
        }
        rule.apply(p, negated, now);
      };
    }
  }

  /** Coupled weight decay. */
  record WeightDecay(Optimizer inner, Schedule decay, IntPredicate decayed) implements Wrapped {
    public WeightDecay {
      Settings.notNegative("weight decay", decay);
    }

    @Override
    public Rule rule(State state) {
      Rule rule = Wrapped.rule(inner, state);
      double[] mask = mask(state.size(), decayed);
      double[] penalized = new double[state.size()];
      return (p, g, now) -> {
        double strength = Settings.notNegative("weight decay", decay, now.step());
        for (int i = 0; i < g.length; i++) {
          penalized[i] = g[i] + strength * mask[i] * p[i];
        }
        rule.apply(p, penalized, now);
      };
    }
  }

  /** Decoupled weight decay. */
  record DecoupledWeightDecay(Optimizer inner, Schedule decay, IntPredicate decayed)
      implements Wrapped {
    public DecoupledWeightDecay {
      Settings.notNegative("weight decay", decay);
      refuseGroups(inner);
    }

    private static void refuseGroups(Optimizer inner) {
      if (inner instanceof Groups) {
        throw new IllegalArgumentException(
            "decoupled weight decay stands around groups, whose rates it cannot see: put"
                + " decoupledWeightDecay inside each group");
      }
      if (inner instanceof Wrapped wrapped) {
        refuseGroups(wrapped.inner());
      }
    }

    @Override
    public Rule rule(State state) {
      Rule rule = Wrapped.rule(inner, state);
      double[] mask = mask(state.size(), decayed);
      return (p, g, now) -> {
        double strength = Settings.notNegative("weight decay", decay, now.step());
        EntryRates entries = now.entries();
        if (entries == null) {
          double share = now.rate() * strength;
          for (int i = 0; i < p.length; i++) {
            p[i] *= 1 - share * mask[i];
          }
        } else {
          double[] rates = entries.rates();
          for (int i = 0; i < p.length; i++) {
            p[i] *= 1 - rates[i] * strength * mask[i];
          }
        }
        rule.apply(p, g, now);
      };
    }
  }

  /** Clips each entry. */
  record ClipValue(Optimizer inner, Schedule limit) implements Wrapped {
    public ClipValue {
      Settings.positive("limit", limit);
    }

    @Override
    public Rule rule(State state) {
      Rule rule = Wrapped.rule(inner, state);
      double[] clipped = new double[state.size()];
      return (p, g, now) -> {
        double most = Settings.positive("limit", limit, now.step());
        for (int i = 0; i < g.length; i++) {
          clipped[i] = Math.max(-most, Math.min(most, g[i]));
        }
        rule.apply(p, clipped, now);
      };
    }
  }

  /** Clips the whole gradient. */
  record ClipNorm(Optimizer inner, Schedule limit) implements Wrapped {
    public ClipNorm {
      Settings.positive("limit", limit);
    }

    @Override
    public Rule rule(State state) {
      Rule rule = Wrapped.rule(inner, state);
      double[] clipped = new double[state.size()];
      return (p, g, now) -> {
        double most = Settings.positive("limit", limit, now.step());
        double scale = Math.min(1, most / (Vectors.norm(g) + 1e-6));
        for (int i = 0; i < g.length; i++) {
          clipped[i] = scale * g[i];
        }
        rule.apply(p, clipped, now);
      };
    }
  }

  /** Adds noise that is a function of seed and step. */
  record Noise(Optimizer inner, Schedule deviation, long seed) implements Wrapped {
    public Noise {
      Settings.notNegative("deviation", deviation);
    }

    @Override
    public Rule rule(State state) {
      Rule rule = Wrapped.rule(inner, state);
      double[] noisy = new double[state.size()];
      return (p, g, now) -> {
        double sigma = Settings.notNegative("deviation", deviation, now.step());
        Vectors.normal(noisy, Vectors.mix(seed + Vectors.mix(now.step() + 1)));
        for (int i = 0; i < g.length; i++) {
          noisy[i] = g[i] + sigma * noisy[i];
        }
        rule.apply(p, noisy, now);
      };
    }
  }

  /** Moves only some of the entries. */
  record Freeze(Optimizer inner, IntPredicate frozen) implements Wrapped {
    @Override
    public Rule rule(State state) {
      Rule rule = Wrapped.rule(inner, state);
      double[] free = mask(state.size(), frozen.negate());
      double[] masked = new double[state.size()];
      double[] kept = new double[state.size()];
      return (p, g, now) -> {
        System.arraycopy(p, 0, kept, 0, p.length);
        for (int i = 0; i < g.length; i++) {
          masked[i] = free[i] * g[i];
        }
        rule.apply(p, masked, now);
        for (int i = 0; i < p.length; i++) {
          p[i] = free[i] == 0 ? kept[i] : p[i];
        }
      };
    }
  }

  /** Goes back a share of the way every k steps. */
  record Lookahead(Optimizer inner, long every, Schedule share) implements Wrapped {
    public Lookahead {
      Check.atLeast(1, "every", every);
      Settings.share("share", share);
    }

    @Override
    public String name() {
      return "Lookahead";
    }

    @Override
    public Rule rule(State state) {
      Rule rule = Wrapped.rule(inner, state.under(inner.name()));
      double[] slow = state.vector("slow");
      return (p, g, now) -> {
        if (now.step() == 0) {
          System.arraycopy(p, 0, slow, 0, p.length);
        }
        rule.apply(p, g, now);
        if ((now.step() + 1) % every == 0) {
          double back = Settings.share("share", share, now.step());
          for (int i = 0; i < p.length; i++) {
            slow[i] += back * (p[i] - slow[i]);
            p[i] = slow[i];
          }
        }
      };
    }
  }

  /** Averages the points; the average's decay at step t is 0 for t = 0. */
  record Averaging(Optimizer inner, Schedule decay) implements Wrapped {
    public Averaging {
      Settings.decay("decay", decay);
    }

    @Override
    public String name() {
      return "Averaging";
    }

    @Override
    public Rule rule(State state) {
      Rule rule = Wrapped.rule(inner, state.under(inner.name()));
      double[] average = state.vector("average");
      return (p, g, now) -> {
        rule.apply(p, g, now);
        double keep = Settings.decay("decay", decay, now.step());
        double take = 1 - keep;
        for (int i = 0; i < p.length; i++) {
          average[i] = keep * average[i] + take * p[i];
        }
      };
    }
  }
}
