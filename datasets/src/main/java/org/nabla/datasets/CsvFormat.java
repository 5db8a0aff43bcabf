package org.nabla.datasets;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The settings of {@link Csv}; they change only while {@link #with} makes a copy. */
final class CsvFormat {

  /** A column by its name, or by its number where the name is null. */
  record Column(@Nullable String name, int number) {
    int find(List<String> names, String file) {
      int found = name != null ? names.indexOf(name) : number < 0 ? names.size() + number : number;
      if (found < 0 || found >= names.size()) {
        throw new IllegalArgumentException(
            (name != null ? "column '" + name + "'" : "column " + number)
                + " is not in "
                + file
                + ": expected one of "
                + Schema.shortened(names)
                + (name != null ? "" : ", counted from 0, or from -1 backwards"));
      }
      return found;
    }
  }

  private static final int MOST_COLUMNS = 1 << 24;

  boolean header = true;
  char delimiter = ',';
  char comments = '\0';
  @Nullable Column label;
  List<String> classes = List.of();
  List<Column> targets = List.of();
  boolean oneHot;
  List<Column> ignored = List.of();
  int maxColumns = 16_384;
  Csv.Missing missing = Csv.Missing.FAIL;
  LongConsumer progress = rows -> {};

  CsvFormat with(Consumer<CsvFormat> change) {
    CsvFormat next = new CsvFormat();
    next.header = header;
    next.delimiter = delimiter;
    next.comments = comments;
    next.label = label;
    next.classes = classes;
    next.targets = targets;
    next.oneHot = oneHot;
    next.ignored = ignored;
    next.maxColumns = maxColumns;
    next.missing = missing;
    next.progress = progress;
    change.accept(next);
    next.check();
    return next;
  }

  private void check() {
    for (char c : new char[] {delimiter, comments}) {
      if (c == '"' || c == '\n' || c == '\r' || delimiter == comments) {
        throw new IllegalArgumentException(
            "the delimiter is "
                + shown(delimiter)
                + " and the mark of comments "
                + shown(comments)
                + ": expected two characters that differ and are no quotes or line ends");
      }
    }
    Check.between(1, MOST_COLUMNS, maxColumns, "maxColumns");
    classes = Schema.classes(List.of(), classes).classes();
    if (label != null && !targets.isEmpty()) {
      throw new IllegalArgumentException(
          "there is a label column and there are target columns: give one or the others");
    }
  }

  private static String shown(char c) {
    return c > ' ' && c < 127 ? "'" + c + "'" : "code " + (int) c;
  }
}
