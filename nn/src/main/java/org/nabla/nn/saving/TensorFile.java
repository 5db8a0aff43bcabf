package org.nabla.nn.saving;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A safetensors file: named arrays of numbers behind a header. */
final class TensorFile implements Closeable {

  static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
  private static final int CHUNK = 1 << 18;

  private final SeekableByteChannel channel;
  private final ByteBuffer chunk;
  private final TensorHeader header;
  private final long dataStart;

  /** Checks the header; nothing of the tensors is read yet. */
  TensorFile(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    long size = channel.size();
    chunk = chunk(size);
    if (size < 8) {
      throw new IOException("it has " + size + " bytes: not even a header's length");
    }
    long headerBytes = fill(0, 8).getLong(0);
    if (headerBytes < 0 || headerBytes > TensorHeader.MOST_BYTES) {
      throw new IOException(
          "its header takes "
              + Long.toUnsignedString(headerBytes)
              + " bytes: at most 100,000,000 are allowed");
    }
    if (headerBytes > size - 8) {
      throw new IOException(
          "its header takes " + headerBytes + " bytes but the file has only " + (size - 8));
    }
    byte[] json = new byte[(int) headerBytes];
    for (int at = 0; at < json.length; at += CHUNK) {
      int count = Math.min(CHUNK, json.length - at);
      fill(8L + at, count).get(json, at, count);
    }
    dataStart = 8 + headerBytes;
    header = TensorHeader.parse(json, size - dataStart);
  }

  /** Opens a file and checks its header; nothing of the tensors is read yet. */
  static TensorFile open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new TensorFile(channel);
    } catch (IOException e) {
      try (channel) {
        throw inFile(path, e);
      }
    }
  }

  /** Says which file an error is about. */
  static IOException inFile(Path path, Exception e) {
    return new IOException(path + ": " + e.getMessage(), e);
  }

  /** Says which file an error is about, unless it says so. */
  static IOException named(Path path, IOException e) {
    return String.valueOf(e.getMessage()).startsWith(path.toString()) ? e : inFile(path, e);
  }

  private static ByteBuffer chunk(long most) {
    return ByteBuffer.allocateDirect((int) Math.max(8, Math.min(most, CHUNK))).order(ORDER);
  }

  Map<String, TensorHeader.Entry> entries() {
    return header.entries();
  }

  Map<String, String> metadata() {
    return header.metadata();
  }

  /** Reads a tensor of that name. */
  double[] read(String name) throws IOException {
    TensorHeader.Entry entry = entry(name);
    if (entry.size() > Integer.MAX_VALUE - 8) {
      throw new IOException("tensor '" + name + "' is too long for an array: " + entry.size());
    }
    double[] values = new double[(int) entry.size()];
    read(name, values, 0);
    return values;
  }

  private TensorHeader.Entry entry(String name) throws IOException {
    TensorHeader.Entry entry = header.entries().get(name);
    if (entry == null) {
      throw new IOException("there is no tensor '" + name + "'");
    }
    return entry;
  }

  /** Reads a tensor of that name into an array that has room for it. */
  void read(String name, double[] into, int offset) throws IOException {
    TensorHeader.Entry entry = entry(name);
    TensorType type = entry.type();
    int atOnce = CHUNK / type.bytes();
    for (long done = 0; done < entry.size(); done += atOnce) {
      int count = (int) Math.min(atOnce, entry.size() - done);
      ByteBuffer bytes =
          fill(dataStart + entry.begin() + done * type.bytes(), count * type.bytes());
      type.decode(bytes, into, (int) (offset + done), count);
    }
  }

  private ByteBuffer fill(long position, int count) throws IOException {
    chunk.clear().limit(count);
    channel.position(position);
    while (chunk.hasRemaining()) {
      if (channel.read(chunk) < 0) {
        throw new IOException("the file became shorter while it was read");
      }
    }
    return chunk.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Numbers to be written: a part of an array. */
  record Source(
      String name, TensorType type, List<Integer> shape, double[] values, int from, int count) {

    Source {
      for (int i = from; i < from + count; i++) {
        if (!type.holds(values[i])) {
          throw new IllegalArgumentException(
              name
                  + "["
                  + (i - from)
                  + "] is "
                  + values[i]
                  + ", which "
                  + type
                  + " cannot hold: save with Precision.F64");
        }
      }
    }
  }

  /** Writes a file as a whole or not at all. */
  static void write(Path path, Map<String, String> metadata, List<Source> sources)
      throws IOException {
    Map<String, TensorHeader.Entry> entries = new LinkedHashMap<>();
    long offset = 0;
    for (Source source : sources) {
      long end = offset + (long) source.count() * source.type().bytes();
      List<Long> shape = source.shape().stream().map(Integer::longValue).toList();
      entries.put(source.name(), new TensorHeader.Entry(source.type(), shape, offset, end));
      offset = end;
    }
    long bytes = offset;
    ByteBuffer header = new TensorHeader(entries, metadata).toBytes();
    AtomicFile.write(
        path,
        channel -> {
          writeAll(channel, header.duplicate());
          ByteBuffer chunk = chunk(bytes);
          for (Source source : sources) {
            write(source, channel, chunk);
          }
        });
  }

  private static void write(Source source, FileChannel channel, ByteBuffer chunk)
      throws IOException {
    int bytes = source.type().bytes();
    int atOnce = CHUNK / bytes;
    for (long done = 0; done < source.count(); done += atOnce) {
      int count = (int) Math.min(atOnce, source.count() - done);
      chunk.clear().limit(count * bytes);
      source.type().encode(source.values(), (int) (source.from() + done), count, chunk);
      writeAll(channel, chunk);
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
