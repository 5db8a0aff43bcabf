package org.nabla.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the numbers of a dataset are like, column by column. {@link #toString} is a table.
 *
 * @param size the number of samples
 * @param columns one per feature, then one per target where the targets are values
 * @param classCounts the number of samples per class name, in the order of the classes; empty where
 *     the targets are values
 */
public record Summary(int size, List<Column> columns, Map<String, Integer> classCounts) {
  /**
   * One column, its missing values (NaN) left out; all numbers NaN where nothing is left. With
   * infinite values the mean is infinite or, where both infinities occur, NaN, and sd is NaN.
   *
   * @param name of the feature or target
   * @param missing how many values are NaN
   * @param mean the mean
   * @param sd the standard deviation of the sample, divided by n - 1; NaN for fewer than 2
   * @param min the least value
   * @param lowerQuartile the first quartile, interpolated linearly
   * @param median the median
   * @param upperQuartile the third quartile, interpolated linearly
   * @param max the largest value
   */
  public record Column(
      String name,
      int missing,
      double mean,
      double sd,
      double min,
      double lowerQuartile,
      double median,
      double upperQuartile,
      double max) {

    static Column of(String name, double[] values) {
      double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
      int n = sorted.length;
      int missing = values.length - n;
      if (n == 0) {
        double none = Double.NaN;
        return new Column(name, missing, none, none, none, none, none, none, none);
      }
      double mean = Columns.mean(sorted);
      double sd = n < 2 ? Double.NaN : Columns.deviation(sorted, mean, n - 1);
      return new Column(
          name,
          missing,
          mean,
          sd,
          sorted[0],
          Columns.quantile(sorted, 0.25),
          Columns.quantile(sorted, 0.5),
          Columns.quantile(sorted, 0.75),
          sorted[n - 1]);
    }
  }

  static Summary of(Dataset data) {
    Schema schema = data.schema();
    List<Column> columns = new ArrayList<>();
    for (int j = 0; j < schema.features().size(); j++) {
      columns.add(Column.of(schema.features().get(j), data.feature(j)));
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    if (data.hasClasses()) {
      schema.classes().forEach(name -> counts.put(name, 0));
      for (int label : data.labels()) {
        counts.merge(schema.classes().get(label), 1, Integer::sum);
      }
    } else {
      double[][] targets = data.targets();
      for (int j = 0; j < schema.targets().size(); j++) {
        int column = j;
        columns.add(
            Column.of(
                schema.targets().get(j),
                Arrays.stream(targets).mapToDouble(row -> row[column]).toArray()));
      }
    }
    return new Summary(data.size(), List.copyOf(columns), Collections.unmodifiableMap(counts));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-20s %11s %11s %11s %11s %11s %11s %11s %11s\n",
            "",
            "missing",
            "mean",
            "sd",
            "min",
            "25%",
            "50%",
            "75%",
            "max"));
    for (Column c : columns) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-20s %11d %11.5g %11.5g %11.5g %11.5g %11.5g %11.5g %11.5g\n",
              c.name,
              c.missing,
              c.mean,
              c.sd,
              c.min,
              c.lowerQuartile,
              c.median,
              c.upperQuartile,
              c.max));
    }
    text.append(size).append(" samples");
    classCounts.forEach((name, n) -> text.append(", ").append(n).append(" of ").append(name));
    return text.append('\n').toString();
  }
}
