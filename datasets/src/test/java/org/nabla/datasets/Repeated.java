package org.nabla.datasets;

import java.io.InputStream;
import java.lang.management.ManagementFactory;

/** A long stream that takes no memory: a pattern again and again. */
final class Repeated extends InputStream {
  private final byte[] pattern;
  private final long length;
  private long position;

  Repeated(byte[] pattern, long length) {
    this.pattern = pattern;
    this.length = length;
  }

  @Override
  public int read() {
    return position == length ? -1 : pattern[(int) (position++ % pattern.length)] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) {
    if (position == length) {
      return -1;
    }
    int read = (int) Math.min(count, length - position);
    for (int i = 0; i < read; i++) {
      bytes[offset + i] = (byte) read();
    }
    return read;
  }

  /** The bytes that this thread has allocated so far. */
  static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
