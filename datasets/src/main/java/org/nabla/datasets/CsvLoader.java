package org.nabla.datasets;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one CSV stream. */
final class CsvLoader {
  private static final Set<String> MISSING = Set.of("", "NA", "NaN", "nan", "null", "?");
  private static final double[] NONE = {};
  private static final int REPORT_EVERY = 10_000;
  private static final int LONGEST_QUOTED = 60;

  private final CsvFormat format;
  private final String file;
  private List<String> names = List.of();
  private int[] features = new int[0];
  private int[] targets = new int[0];
  private int label = -1;

  private final List<double[]> x = new ArrayList<>();
  private final List<double[]> y = new ArrayList<>();
  private int[] codes = new int[16];
  private final Map<String, Integer> codeOf = new HashMap<>();

  CsvLoader(CsvFormat format, String file) {
    this.format = format;
    this.file = file;
    for (String name : format.classes) {
      codeOf.put(name, codeOf.size());
    }
  }

  Dataset read(InputStream in) throws IOException {
    var builder =
        CsvReader.builder()
            .fieldSeparator(format.delimiter)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .detectBomHeader(true);
    if (format.comments != '\0') {
      builder.commentStrategy(CommentStrategy.SKIP).commentCharacter(format.comments);
    }
    long line = 0;
    try {
      var handler = CsvRecordHandler.builder().maxFields(format.maxColumns).build();
      Iterator<CsvRecord> records = builder.build(handler, in).iterator();
      long rows = 0;
      while (records.hasNext()) {
        CsvRecord record = records.next();
        line = record.getStartingLineNumber();
        if (names.isEmpty()) {
          columns(record);
          if (format.header) {
            continue;
          }
        }
        row(record);
        if (++rows % REPORT_EVERY == 0) {
          format.progress.accept(rows);
        }
      }
      if (rows == 0 || rows % REPORT_EVERY != 0) {
        format.progress.accept(rows);
      }
      return dataset();
    } catch (CsvParseException e) {
      throw malformed(line, reason(e), e);
    } catch (UncheckedIOException e) {
      throw malformed(line, because(e), e);
    }
  }

  private IOException malformed(long line, String why, Exception e) {
    String place = line == 0 ? "in its first record" : "in the record after line " + line;
    return new IOException(file + ", " + place + ": " + why, e);
  }

  private static String because(Exception e) {
    String why = String.valueOf(e.getMessage());
    return e.getCause() == null ? why : why + ": " + e.getCause().getMessage();
  }

  private String reason(CsvParseException e) {
    String why = because(e);
    // the reader has one exception for everything
    return why.contains("limit of " + format.maxColumns + " fields")
        ? "more than "
            + format.maxColumns
            + " fields: correct the record, name the file's delimiter, or allow more by"
            + " maxColumns()"
        : why + ": correct the record, such as a quote that is not closed";
  }

  private void columns(CsvRecord record) throws IOException {
    if (format.header) {
      names = List.copyOf(record.getFields());
      Set<String> seen = new HashSet<>();
      for (int j = 0; j < names.size(); j++) {
        if (!seen.add(names.get(j))) {
          throw new IOException(
              place(record, j) + ": the name is used twice: give each column its own name");
        }
      }
    } else {
      names = Schema.numbered("x", 1, record.getFieldCount());
    }
    if (format.label == null && !format.classes.isEmpty()) {
      throw new IllegalArgumentException(
          "the classes " + format.classes + " are given but no label column: name it by label()");
    }
    label = format.label == null ? -1 : format.label.find(names, file);
    targets = format.targets.stream().mapToInt(t -> t.find(names, file)).toArray();
    Set<Integer> taken = new HashSet<>(List.of(label));
    for (int target : targets) {
      if (!taken.add(target)) {
        throw new IllegalArgumentException(
            "column '"
                + shown(names.get(target))
                + "' of "
                + file
                + " is named twice as target: name it once");
      }
    }
    Set<Integer> ignored = new HashSet<>();
    for (CsvFormat.Column column : format.ignored) {
      ignored.add(column.find(names, file));
    }
    for (int column : ignored) {
      if (!taken.add(column)) {
        throw new IllegalArgumentException(
            "column '"
                + shown(names.get(column))
                + "' of "
                + file
                + " is to be ignored, but is the label or a target too: name it once");
      }
    }
    int[] free = new int[names.size()];
    int count = 0;
    for (int j = 0; j < free.length; j++) {
      if (!taken.contains(j)) {
        free[count++] = j;
      }
    }
    features = Arrays.copyOf(free, count);
  }

  private void row(CsvRecord record) throws IOException {
    if (record.getFieldCount() != names.size()) {
      throw new IOException(
          file
              + ", line "
              + record.getStartingLineNumber()
              + ": "
              + record.getFieldCount()
              + " fields: expected "
              + names.size()
              + ", as in the first line: correct the line, or name the file's delimiter");
    }
    double[] inputs = new double[features.length];
    double[] outputs = targets.length == 0 ? NONE : new double[targets.length];
    if (!numbers(record, features, inputs) || !numbers(record, targets, outputs)) {
      return;
    }
    if (label >= 0) {
      int code = code(record);
      if (code < 0) {
        return;
      }
      if (x.size() == codes.length) {
        codes = Arrays.copyOf(codes, codes.length + (codes.length >> 1));
      }
      codes[x.size()] = code;
    } else {
      y.add(outputs);
    }
    x.add(inputs);
  }

  /** Fills in numbers; false where the row is to be skipped. */
  private boolean numbers(CsvRecord record, int[] columns, double[] values) throws IOException {
    for (int j = 0; j < columns.length; j++) {
      String text = record.getField(columns[j]);
      int digits = smallInteger(text);
      if (digits >= 0) {
        values[j] = digits;
      } else if (isMissing(text)) {
        if (missing(record, columns[j])) {
          return false;
        }
        values[j] = Double.NaN;
      } else {
        values[j] = number(text, record, columns[j]);
      }
    }
    return true;
  }

  private static boolean isMissing(String text) {
    char first = text.isEmpty() ? ' ' : text.charAt(0);
    boolean likelyNumber = first == '-' || first == '.' || (first >= '0' && first <= '9');
    return !likelyNumber && MISSING.contains(text.strip());
  }

  /** The value of up to nine digits, or -1 for any other text. */
  private static int smallInteger(String text) {
    int length = text.length();
    if (length == 0 || length > 9) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return value;
  }

  private double number(String text, CsvRecord record, int column) throws IOException {
    String number = text.strip();
    try {
      // parseDouble takes these letters for a suffix
      if (number.isEmpty() || "dDfF".indexOf(number.charAt(number.length() - 1)) < 0) {
        double value = Double.parseDouble(number);
        if (!Double.isInfinite(value) || number.endsWith("Infinity")) {
          return value;
        }
        throw new IOException(
            place(record, column)
                + ": '"
                + shown(number)
                + "' is beyond the largest number: correct it, or write Infinity");
      }
    } catch (NumberFormatException e) {
      throw notNumber(text, record, column, e);
    }
    throw notNumber(text, record, column, null);
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_QUOTED ? text : text.substring(0, LONGEST_QUOTED) + "...";
  }

  private IOException notNumber(
      String text, CsvRecord record, int column, @Nullable NumberFormatException e) {
    return new IOException(
        place(record, column)
            + ": '"
            + shown(text)
            + "' is not a number: correct it, name the column as the label, or leave it out by"
            + " ignore()",
        e);
  }

  /** Whether to skip the row. */
  private boolean missing(CsvRecord record, int column) throws IOException {
    if (format.missing == Csv.Missing.FAIL) {
      throw new IOException(
          place(record, column)
              + ": the value is missing: fill it in, or read with"
              + " missing(NAN) or missing(SKIP_ROW)");
    }
    return format.missing == Csv.Missing.SKIP_ROW;
  }

  /** The code of the row's label; -1 where the row is to be skipped. */
  private int code(CsvRecord record) throws IOException {
    String text = record.getField(label);
    Integer code = codeOf.get(text);
    if (code != null) {
      return code;
    }
    if (isMissing(text)) {
      if (format.missing != Csv.Missing.SKIP_ROW) {
        throw new IOException(
            place(record, label)
                + ": the label is missing: fill it in, or read with"
                + " missing(SKIP_ROW)");
      }
      return -1;
    }
    if (!format.classes.isEmpty()) {
      throw new IOException(
          place(record, label)
              + ": '"
              + shown(text)
              + "' is not a class: expected one of "
              + Schema.shortened(format.classes)
              + ": correct it, or give all classes");
    }
    codeOf.put(text, codeOf.size());
    return codeOf.size() - 1;
  }

  private String place(CsvRecord record, int column) {
    return file
        + ", line "
        + record.getStartingLineNumber()
        + ", column "
        + (column + 1)
        + " ("
        + shown(names.get(column))
        + ")";
  }

  private Dataset dataset() throws IOException {
    if (x.isEmpty()) {
      throw new IOException(
          file
              + " has no rows"
              + (format.header ? " below its header" : "")
              + ": give at least one that is not skipped");
    }
    List<String> featureNames = Arrays.stream(features).mapToObj(names::get).toList();
    double[][] rows = x.toArray(double[][]::new);
    Origin origin = Origin.of(Csv.SCHEME + GeneratorText.encode(file));
    if (label < 0) {
      List<String> targetNames = Arrays.stream(targets).mapToObj(names::get).toList();
      return new Dataset(
          Schema.values(featureNames, targetNames),
          rows,
          y.toArray(double[][]::new),
          null,
          false,
          origin);
    }
    List<String> classes =
        format.classes.isEmpty() ? Labels.of(codeOf.keySet()).names() : format.classes;
    int[] index = new int[codeOf.size()];
    for (int c = 0; c < classes.size(); c++) {
      index[codeOf.getOrDefault(classes.get(c), -1)] = c;
    }
    int[] labels = new int[rows.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = index[codes[i]];
    }
    Schema schema = new Schema(featureNames, List.of(names.get(label)), classes);
    return new Dataset(schema, rows, null, labels, format.oneHot, origin);
  }
}
