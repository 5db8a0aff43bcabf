package org.nabla.datasets;

import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The settings of {@link Csv}. */
record CsvFormat(
    boolean header,
    char delimiter,
    char comments,
    @Nullable Column label,
    List<String> classes,
    List<Column> targets,
    boolean oneHot,
    List<Column> ignored,
    int maxColumns,
    Csv.Missing missing,
    LongConsumer progress) {

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

  CsvFormat {
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
    ignored = List.copyOf(ignored);
    classes = Schema.classes(List.of(), classes).classes();
    targets = List.copyOf(targets);
    if (label != null && !targets.isEmpty()) {
      throw new IllegalArgumentException(
          "there is a label column and there are target columns: give one or the others");
    }
  }

  private static String shown(char c) {
    return c > ' ' && c < 127 ? "'" + c + "'" : "code " + (int) c;
  }

  CsvFormat withHeader(boolean other) {
    return new CsvFormat(
        other,
        delimiter,
        comments,
        label,
        classes,
        targets,
        oneHot,
        ignored,
        maxColumns,
        missing,
        progress);
  }

  CsvFormat withDelimiter(char other) {
    return new CsvFormat(
        header,
        other,
        comments,
        label,
        classes,
        targets,
        oneHot,
        ignored,
        maxColumns,
        missing,
        progress);
  }

  CsvFormat withComments(char other) {
    return new CsvFormat(
        header,
        delimiter,
        other,
        label,
        classes,
        targets,
        oneHot,
        ignored,
        maxColumns,
        missing,
        progress);
  }

  CsvFormat withLabel(Column other) {
    return new CsvFormat(
        header,
        delimiter,
        comments,
        other,
        classes,
        targets,
        oneHot,
        ignored,
        maxColumns,
        missing,
        progress);
  }

  CsvFormat withClasses(List<String> other) {
    return new CsvFormat(
        header,
        delimiter,
        comments,
        label,
        other,
        targets,
        oneHot,
        ignored,
        maxColumns,
        missing,
        progress);
  }

  CsvFormat withTargets(List<Column> other) {
    return new CsvFormat(
        header,
        delimiter,
        comments,
        label,
        classes,
        other,
        oneHot,
        ignored,
        maxColumns,
        missing,
        progress);
  }

  CsvFormat withOneHot(boolean other) {
    return new CsvFormat(
        header,
        delimiter,
        comments,
        label,
        classes,
        targets,
        other,
        ignored,
        maxColumns,
        missing,
        progress);
  }

  CsvFormat withIgnored(List<Column> other) {
    return new CsvFormat(
        header,
        delimiter,
        comments,
        label,
        classes,
        targets,
        oneHot,
        other,
        maxColumns,
        missing,
        progress);
  }

  CsvFormat withMaxColumns(int other) {
    return new CsvFormat(
        header, delimiter, comments, label, classes, targets, oneHot, ignored, other, missing,
        progress);
  }

  CsvFormat withMissing(Csv.Missing other) {
    return new CsvFormat(
        header,
        delimiter,
        comments,
        label,
        classes,
        targets,
        oneHot,
        ignored,
        maxColumns,
        other,
        progress);
  }

  CsvFormat withProgress(LongConsumer other) {
    return new CsvFormat(
        header,
        delimiter,
        comments,
        label,
        classes,
        targets,
        oneHot,
        ignored,
        maxColumns,
        missing,
        other);
  }
}
