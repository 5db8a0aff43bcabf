package org.nabla.nn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must be the same for a run to be resumed. */
final class RunIdentity {

  static final String NETWORK = Checkpoint.RUN + "network";

  /**
   * What differs from process to process in the text of an object without one of its own. Hashes
   * nearly always have five digits or more; names such as {@code recall@10} or {@code SGD@1e-2}
   * have fewer after their sign.
   */
  private static final Pattern ADDRESS =
      Pattern.compile("(\\$\\$Lambda[^\\s,\\])]*|@[0-9a-f]{5,8}\\b)");

  private RunIdentity() {}

  static String of(Network network) {
    return stable(network.inputs() + " inputs, " + network.layers());
  }

  /** Everything but the number of epochs, threads and listeners. */
  static Map<String, String> of(
      Trainer trainer, Network network, TrainingData data, ParameterUpdate update) {
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put(NETWORK, of(network));
    put(identity, "loss", trainer.loss());
    put(identity, "optimizer", update.name());
    put(identity, "list of penalties", trainer.penalties());
    put(identity, "number of samples", data.training().samples());
    put(identity, "batch size", trainer.batchOf(data.training().samples()));
    put(identity, "dropping of the last batch", trainer.dropsLast());
    put(identity, "seed of shuffling", trainer.shuffleSeed());
    put(identity, "seed", trainer.seed());
    put(identity, "patience of early stopping", trainer.patience());
    put(identity, "least improvement", trainer.leastImprovement());
    put(identity, "list of metrics", trainer.metrics());
    Metric goal = trainer.goal();
    put(identity, "metric to reach", goal == null ? null : goal + " " + trainer.goalValue());
    put(identity, "digest of the training data", digest(data.training()));
    put(identity, "digest of the validation data", digest(data.validation()));
    return identity;
  }

  private static void put(Map<String, String> identity, String name, @Nullable Object value) {
    identity.put(Checkpoint.RUN + name, value == null ? "none" : stable(value.toString()));
  }

  private static String stable(String text) {
    return ADDRESS.matcher(text).replaceAll("");
  }

  private static @Nullable String digest(@Nullable Data data) {
    if (data == null) {
      return null;
    }
    long digest = data.samples();
    for (double[][] rows : List.of(data.input(), data.target())) {
      for (double[] row : rows) {
        digest = digest(digest, row, data.samples());
      }
    }
    double[] weights = data.weights();
    return Long.toHexString(weights == null ? digest : digest(digest, weights, weights.length));
  }

  private static long digest(long before, double[] values, int count) {
    long digest = before + 1;
    for (int i = 0; i < count; i++) {
      digest = Pass.mix(digest ^ Double.doubleToLongBits(values[i]));
    }
    return digest;
  }
}
