package org.nabla.nn.saving;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The element types of safetensors files that hold numbers of a network. */
enum TensorType {
  F64(8) {
    @Override
    void decode(ByteBuffer bytes, double[] values, int from, int count) {
      bytes.asDoubleBuffer().get(values, from, count);
    }

    @Override
    void encode(double[] values, int from, int count, ByteBuffer bytes) {
      bytes.asDoubleBuffer().put(values, from, count);
    }
  },

  F32(4) {
    @Override
    void decode(ByteBuffer bytes, double[] values, int from, int count) {
      float[] floats = new float[count];
      bytes.asFloatBuffer().get(floats);
      for (int i = 0; i < count; i++) {
        values[from + i] = floats[i];
      }
    }

    @Override
    void encode(double[] values, int from, int count, ByteBuffer bytes) {
      float[] floats = new float[count];
      for (int i = 0; i < count; i++) {
        floats[i] = (float) values[from + i];
      }
      bytes.asFloatBuffer().put(floats);
    }

    @Override
    boolean holds(double value) {
      return Float.isFinite((float) value) || !Double.isFinite(value);
    }
  },

  /** IEEE 754 half precision: 5 bits of exponent, 10 of mantissa. */
  F16(2) {
    @Override
    void decode(ByteBuffer bytes, double[] values, int from, int count) {
      short[] halves = halves(bytes, count);
      for (int i = 0; i < count; i++) {
        values[from + i] = half(halves[i]);
      }
    }
  },

  /** The upper half of a float. */
  BF16(2) {
    @Override
    void decode(ByteBuffer bytes, double[] values, int from, int count) {
      short[] halves = halves(bytes, count);
      for (int i = 0; i < count; i++) {
        values[from + i] = Float.intBitsToFloat(halves[i] << 16);
      }
    }
  },

  /** What PyTorch counts batches in. */
  I64(8) {
    @Override
    void decode(ByteBuffer bytes, double[] values, int from, int count) throws IOException {
      long[] longs = new long[count];
      bytes.asLongBuffer().get(longs);
      for (int i = 0; i < count; i++) {
        values[from + i] = longs[i];
        if (longs[i] > MOST_EXACT || longs[i] < -MOST_EXACT) {
          throw new IOException(
              "the integer " + longs[i] + " is beyond 2^53, where doubles are no longer exact");
        }
      }
    }

    @Override
    void encode(double[] values, int from, int count, ByteBuffer bytes) {
      long[] longs = new long[count];
      for (int i = 0; i < count; i++) {
        longs[i] = (long) values[from + i];
      }
      bytes.asLongBuffer().put(longs);
    }

    @Override
    boolean holds(double value) {
      return value == Math.rint(value) && Math.abs(value) <= MOST_EXACT;
    }
  };

  /** Every whole number up to here is a double. */
  private static final long MOST_EXACT = 1L << 53;

  private final int bytes;

  TensorType(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  static @Nullable TensorType of(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findAny().orElse(null);
  }

  /** Reads from the buffer's position on; the position stays. */
  abstract void decode(ByteBuffer bytes, double[] values, int from, int count) throws IOException;

  /** Writes from the buffer's position on; the position stays. */
  void encode(double[] values, int from, int count, ByteBuffer bytes) {
    throw new IllegalStateException(this + " is read only");
  }

  /** Whether a number can be written without becoming another kind of number. */
  boolean holds(double value) {
    return true;
  }

  private static short[] halves(ByteBuffer bytes, int count) {
    short[] halves = new short[count];
    bytes.asShortBuffer().get(halves);
    return halves;
  }

  private static double half(short bits) {
    int exponent = (bits >> 10) & 0x1F;
    int mantissa = bits & 0x3FF;
    double magnitude;
    if (exponent == 0x1F) {
      magnitude = mantissa == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else if (exponent == 0) {
      magnitude = mantissa * 0x1p-24;
    } else {
      magnitude = Math.scalb(1024.0 + mantissa, exponent - 25);
    }
    return bits < 0 ? -magnitude : magnitude;
  }
}
