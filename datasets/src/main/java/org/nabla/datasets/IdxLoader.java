package org.nabla.datasets;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads one IDX stream: two zero bytes, the type, the number of dimensions, the dimensions as big
 * endian integers, the numbers.
 */
final class IdxLoader {
  /** Deflate packs at most 258 bytes into two bits, the block headers aside. */
  private static final long MOST_DEFLATED = 1032;

  private static final int BUFFER = 1 << 16;
  private static final String AGAIN = ": fetch the file again";

  private final String file;
  private long item = -1;

  IdxLoader(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  private interface Sink {
    void row(byte[] bytes, byte type, int count);
  }

  /** One row per item, of at most so many numbers. */
  double[][] rows(InputStream source, long length, long most) throws IOException {
    List<double[]> read = new ArrayList<>();
    read(source, length, most, (row, type, count) -> read.add(numbers(row, type, count)));
    return read.toArray(double[][]::new);
  }

  /** One class index per item, from 0 to below {@code classes}. */
  int[] labels(InputStream source, long length, int classes) throws IOException {
    Labelling labelling = new Labelling();
    read(source, length, 1, labelling);
    for (int i = 0; i < labelling.count; i++) {
      double value = labelling.values[i];
      if ((int) value != value || value < 0 || value >= classes) {
        throw new IOException(
            file
                + ", item "
                + i
                + ": "
                + GeneratorText.number(value)
                + " is not a label: expected an integer from 0 to "
                + (classes - 1)
                + ": give a file of labels, or name all classes");
      }
    }
    return Arrays.stream(labelling.values, 0, labelling.count).mapToInt(v -> (int) v).toArray();
  }

  private static final class Labelling implements Sink {
    private double[] values = new double[16];
    private int count;

    @Override
    public void row(byte[] bytes, byte type, int numbers) {
      if (count == values.length) {
        values = Arrays.copyOf(values, count + (count >> 1));
      }
      values[count++] = numbers(bytes, type, 1)[0];
    }
  }

  private void read(InputStream source, long length, long most, Sink sink) throws IOException {
    InputStream in = new BufferedInputStream(source, BUFFER);
    in.mark(2);
    boolean zipped = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    try {
      read(zipped ? new GZIPInputStream(in, BUFFER) : in, length, zipped, most, sink);
    } catch (ZipException | EOFException e) {
      throw new IOException(
          file
              + (item < 0 ? ", in its header" : ", item " + item)
              + ": the gzip data are damaged: "
              + e.getMessage()
              + AGAIN,
          e);
    }
  }

  private void read(InputStream in, long length, boolean zipped, long most, Sink sink)
      throws IOException {
    byte[] magic = exactly(in, 4, "the magic number");
    int width = width(magic[2]);
    if (magic[0] != 0 || magic[1] != 0 || width == 0 || magic[3] < 1) {
      throw new IOException(
          String.format(
              "%s: the magic number is %02x%02x%02x%02x: expected 0000, a type from 08 to 0e, and"
                  + " at least one dimension, such as 00000803 for images: give"
                  + " an IDX file",
              file, magic[0], magic[1], magic[2], magic[3]));
    }
    int dimensions = magic[3];
    ByteBuffer sizes = ByteBuffer.wrap(exactly(in, 4 * dimensions, "the sizes"));
    long count = sizes.getInt() & 0xFFFFFFFFL;
    long perRow = 1;
    long claimed = count * width;
    for (int d = 1; d < dimensions; d++) {
      long size = sizes.getInt() & 0xFFFFFFFFL;
      perRow = product(perRow, size);
      claimed = product(claimed, size);
    }
    check(count, perRow, claimed, length - 4 - 4L * dimensions, length, zipped);
    if (perRow > most) {
      throw new IOException(
          file
              + " has "
              + perRow
              + " numbers per item: expected "
              + (most == 1
                  ? "one label: give the file of images first, that of labels second"
                  : "at most " + most + " features: read them by Idx.values"));
    }
    int bytes = (int) (perRow * width);
    for (item = 0; item < count; item++) {
      byte[] row = in.readNBytes(bytes);
      if (row.length < bytes) {
        throw new IOException(
            file
                + " ends in item "
                + item
                + " of "
                + count
                + ": expected "
                + bytes
                + " bytes per item, got "
                + row.length
                + AGAIN);
      }
      sink.row(row, magic[2], (int) perRow);
    }
    if (in.read() >= 0) {
      throw new IOException(
          file
              + " has bytes left after its last item: expected "
              + count
              + " items of "
              + bytes
              + " bytes"
              + AGAIN);
    }
  }

  /** Products beyond any file are all the same. */
  private static long product(long a, long b) {
    return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
  }

  private void check(
      long count, long perRow, long claimed, long present, long length, boolean zipped)
      throws IOException {
    if (claimed == 0) {
      throw new IOException(
          file + " claims no numbers: one of its sizes is 0: give a file of samples");
    }
    boolean possible = zipped ? claimed <= MOST_DEFLATED * length : claimed == present;
    if (!possible || perRow > Integer.MAX_VALUE / 8 - 8 || count > Integer.MAX_VALUE - 8) {
      throw new IOException(
          file
              + " claims "
              + count
              + " items of "
              + perRow
              + " numbers, "
              + (claimed == Long.MAX_VALUE ? "more than any file holds" : claimed + " bytes")
              + ", but has "
              + (zipped ? length + " bytes gzipped" : present + " bytes of data")
              + AGAIN);
    }
  }

  private byte[] exactly(InputStream in, int count, String what) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new IOException(
          file
              + " ends in "
              + what
              + ": expected "
              + count
              + " bytes, got "
              + bytes.length
              + AGAIN);
    }
    return bytes;
  }

  /** Bytes per number of this type, or 0 for no type. */
  private static int width(byte type) {
    return switch (type) {
      case 0x08, 0x09 -> 1;
      case 0x0B -> 2;
      case 0x0C, 0x0D -> 4;
      case 0x0E -> 8;
      default -> 0;
    };
  }

  private static double[] numbers(byte[] bytes, byte type, int count) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    double[] numbers = new double[count];
    for (int j = 0; j < count; j++) {
      numbers[j] =
          switch (type) {
            case 0x08 -> in.get() & 0xFF;
            case 0x09 -> in.get();
            case 0x0B -> in.getShort();
            case 0x0C -> in.getInt();
            case 0x0D -> in.getFloat();
            default -> in.getDouble();
          };
    }
    return numbers;
  }
}
