package org.nabla.nn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a training run went, as plain arrays. Every training loss was measured before the step that
 * it belongs to, so the first is the loss of the initial parameters; validation losses and metrics
 * are measured after each epoch.
 */
public final class History {

  /** Why training ended. */
  public enum End {
    /** All epochs were done. */
    EPOCHS,
    /** The validation loss no longer improved; the network holds the best parameters. */
    EARLY_STOPPING,
    /** The metric that was to be reached was reached. */
    METRIC_REACHED,
    /** The thread was interrupted; the network holds what was learned until then. */
    INTERRUPTED
  }

  private final double[] losses;
  private final double[] stepLosses;
  private final double[] penalties;
  private final double[] validationLosses;
  private final Map<String, double[]> metrics;
  private final Map<String, double[]> validationMetrics;
  private final int bestEpoch;
  private final End end;

  History(Recorder recorder, int bestEpoch, End end) {
    losses = recorder.losses.toArray();
    stepLosses = recorder.stepLosses.toArray();
    penalties = recorder.penalties.toArray();
    validationLosses = recorder.validationLosses.toArray();
    metrics = arrays(recorder.metrics);
    validationMetrics = arrays(recorder.validationMetrics);
    this.bestEpoch = bestEpoch;
    this.end = end;
  }

  private static Map<String, double[]> arrays(Map<String, Numbers> recorded) {
    Map<String, double[]> arrays = new LinkedHashMap<>();
    recorded.forEach((name, numbers) -> arrays.put(name, numbers.toArray()));
    return arrays;
  }

  /**
   * Returns the loss of each epoch: the mean of its steps' losses, each weighted by its number of
   * samples. With the full batch that is the step's loss.
   *
   * @return a copy, one entry for each finished epoch
   */
  public double[] losses() {
    return losses.clone();
  }

  /**
   * Returns the loss of each step.
   *
   * @return a copy, one entry for each step
   */
  public double[] stepLosses() {
    return stepLosses.clone();
  }

  /**
   * Returns the penalty of each epoch, the mean of its steps' penalties as {@link #losses()} is of
   * their losses. Training makes the sum of both small; the losses are those of the data alone.
   *
   * @return a copy, one entry for each finished epoch; empty if the trainer has no penalties
   */
  public double[] penalties() {
    return penalties.clone();
  }

  /**
   * Returns the loss of the validation data after each epoch.
   *
   * @return a copy, one entry for each finished epoch; empty without validation data
   */
  public double[] validationLosses() {
    return validationLosses.clone();
  }

  /**
   * Returns a metric of the training data after each epoch.
   *
   * @param metric a metric that the trainer was given
   * @return a copy, one entry for each finished epoch
   * @throws IllegalArgumentException if the trainer was not given it
   */
  public double[] metric(Metric metric) {
    return get(metrics, metric);
  }

  /**
   * Returns a metric of the validation data after each epoch.
   *
   * @param metric a metric that the trainer was given
   * @return a copy, one entry for each finished epoch
   * @throws IllegalArgumentException if the trainer was not given it, or no validation data
   */
  public double[] validationMetric(Metric metric) {
    return get(validationMetrics, metric);
  }

  private static double[] get(Map<String, double[]> metrics, Metric metric) {
    double[] values = metrics.get(metric.toString());
    if (values == null) {
      throw new IllegalArgumentException(
          "there is no "
              + metric
              + " in this history, only "
              + metrics.keySet()
              + ": give it to Trainer.metrics, and validation data for its validation");
    }
    return values.clone();
  }

  /**
   * Returns how many epochs were finished.
   *
   * @return the length of {@link #losses()}
   */
  public int epochs() {
    return losses.length;
  }

  /**
   * Returns the epoch after which the parameters were those of the trained network: under early
   * stopping the last whose validation loss was an improvement, unless training ended because a
   * metric was reached; else the last.
   *
   * @return the epoch, from 1; 0 if none was finished
   */
  public int bestEpoch() {
    return bestEpoch;
  }

  /**
   * Returns why training ended.
   *
   * @return the reason
   */
  public End end() {
    return end;
  }

  @Override
  public String toString() {
    String last = losses.length == 0 ? "" : ", last loss " + losses[losses.length - 1];
    return "History of " + losses.length + " epochs" + last + ", ended by " + end;
  }

  /** What a run writes down. */
  static final class Recorder {
    private static final int MOST_ROOM = 1 << 16;
    private static final String METRIC = "history.metric.";
    private static final String VALIDATION_METRIC = "history.validation metric.";

    final Numbers losses;
    final Numbers stepLosses;
    final Numbers penalties = new Numbers(64);
    final Numbers validationLosses = new Numbers(64);
    final Map<String, Numbers> metrics = new LinkedHashMap<>();
    final Map<String, Numbers> validationMetrics = new LinkedHashMap<>();

    /** Makes room for all, so that no step of an ordinary run allocates. */
    Recorder(int epochs, long steps) {
      losses = new Numbers(Math.min(epochs, MOST_ROOM));
      stepLosses = new Numbers((int) Math.min(steps, MOST_ROOM));
    }

    void save(Map<String, double[]> arrays) {
      arrays.put("history.losses", losses.toArray());
      arrays.put("history.step losses", stepLosses.toArray());
      arrays.put("history.penalties", penalties.toArray());
      arrays.put("history.validation losses", validationLosses.toArray());
      save(arrays, METRIC, metrics);
      save(arrays, VALIDATION_METRIC, validationMetrics);
    }

    /** By place: the text of a metric without a name is another in the next process. */
    private static void save(
        Map<String, double[]> arrays, String prefix, Map<String, Numbers> recorded) {
      int place = 0;
      for (Numbers values : recorded.values()) {
        arrays.put(prefix + place++, values.toArray());
      }
    }

    void restore(Checkpoint checkpoint, List<Metric> asked) {
      losses.set(checkpoint.array("history.losses"));
      stepLosses.set(checkpoint.array("history.step losses"));
      penalties.set(checkpoint.array("history.penalties"));
      validationLosses.set(checkpoint.array("history.validation losses"));
      List<String> names = asked.stream().map(Metric::toString).distinct().toList();
      restore(checkpoint.within(METRIC), names, metrics);
      restore(checkpoint.within(VALIDATION_METRIC), names, validationMetrics);
    }

    private static void restore(
        Map<String, double[]> saved, List<String> names, Map<String, Numbers> recorded) {
      for (int place = 0; place < names.size(); place++) {
        double[] values = saved.get(Integer.toString(place));
        if (values != null) {
          recorded.computeIfAbsent(names.get(place), n -> new Numbers(64)).set(values);
        }
      }
    }

    static void add(Map<String, Numbers> recorded, Map<String, Double> values) {
      values.forEach(
          (name, value) -> recorded.computeIfAbsent(name, n -> new Numbers(64)).add(value));
    }
  }

  /** A list of doubles that grows, for runs that may end early. */
  static final class Numbers {
    private double[] values;
    private int size;

    Numbers(int room) {
      values = new double[room];
    }

    void add(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, Math.max(64, 2 * size));
      }
      values[size++] = value;
    }

    void set(double[] saved) {
      values = Arrays.copyOf(saved, Math.max(saved.length, values.length));
      size = saved.length;
    }

    double[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
