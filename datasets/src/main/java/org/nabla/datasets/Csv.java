package org.nabla.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Reads datasets from CSV (RFC 4180) and writes them.
 *
 * <pre>{@code
 * Dataset data = Csv.standard().label("species").read(Path.of("flowers.csv"));
 * Dataset digits = Csv.standard().withoutHeader().label(0).read(Path.of("digits.csv"));
 * Csv.write(data, Path.of("copy.csv"));
 * Dataset same = Csv.like(data).read(Path.of("copy.csv"));   // to the bit
 * }</pre>
 *
 * <p>Every column is a feature but those named as label or target or to be ignored. Features and
 * targets are numbers, blanks around them left out; labels are any text as it stands, blanks
 * included, and the classes are sorted by {@link Labels#of} unless given. A byte-order mark, quotes
 * and all kinds of line ends are understood; empty lines are left out, also in a file of one
 * column, where they are no missing values. Text is UTF-8, other bytes become U+FFFD. Limits:
 * {@link #maxColumns}, 16 million characters in a field, and 64 million in a record. A dataset
 * takes 8 bytes per number and about 40 per row, while reading about half as much again.
 *
 * <p>An instance is an immutable description of a file; it is safe to share between threads.
 */
public final class Csv {
  /** What to do where a value is missing: an empty field, NA, NaN, null or a question mark. */
  public enum Missing {
    /** Stop with an error that names the place. */
    FAIL,
    /** Let the feature or target be NaN; a missing label is an error still. */
    NAN,
    /** Leave out the row. */
    SKIP_ROW
  }

  static final String SCHEME = "csv:";

  private static final Csv STANDARD = new Csv(new CsvFormat());

  private final CsvFormat format;

  private Csv(CsvFormat format) {
    this.format = format;
  }

  /**
   * A header line, commas, no comments, every column a feature, missing values an error.
   *
   * @return the description
   */
  public static Csv standard() {
    return STANDARD;
  }

  /**
   * The description that reads back what {@link #write} has written of this dataset: the same
   * names, classes, numbers to the bit, and one-hot targets where it has them. The origin is that
   * of the file.
   *
   * @param data what was written, at least one row
   * @return the description
   */
  public static Csv like(Dataset data) {
    Schema schema = data.schema();
    if (data.hasClasses()) {
      Csv labels =
          STANDARD
              .label(schema.targets().get(0))
              .classes(schema.classes().toArray(String[]::new))
              .missing(Missing.NAN)
              .maxColumns(wide(schema));
      return data.hasOneHotTargets() ? labels.oneHot() : labels;
    }
    return STANDARD
        .targets(schema.targets().toArray(String[]::new))
        .missing(Missing.NAN)
        .maxColumns(wide(schema));
  }

  private static int wide(Schema schema) {
    return Math.max(STANDARD.format.maxColumns, schema.features().size() + schema.targets().size());
  }

  /**
   * The first line is a row as all others; columns are called {@code x1, x2, ...} by their place.
   *
   * @return a new description
   */
  public Csv withoutHeader() {
    return new Csv(format.with(next -> next.header = false));
  }

  /**
   * What stands between fields.
   *
   * @param character such as {@code ';'} or a tab
   * @return a new description
   * @throws IllegalArgumentException where it is a quote, a line end or the mark of comments
   */
  public Csv delimiter(char character) {
    return new Csv(format.with(next -> next.delimiter = character));
  }

  /**
   * Lines that begin with this mark are left out.
   *
   * @param mark such as {@code '#'}
   * @return a new description
   * @throws IllegalArgumentException where it is a quote, a line end or the delimiter
   */
  public Csv comments(char mark) {
    return new Csv(format.with(next -> next.comments = mark));
  }

  /**
   * The column of the classes.
   *
   * @param name as in the header
   * @return a new description
   */
  public Csv label(String name) {
    return new Csv(format.with(next -> next.label = new CsvFormat.Column(name, 0)));
  }

  /**
   * The column of the classes.
   *
   * @param number from 0; negative from the end, so that -1 is the last
   * @return a new description
   */
  public Csv label(int number) {
    return new Csv(format.with(next -> next.label = new CsvFormat.Column(null, number)));
  }

  /**
   * The classes in the order of their indices; a label that is none of them is an error.
   *
   * @param names all different; none for the classes that occur, sorted
   * @return a new description
   * @throws IllegalArgumentException where a name is used twice
   */
  public Csv classes(String... names) {
    return new Csv(format.with(next -> next.classes = List.of(names)));
  }

  /**
   * The classes as one-hot rows of targets, as {@link Dataset#withOneHotTargets} makes them.
   *
   * @return a new description
   */
  public Csv oneHot() {
    return new Csv(format.with(next -> next.oneHot = true));
  }

  /**
   * Columns to leave out, such as names and dates; they may hold any text.
   *
   * @param names as in the header; they replace those of an earlier call
   * @return a new description
   */
  public Csv ignore(String... names) {
    return new Csv(format.with(next -> next.ignored = columns(names)));
  }

  /**
   * Columns to leave out, such as names and dates; they may hold any text.
   *
   * @param numbers from 0; negative from the end, so that -1 is the last; they replace those of an
   *     earlier call
   * @return a new description
   */
  public Csv ignore(int... numbers) {
    return new Csv(format.with(next -> next.ignored = columns(numbers)));
  }

  /**
   * The most columns that a file may have; more are an error, so that a damaged file does not fill
   * the memory.
   *
   * @param count 16,384 unless given, at most 16,777,216
   * @return a new description
   * @throws IllegalArgumentException where it is below 1 or above 16,777,216
   */
  public Csv maxColumns(int count) {
    return new Csv(format.with(next -> next.maxColumns = count));
  }

  private static List<CsvFormat.Column> columns(String... names) {
    return Arrays.stream(names).map(name -> new CsvFormat.Column(name, 0)).toList();
  }

  private static List<CsvFormat.Column> columns(int... numbers) {
    return Arrays.stream(numbers).mapToObj(number -> new CsvFormat.Column(null, number)).toList();
  }

  /**
   * The columns of the values to predict.
   *
   * @param names as in the header
   * @return a new description
   */
  public Csv targets(String... names) {
    return new Csv(format.with(next -> next.targets = columns(names)));
  }

  /**
   * The columns of the values to predict.
   *
   * @param numbers from 0; negative from the end, so that -1 is the last
   * @return a new description
   */
  public Csv targets(int... numbers) {
    return new Csv(format.with(next -> next.targets = columns(numbers)));
  }

  /**
   * What to do where a value is missing.
   *
   * @param policy {@link Missing#FAIL} unless given
   * @return a new description
   */
  public Csv missing(Missing policy) {
    return new Csv(format.with(next -> next.missing = policy));
  }

  /**
   * Whom to tell how many rows are read, every 10,000 rows and once at the end.
   *
   * @param listener called in the reading thread
   * @return a new description
   */
  public Csv progress(LongConsumer listener) {
    return new Csv(format.with(next -> next.progress = listener));
  }

  /**
   * Reads a file in one pass.
   *
   * @param file its path
   * @return the dataset, its origin {@code csv:} and the path
   * @throws IOException where the file cannot be read or is not what this describes: the message
   *     names file, line and column
   * @throws IllegalArgumentException where a column that this description names is not in the file
   */
  public Dataset read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads a stream in one pass.
   *
   * @param in the bytes, read to the end and not closed
   * @param name what to call it in messages and in the origin
   * @return the dataset, its origin {@code csv:} and the name
   * @throws IOException where the stream cannot be read or is not what this describes: the message
   *     names the stream, line and column
   * @throws IllegalArgumentException where a column that this description names is not in the
   *     stream
   */
  public Dataset read(InputStream in, String name) throws IOException {
    return new CsvLoader(format, name).read(in);
  }

  /**
   * Writes a dataset: a header, then a line per sample, features first; labels by their names,
   * numbers by {@link Double#toString(double)}.
   *
   * @param data the dataset; one-hot targets are written as one column of labels
   * @param file its path; a file that is there is replaced
   * @throws IOException where the file cannot be written
   */
  public static void write(Dataset data, Path file) throws IOException {
    try (var out = Files.newBufferedWriter(file)) {
      CsvOut.write(data, out);
    }
  }

  /**
   * Writes a dataset as {@link #write(Dataset, Path)} does.
   *
   * @param data the dataset
   * @param out where to, flushed and not closed
   * @throws IOException where it cannot be written
   */
  public static void write(Dataset data, Writer out) throws IOException {
    CsvOut.write(data, out);
    out.flush();
  }
}
