package org.nabla.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A network as a table: layer, outputs, parameters, operations.
 *
 * @param rows one for each layer
 */
public record Summary(List<Row> rows) {

  /**
   * Copies the rows.
   *
   * @param rows one for each layer
   */
  public Summary {
    rows = List.copyOf(rows);
  }

  /**
   * One layer.
   *
   * @param number its number, from 0
   * @param layer its text
   * @param outputs number of outputs
   * @param parameters number of parameters
   * @param operations additions and multiplications of predicting one sample
   */
  public record Row(int number, String layer, int outputs, int parameters, long operations) {}

  /**
   * Describes a network.
   *
   * @param network the network, initialized or not
   * @return the table
   */
  public static Summary of(Network network) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layer(i);
      int inputs = network.width(i);
      int parameters = layer.parameters(inputs).stream().mapToInt(ParameterSpec::size).sum();
      rows.add(
          new Row(i, layer.toString(), network.width(i + 1), parameters, layer.operations(inputs)));
    }
    return new Summary(rows);
  }

  /**
   * Returns the number of parameters of all layers.
   *
   * @return the sum
   */
  public int parameters() {
    return rows.stream().mapToInt(Row::parameters).sum();
  }

  /**
   * Returns the number of operations for predicting one sample.
   *
   * @return the sum
   */
  public long operations() {
    return rows.stream().mapToLong(Row::operations).sum();
  }

  /**
   * Returns a table with a line for each layer and one for the whole; texts of more than 30
   * characters are cut short there.
   */
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-5s %-30s %10s %12s %14s",
                "",
                "layer",
                "outputs",
                "parameters",
                "op./sample"));
    for (Row row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n%-5d %-30s %10d %12d %14d",
              row.number(),
              shortened(row.layer(), 30),
              row.outputs(),
              row.parameters(),
              row.operations()));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%n%-5s %-30s %10s %12d %14d",
            "",
            "total",
            "",
            parameters(),
            operations()));
    return text.toString();
  }

  /** As much of a text as fits a column of a table. */
  static String shortened(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 3) + "...";
  }
}
