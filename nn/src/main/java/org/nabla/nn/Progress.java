package org.nabla.nn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far a training run is, and what it has seen so far: all that changes but the network. */
final class Progress {

  private static final String LOSS_SUM = "epoch.loss sum";
  private static final String PENALTY_SUM = "epoch.penalty sum";

  /** The epoch at work, from 1. */
  int epoch = 1;

  /** How many samples of the epoch were passed over. */
  int position;

  /** How many samples the sum of losses is of. */
  int seen;

  double lossSum;
  double penaltySum;
  long steps;
  final BestEpoch best;
  History.Recorder recorder;

  Progress(int epochs, long expectedSteps) {
    recorder = new History.Recorder(epochs, expectedSteps);
    best = new BestEpoch();
  }

  /** Mean penalty of the steps of the epoch. */
  double penalty() {
    return penaltySum / seen;
  }

  void nextEpoch() {
    epoch++;
    position = 0;
    seen = 0;
    lossSum = 0;
    penaltySum = 0;
  }

  /** Takes over copies of the network's arrays. */
  Checkpoint checkpoint(
      Map<String, String> identity, double[] parameters, double[] state, ParameterUpdate update) {
    Map<String, String> texts = new LinkedHashMap<>(identity);
    texts.put("step", Long.toString(steps));
    texts.put("epoch", Integer.toString(epoch));
    texts.put("position", Integer.toString(position));
    texts.put("seen", Integer.toString(seen));
    texts.put("best epoch", Integer.toString(best.epoch));
    Map<String, double[]> arrays = new LinkedHashMap<>();
    arrays.put(Checkpoint.PARAMETERS, parameters);
    arrays.put(Checkpoint.STATE, state);
    arrays.put(LOSS_SUM, new double[] {lossSum});
    arrays.put(PENALTY_SUM, new double[] {penaltySum});
    best.save(arrays);
    recorder.save(arrays);
    update.state().forEach((name, values) -> arrays.put(Checkpoint.UPDATE + name, values.clone()));
    return Checkpoint.taking(texts, arrays);
  }

  void restore(Checkpoint checkpoint, List<Metric> metrics) {
    steps = checkpoint.whole("step");
    epoch = checkpoint.small("epoch");
    position = checkpoint.small("position");
    seen = checkpoint.small("seen");
    Checks.require(epoch > 0, "the checkpoint's epoch is 0: epochs count from 1");
    lossSum = checkpoint.number(LOSS_SUM);
    penaltySum = checkpoint.number(PENALTY_SUM);
    best.restore(checkpoint, checkpoint.small("best epoch"));
    recorder.restore(checkpoint, metrics);
  }
}
