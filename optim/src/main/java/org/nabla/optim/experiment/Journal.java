package org.nabla.optim.experiment;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The file of an experiment: one line for each finished row, written when it is finished, so that
 * whatever ends the program loses no row. A line that was cut off is dropped on reading.
 */
final class Journal implements Closeable {
  private static final List<String> TAIL = List.of("repetition", "seed", "failure", "numbers");

  private final Path file;
  private final List<String> axes;
  private final Map<List<String>, Row> rows = new HashMap<>();
  private final RandomAccessFile out;

  Journal(Path file, List<String> axes) throws IOException {
    this.file = file;
    this.axes = axes;
    out = new RandomAccessFile(file.toFile(), "rw");
    try {
      lock();
      open();
    } catch (IOException | RuntimeException failure) {
      out.close();
      throw failure;
    }
  }

  private void lock() throws IOException {
    boolean free;
    try {
      free = out.getChannel().tryLock() != null;
    } catch (OverlappingFileLockException held) {
      free = false;
    }
    if (!free) {
      throw new IllegalArgumentException(
          file + " is in use by another run: wait for its end, or name another file");
    }
  }

  /** Reads the whole lines, found by their bytes: a cut may go through a character. */
  private void open() throws IOException {
    byte[] bytes = new byte[Math.toIntExact(out.length())];
    out.readFully(bytes);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    List<String> columns = new ArrayList<>(axes);
    columns.addAll(TAIL);
    String header = Csv.line(columns);
    if (end > 0) {
      String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
      read(text.lines().toList(), header.substring(0, header.length() - 1));
    } else {
      byte[] first = header.getBytes(StandardCharsets.UTF_8);
      int same = Arrays.mismatch(bytes, first);
      if (same >= 0 && same < bytes.length) {
        throw new IllegalArgumentException(
            file + " is not the file of an experiment: name another file");
      }
    }
    out.setLength(end);
    out.seek(end);
    if (end == 0) {
      write(header);
    }
  }

  private void read(List<String> lines, String header) {
    if (!lines.get(0).equals(header)) {
      throw new IllegalArgumentException(
          file
              + " has the columns "
              + lines.get(0)
              + ", expected "
              + header
              + ": it is the file of another experiment; name another file");
    }
    for (String line : lines.subList(1, lines.size())) {
      Row row = row(Csv.fields(line), line);
      rows.put(key(row.labels(), row.repetition()), row);
    }
  }

  private Row row(List<String> fields, String line) {
    try {
      Map<String, String> labels = new LinkedHashMap<>();
      for (int k = 0; k < axes.size(); k++) {
        labels.put(axes.get(k), fields.get(k));
      }
      int at = axes.size();
      SortedMap<String, Double> numbers = new TreeMap<>();
      for (String pair : fields.get(at + 3).split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          numbers.put(pair.substring(0, equals), Double.valueOf(pair.substring(equals + 1)));
        }
      }
      String failure = fields.get(at + 2);
      return new Row(
          labels,
          Integer.parseInt(fields.get(at)),
          Long.parseLong(fields.get(at + 1)),
          numbers,
          failure.isEmpty() ? Optional.empty() : Optional.of(failure));
    } catch (NumberFormatException | IndexOutOfBoundsException broken) {
      throw new IllegalArgumentException(
          file + " has the line '" + line + "', which is not a row: remove it", broken);
    }
  }

  static List<String> key(Map<String, String> labels, int repetition) {
    List<String> key = new ArrayList<>(labels.values());
    key.add(Integer.toString(repetition));
    return key;
  }

  /** The row of an earlier run, unless it failed: a failed cell is tried again. */
  Optional<Row> finished(Map<String, String> labels, int repetition, long seed) {
    Row row = rows.get(key(labels, repetition));
    if (row == null || row.failure().isPresent()) {
      return Optional.empty();
    }
    if (row.seed() != seed) {
      throw new IllegalArgumentException(
          file
              + " was made with another seed (cell "
              + labels
              + "): name another file, or give the experiment its seed");
    }
    return Optional.of(row);
  }

  void add(Row row) throws IOException {
    List<String> fields = new ArrayList<>();
    axes.forEach(axis -> fields.add(row.labels().getOrDefault(axis, "")));
    fields.add(Integer.toString(row.repetition()));
    fields.add(Long.toString(row.seed()));
    fields.add(row.failure().orElse(""));
    List<String> pairs = new ArrayList<>();
    row.numbers().forEach((name, number) -> pairs.add(name + "=" + number));
    fields.add(String.join(";", pairs));
    write(Csv.line(fields));
  }

  private void write(String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
