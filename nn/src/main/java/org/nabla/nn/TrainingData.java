package org.nabla.nn;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The data of one run, split, weighted, checked and transposed once. */
record TrainingData(Data training, @Nullable Data validation) {

  static TrainingData of(Trainer trainer, Network network, double[][] x, double[][] y) {
    Loss loss = trainer.loss();
    double[] weights = trainer.sampleWeights();
    requireWeights(weights, x.length);
    Checks.require(
        x.length == y.length,
        "there are %d samples and %d targets: give one target for each sample",
        x.length,
        y.length);
    int kept = kept(trainer, x.length);
    if (kept == 0) {
      Data training = weighted(trainer, Data.of(network, loss, x, y), weights);
      return new TrainingData(
          training,
          trainer.validationX().length == 0 && trainer.validationY().length == 0
              ? null
              : validation(network, trainer));
    }
    int[] order = shuffled(x.length, trainer.splitSeed());
    Data training =
        weighted(
            trainer,
            Data.of(network, loss, pick(x, order, kept, x.length), pick(y, order, kept, x.length)),
            pick(weights, order, kept));
    return new TrainingData(
        training, Data.of(network, loss, pick(x, order, 0, kept), pick(y, order, 0, kept)));
  }

  static void requireWeights(double[] weights, int samples) {
    Checks.require(
        weights.length == 0 || weights.length == samples,
        "there are %d sample weights for %d samples: give one for each",
        weights.length,
        samples);
  }

  private static Data validation(Network network, Trainer trainer) {
    try {
      return Data.of(network, trainer.loss(), trainer.validationX(), trainer.validationY());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("validation data: " + e.getMessage(), e);
    }
  }

  private static int kept(Trainer trainer, int samples) {
    if (trainer.validationFraction() == 0) {
      return 0;
    }
    Checks.require(
        samples > 1, "there are %d samples: a validation split needs 2 at least", samples);
    long kept = Math.round(trainer.validationFraction() * samples);
    return (int) Math.max(1, Math.min(samples - 1, kept));
  }

  private static Data weighted(Trainer trainer, Data data, double[] sampleWeights) {
    double[] classWeights = trainer.classWeights();
    if (sampleWeights.length == 0 && classWeights.length == 0) {
      return data;
    }
    double[] weights = new double[data.samples()];
    double total = 0;
    for (int s = 0; s < weights.length; s++) {
      weights[s] = sampleWeights.length == 0 ? 1 : sampleWeights[s];
      if (classWeights.length > 0) {
        int label = label(data.target(), s);
        Checks.require(
            label >= 0 && label < classWeights.length,
            "sample %d is of class %d but there are %d class weights: give one for each class",
            s,
            label,
            classWeights.length);
        weights[s] *= classWeights[label];
      }
      total += weights[s];
    }
    Checks.require(total > 0, "all samples have weight 0: one must be positive at least");
    return new Data(data.input(), data.target(), weights, data.samples());
  }

  private static int label(double[][] target, int sample) {
    if (target.length == 1) {
      double label = target[0][sample];
      if (!(label >= 0 && label == (int) label)) {
        Checks.require(
            false,
            "the target of sample %d is %s: class weights are for labels 0, 1, 2, ...; give"
                + " sampleWeights for targets of -1 and 1 and for numbers",
            sample,
            label);
      }
      return (int) label;
    }
    int best = 0;
    int next = -1;
    for (int c = 1; c < target.length; c++) {
      if (target[c][sample] > target[best][sample]) {
        best = c;
        next = -1;
      } else if (target[c][sample] == target[best][sample]) {
        next = c;
      }
    }
    Checks.require(
        next < 0,
        "targets %d and %d of sample %d are the same: class weights are for samples of one class;"
            + " give sampleWeights where several hold",
        best,
        next,
        sample);
    return best;
  }

  static int[] shuffled(int n, long seed) {
    int[] order = new int[n];
    shuffle(order, seed);
    return order;
  }

  /** Sets a permutation that depends on the seed only (Fisher and Yates; Durstenfeld, 1964). */
  static void shuffle(int[] order, long seed) {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int moved = order[i];
      order[i] = order[j];
      order[j] = moved;
    }
  }

  static double[][] pick(double[][] rows, int[] order, int from, int to) {
    double[][] picked = new double[to - from][];
    for (int i = from; i < to; i++) {
      picked[i - from] = rows[order[i]];
    }
    return picked;
  }

  static double[] pick(double[] values, int[] order, int from) {
    if (values.length == 0) {
      return values;
    }
    double[] picked = new double[order.length - from];
    for (int i = from; i < order.length; i++) {
      picked[i - from] = values[order[i]];
    }
    return picked;
  }
}
