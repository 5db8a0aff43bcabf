package org.nabla.nn.saving;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A message in the wire format of protocol buffers: varints and what has a length before it. */
final class Protobuf {

  private static final int VARINT = 0;
  private static final int LENGTH = 2;
  private static final int FIXED32 = 5;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Protobuf number(int field, long value) {
    varint((long) field << 3 | VARINT);
    varint(value);
    return this;
  }

  Protobuf decimal(int field, float value) {
    varint((long) field << 3 | FIXED32);
    byte[] little = ByteBuffer.allocate(4).order(TensorFile.ORDER).putFloat(value).array();
    bytes.writeBytes(little);
    return this;
  }

  Protobuf text(int field, String value) {
    return raw(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Protobuf message(int field, Protobuf value) {
    return raw(field, value.toBytes());
  }

  Protobuf raw(int field, byte[] value) {
    if ((long) bytes.size() + value.length > Integer.MAX_VALUE - 64) {
      throw new IllegalArgumentException(
          "the file would be longer than 2 GB, which protocol buffers do not allow: export in"
              + " Precision.F32, or a smaller network");
    }
    varint((long) field << 3 | LENGTH);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
