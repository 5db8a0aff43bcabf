package org.nabla.nn.saving;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages the bytes of a file. */
final class Mutation {

  private static final String JSON = "{}[]\",:0123456789-eE.\\untrfalsF6B";

  private Mutation() {}

  /** One to four changes: bits, bytes, JSON characters in the header, lengths, cuts, copies. */
  static byte[] of(byte[] good, SplittableRandom random) {
    byte[] bytes = good.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && bytes.length > 8; i++) {
      bytes = change(bytes, random);
    }
    return bytes;
  }

  private static byte[] change(byte[] bytes, SplittableRandom random) {
    int at = random.nextInt(bytes.length);
    int header = 8 + random.nextInt(Math.min(bytes.length - 8, 900));
    switch (random.nextInt(8)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt();
      case 2, 3 -> bytes[header] = (byte) JSON.charAt(random.nextInt(JSON.length()));
      case 4 -> {
        ByteBuffer length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        length.putLong(0, random.nextBoolean() ? random.nextLong() : length.getLong(0) + at - 300);
      }
      case 5 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 6 -> {
        return Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(64));
      }
      default -> {
        int count = Math.min(random.nextInt(40), bytes.length - Math.max(at, header));
        System.arraycopy(bytes, at, bytes, header, Math.max(count, 0));
      }
    }
    return bytes;
  }
}
