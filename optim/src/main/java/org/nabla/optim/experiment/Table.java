package org.nabla.optim.experiment;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What an {@link Experiment} gave: one row for each finished cell, in the order of the cells (the
 * last axis varies slower than the repetition, and an axis that was gone along fastest), whatever
 * the number of threads. Immutable; safe for threads.
 */
public final class Table {
  private final List<String> axes;
  private final List<Row> rows;
  private final boolean complete;

  Table(List<String> axes, List<Row> rows, boolean complete) {
    this.axes = List.copyOf(axes);
    this.rows = List.copyOf(rows);
    this.complete = complete;
  }

  /**
   * The names of the axes.
   *
   * @return the names, in order
   */
  public List<String> axes() {
    return axes;
  }

  /**
   * The rows.
   *
   * @return one for each finished cell, failures among them
   */
  public List<Row> rows() {
    return rows;
  }

  /**
   * Whether every cell was finished.
   *
   * @return false where the run was interrupted
   */
  public boolean complete() {
    return complete;
  }

  /**
   * The rows that failed.
   *
   * @return the failures, each with its reason
   */
  public List<Row> failures() {
    return rows.stream().filter(row -> row.failure().isPresent()).toList();
  }

  /**
   * The names of the numbers.
   *
   * @return the names that occur in any row, sorted
   */
  public List<String> names() {
    Set<String> names = new TreeSet<>();
    rows.forEach(row -> names.addAll(row.numbers().keySet()));
    return List.copyOf(names);
  }

  /**
   * The rows that fulfil a condition.
   *
   * @param condition the condition
   * @return a smaller table
   */
  public Table where(Predicate<Row> condition) {
    return new Table(axes, rows.stream().filter(condition).toList(), complete);
  }

  /**
   * A column of numbers: of an axis, or of what the cells gave.
   *
   * @param name the name of an axis of numbers or of a number
   * @return a new array, one entry for each row; NaN where the row has no such number
   * @throws IllegalArgumentException if nothing has that name
   * @throws NumberFormatException if a label of the axis is not a number
   */
  public double[] column(String name) {
    if (axes.contains(name)) {
      return labels(name).stream().mapToDouble(Double::parseDouble).toArray();
    }
    if (!names().contains(name)) {
      throw new IllegalArgumentException(
          "there is no column '" + name + "': there are " + axes + " and " + names());
    }
    return rows.stream().mapToDouble(row -> row.numbers().getOrDefault(name, Double.NaN)).toArray();
  }

  /**
   * The labels on an axis.
   *
   * @param axis the axis's name
   * @return one label for each row
   * @throws IllegalArgumentException if there is no such axis
   */
  public List<String> labels(String axis) {
    if (!axes.contains(axis)) {
      throw new IllegalArgumentException("there is no axis '" + axis + "': there are " + axes);
    }
    return rows.stream().map(row -> label(row, axis)).toList();
  }

  private static String label(Row row, String axis) {
    return row.labels().getOrDefault(axis, "");
  }

  /**
   * Turns the table into a grid. What falls into one place, such as the repetitions, is summed up;
   * failures are left out.
   *
   * @param rowAxis the axis of the grid's rows
   * @param columnAxis the axis of the grid's columns
   * @param name the name of the numbers
   * @param statistic how they are summed up
   * @return the grid; NaN where no number falls
   * @throws IllegalArgumentException if an axis or the name does not exist
   */
  public Grid pivot(String rowAxis, String columnAxis, String name, Statistic statistic) {
    List<String> down = List.copyOf(new LinkedHashSet<>(labels(rowAxis)));
    List<String> across = List.copyOf(new LinkedHashSet<>(labels(columnAxis)));
    double[] numbers = column(name);
    List<List<List<Double>>> places = new ArrayList<>();
    for (int i = 0; i < down.size(); i++) {
      places.add(new ArrayList<>());
      across.forEach(each -> places.get(places.size() - 1).add(new ArrayList<>()));
    }
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.failure().isEmpty()) {
        int r = down.indexOf(label(row, rowAxis));
        places.get(r).get(across.indexOf(label(row, columnAxis))).add(numbers[i]);
      }
    }
    double[][] values = new double[down.size()][across.size()];
    for (int r = 0; r < values.length; r++) {
      for (int c = 0; c < values[r].length; c++) {
        double[] all = places.get(r).get(c).stream().mapToDouble(Double::doubleValue).toArray();
        values[r][c] = all.length == 0 ? Double.NaN : statistic.of(all);
      }
    }
    return new Grid(rowAxis, down, columnAxis, across, values);
  }

  /**
   * Writes the table as CSV with lines that end in {@code \n}: the axes, {@code repetition, seed},
   * the numbers by name, and {@code failure}; every number reads back to the bit.
   *
   * @param out where to; not closed
   * @throws IOException if writing fails
   */
  public void writeCsv(Appendable out) throws IOException {
    List<String> names = names();
    List<String> header = new ArrayList<>(axes);
    header.add("repetition");
    header.add("seed");
    header.addAll(names);
    header.add("failure");
    out.append(Csv.line(header));
    for (Row row : rows) {
      List<String> line = new ArrayList<>();
      axes.forEach(axis -> line.add(label(row, axis)));
      line.add(Integer.toString(row.repetition()));
      line.add(Long.toString(row.seed()));
      for (String name : names) {
        Double number = row.numbers().get(name);
        line.add(number == null ? "" : Double.toString(number));
      }
      line.add(row.failure().orElse(""));
      out.append(Csv.line(line));
    }
  }

  /**
   * Writes the table as CSV to a file, which is replaced.
   *
   * @param file where to
   * @throws IOException if writing fails
   */
  public void writeCsv(Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      writeCsv(out);
    }
  }
}
