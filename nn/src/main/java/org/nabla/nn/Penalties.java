package org.nabla.nn;

import java.util.List;

/** Penalties on those blocks of a network that decay. */
final class Penalties {

  private final Penalty[] penalties;
  private final int[] from;
  private final int[] to;

  Penalties(List<Penalty> penalties, Network network) {
    this.penalties = penalties.toArray(Penalty[]::new);
    List<ParameterBlock> blocks = network.blocks().stream().filter(ParameterBlock::decays).toList();
    from = blocks.stream().mapToInt(ParameterBlock::offset).toArray();
    to = blocks.stream().mapToInt(block -> block.offset() + block.size()).toArray();
  }

  boolean any() {
    return penalties.length > 0;
  }

  /** Returns the sum of all and adds their gradients. */
  double add(double[] parameters, double[] gradient) {
    double sum = 0;
    for (Penalty penalty : penalties) {
      for (int b = 0; b < from.length; b++) {
        sum += penalty.add(parameters, gradient, from[b], to[b]);
      }
    }
    return sum;
  }

  record L1(double strength) implements Penalty {

    L1 {
      Checks.notNegative(strength, "the strength of the L1 penalty");
    }

    @Override
    public double add(double[] parameters, double[] gradient, int from, int to) {
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += Math.abs(parameters[i]);
        gradient[i] += strength * Math.signum(parameters[i]);
      }
      return strength * sum;
    }

    @Override
    public String toString() {
      return "L1(" + strength + ")";
    }
  }

  record L2(double strength) implements Penalty {

    L2 {
      Checks.notNegative(strength, "the strength of the L2 penalty");
    }

    @Override
    public double add(double[] parameters, double[] gradient, int from, int to) {
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += parameters[i] * parameters[i];
        gradient[i] += strength * parameters[i];
      }
      return strength / 2 * sum;
    }

    @Override
    public String toString() {
      return "L2(" + strength + ")";
    }
  }
}
