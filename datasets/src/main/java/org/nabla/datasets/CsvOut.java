package org.nabla.datasets;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Writes datasets as CSV. */
final class CsvOut {
  private CsvOut() {}

  static void write(Dataset data, Writer out) throws IOException {
    Schema schema = data.schema();
    try {
      CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
      List<String> fields = new ArrayList<>(schema.features());
      fields.addAll(schema.targets());
      if (fields.isEmpty() || fields.stream().distinct().count() < fields.size()) {
        throw new IllegalArgumentException(
            "the columns are " + fields + ": expected at least one, and none of them twice");
      }
      writer.writeRecord(fields);
      double[][] features = data.features();
      double[][] values = data.hasClasses() ? new double[0][] : data.targets();
      int[] labels = data.hasClasses() ? data.labels() : new int[0];
      for (int i = 0; i < features.length; i++) {
        fields.clear();
        numbers(features[i], fields);
        if (data.hasClasses()) {
          fields.add(schema.classes().get(labels[i]));
        } else {
          numbers(values[i], fields);
        }
        writer.writeRecord(fields);
      }
      writer.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    }
  }

  private static void numbers(double[] values, List<String> fields) {
    for (double value : values) {
      fields.add(Double.toString(value));
    }
  }
}
