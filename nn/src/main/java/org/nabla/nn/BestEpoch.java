package org.nabla.nn;

import java.util.Map;

/** The epoch with the least validation loss, and the network then. */
final class BestEpoch {

  private static final String LOSS = "best.loss";
  private static final String PARAMETERS = "best.parameters";
  private static final String STATE = "best.state";

  int epoch;
  double loss = Double.POSITIVE_INFINITY;
  double[] parameters = {};
  double[] state = {};

  void set(int epoch, double loss, double[] parameters, double[] state) {
    this.epoch = epoch;
    this.loss = loss;
    if (this.parameters.length == 0) {
      this.parameters = new double[parameters.length];
      this.state = new double[state.length];
    }
    System.arraycopy(parameters, 0, this.parameters, 0, parameters.length);
    System.arraycopy(state, 0, this.state, 0, state.length);
  }

  void save(Map<String, double[]> arrays) {
    arrays.put(LOSS, new double[] {loss});
    arrays.put(PARAMETERS, parameters.clone());
    arrays.put(STATE, state.clone());
  }

  void restore(Checkpoint checkpoint, int savedEpoch) {
    epoch = savedEpoch;
    loss = checkpoint.number(LOSS);
    parameters = checkpoint.array(PARAMETERS).clone();
    state = checkpoint.array(STATE).clone();
    int expected = epoch == 0 ? 0 : checkpoint.array(Checkpoint.PARAMETERS).length;
    Checks.length(parameters.length, expected, "the checkpoint's " + PARAMETERS);
    int states = epoch == 0 ? 0 : checkpoint.array(Checkpoint.STATE).length;
    Checks.length(state.length, states, "the checkpoint's " + STATE);
  }
}
