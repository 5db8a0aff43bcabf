package org.nabla.optim.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What is run at once: a cell, and its rows, of which there are several along an axis. */
record Unit(
    Cell cell,
    Map<String, String> labels,
    List<Long> stations,
    Optional<Axis> along,
    List<String> axes) {

  /** Mixes the experiment's seed with every name, label and the repetition. */
  static long seed(long seed, Map<String, String> labels, int repetition) {
    long mixed = mix(seed + mix(repetition + 1L));
    for (Map.Entry<String, String> entry : labels.entrySet()) {
      mixed = mix(mixed + hash(entry.getKey()));
      mixed = mix(mixed + hash(entry.getValue()));
    }
    return mixed;
  }

  private static long hash(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = mix(hash + text.charAt(i));
    }
    return hash;
  }

  private static long mix(long z) {
    return new SplittableRandom(z).nextLong();
  }

  /** The labels of each row, in the axes' order. */
  List<Map<String, String>> rowLabels() {
    if (along.isEmpty()) {
      return List.of(labels);
    }
    List<Map<String, String>> all = new ArrayList<>();
    for (String station : along.get().labels()) {
      Map<String, String> row = new LinkedHashMap<>();
      for (String axis : axes) {
        row.put(axis, labels.getOrDefault(axis, station));
      }
      all.add(row);
    }
    return all;
  }

  /** Runs, and gives a row for each station; a failure is a row too. */
  List<Row> run(Experiment.Journey journey) {
    LongFunction<Map<String, Double>> numbers;
    try {
      numbers = journey.run(cell);
    } catch (Exception | StackOverflowError | AssertionError | LinkageError failure) {
      return rowLabels().stream().map(row -> failed(row, reason(failure))).toList();
    }
    List<Row> rows = new ArrayList<>();
    List<Map<String, String>> all = rowLabels();
    for (int k = 0; k < all.size(); k++) {
      rows.add(row(all.get(k), numbers, along.isEmpty() ? 0 : stations.get(k)));
    }
    return rows;
  }

  private Row row(
      Map<String, String> row, LongFunction<Map<String, Double>> numbers, long station) {
    try {
      Map<String, @Nullable Double> given = new TreeMap<>(numbers.apply(station));
      SortedMap<String, Double> sorted = new TreeMap<>();
      for (Map.Entry<String, @Nullable Double> entry : given.entrySet()) {
        String name = entry.getKey();
        if (name.isEmpty() || name.matches("(?s).*[=;\\r\\n].*")) {
          return failed(row, "the name '" + name + "' is empty or has =, ; or a line break");
        }
        if (row.containsKey(name) || Experiment.RESERVED.contains(name)) {
          return failed(row, "the name '" + name + "' is taken: give the number another one");
        }
        Double number = entry.getValue();
        if (number == null) {
          return failed(row, "the number '" + name + "' is null: give NaN where there is none");
        }
        sorted.put(name, number);
      }
      return new Row(row, cell.repetition(), cell.seed(), sorted, Optional.empty());
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError failure) {
      return failed(row, reason(failure));
    }
  }

  private Row failed(Map<String, String> row, String reason) {
    return new Row(row, cell.repetition(), cell.seed(), new TreeMap<>(), Optional.of(reason));
  }

  private static String reason(Throwable failure) {
    return failure.toString().replaceAll("[\\r\\n]+", " ");
  }
}
