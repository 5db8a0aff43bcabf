package org.nabla.nn;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products by the Vector API: a tile of four rows by four vectors held in registers, over panels of
 * four vectors of columns into which the right side is packed once for each product.
 */
final class VectorKernels implements Tier {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final VectorSpecies<Long> LONGS =
      VectorSpecies.of(long.class, SPECIES.vectorShape());
  private static final LongVector EACH = LongVector.zero(LONGS).addIndex(1);
  private static final int WIDTH = 4 * LANES;

  /** So few numbers are summed up without vectors. */
  private static final int FEW = 2 * LANES;

  /** Longer arrays some virtual machines refuse. */
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final PlainKernels plain = new PlainKernels();

  @Override
  public boolean suits() {
    return LANES >= 4;
  }

  @Override
  public String toString() {
    return "Vector API, " + LANES + " doubles a vector";
  }

  @Override
  public double sum(double[] x, int n) {
    if (n < FEW) {
      return plain.sum(x, n);
    }
    DoubleVector s0 = DoubleVector.zero(SPECIES);
    DoubleVector s1 = DoubleVector.zero(SPECIES);
    int s = 0;
    for (; s + 2 * LANES <= n; s += 2 * LANES) {
      s0 = s0.add(DoubleVector.fromArray(SPECIES, x, s));
      s1 = s1.add(DoubleVector.fromArray(SPECIES, x, s + LANES));
    }
    double rest = 0;
    for (; s < n; s++) {
      rest += x[s];
    }
    return total(s0.add(s1)) + rest;
  }

  @Override
  public double squares(double[] x, double center, int n) {
    if (n < FEW) {
      return plain.squares(x, center, n);
    }
    DoubleVector s0 = DoubleVector.zero(SPECIES);
    DoubleVector s1 = DoubleVector.zero(SPECIES);
    int s = 0;
    for (; s + 2 * LANES <= n; s += 2 * LANES) {
      DoubleVector d0 = DoubleVector.fromArray(SPECIES, x, s).sub(center);
      DoubleVector d1 = DoubleVector.fromArray(SPECIES, x, s + LANES).sub(center);
      s0 = d0.fma(d0, s0);
      s1 = d1.fma(d1, s1);
    }
    double rest = 0;
    for (; s < n; s++) {
      rest += (x[s] - center) * (x[s] - center);
    }
    return total(s0.add(s1)) + rest;
  }

  @Override
  public double dot(double[] a, double[] x, double center, int n) {
    if (n < FEW) {
      return plain.dot(a, x, center, n);
    }
    DoubleVector s0 = DoubleVector.zero(SPECIES);
    DoubleVector s1 = DoubleVector.zero(SPECIES);
    int s = 0;
    for (; s + 2 * LANES <= n; s += 2 * LANES) {
      DoubleVector d0 = DoubleVector.fromArray(SPECIES, x, s).sub(center);
      DoubleVector d1 = DoubleVector.fromArray(SPECIES, x, s + LANES).sub(center);
      s0 = DoubleVector.fromArray(SPECIES, a, s).fma(d0, s0);
      s1 = DoubleVector.fromArray(SPECIES, a, s + LANES).fma(d1, s1);
    }
    double rest = 0;
    for (; s < n; s++) {
      rest += a[s] * (x[s] - center);
    }
    return total(s0.add(s1)) + rest;
  }

  /** The bits of the factor survive where one less than the bit of the lane is all ones. */
  @Override
  public void drop(double[] x, double[] y, int from, int to, long dropped, double[] factors) {
    if (to - from < LANES) {
      plain.drop(x, y, from, to, dropped, factors);
      return;
    }
    LongVector factor = LongVector.broadcast(LONGS, Double.doubleToRawLongBits(factors[0]));
    long bits = dropped;
    int s = from;
    for (; s + LANES <= to; s += LANES) {
      LongVector bit = LongVector.broadcast(LONGS, bits).lanewise(VectorOperators.LSHR, EACH);
      DoubleVector kept = bit.and(1).sub(1).and(factor).reinterpretAsDoubles();
      DoubleVector.fromArray(SPECIES, x, s).mul(kept).intoArray(y, s);
      bits >>>= LANES;
    }
    for (; s < to; s++) {
      y[s] = x[s] * factors[(int) bits & 1];
      bits >>>= 1;
    }
  }

  /** In a fixed order, which a reduction of lanes does not promise. */
  private static double total(DoubleVector v) {
    if (LANES == 8) {
      return ((v.lane(0) + v.lane(1)) + (v.lane(2) + v.lane(3)))
          + ((v.lane(4) + v.lane(5)) + (v.lane(6) + v.lane(7)));
    }
    double sum = 0;
    for (int i = 0; i < LANES; i++) {
      sum += v.lane(i);
    }
    return sum;
  }

  private static int panels(Product p) {
    return (p.columns + WIDTH - 1) / WIDTH;
  }

  @Override
  public void reserve(Product p) {
    long size = (long) panels(p) * p.depth * WIDTH;
    Checks.require(
        size <= LARGEST_ARRAY,
        "a product over %d x %d numbers is too large to lay out in one array: train in smaller"
            + " batches, see Trainer.batchSize",
        p.depth,
        p.columns);
    p.panels((int) size);
  }

  @Override
  public void prepare(Product p, int part, int parts) {
    int panels = panels(p);
    for (int panel = panels * part / parts; panel < panels * (part + 1) / parts; panel++) {
      int c0 = panel * WIDTH;
      int count = Math.min(WIDTH, p.columns - c0);
      int at = panel * p.depth * WIDTH;
      if (p.transposed) {
        packColumns(p.b, c0, count, p.panels, at, p.depth);
      } else {
        packRows(p.b, c0, count, p.panels, at, p.depth);
      }
    }
  }

  private static void packRows(
      double[][] b, int c0, int count, double[] panels, int at, int depth) {
    for (int k = 0; k < depth; k++) {
      System.arraycopy(b[k], c0, panels, at + k * WIDTH, count);
    }
    clearTail(count, panels, at, depth);
  }

  private static void packColumns(
      double[][] b, int c0, int count, double[] panels, int at, int depth) {
    for (int c = 0; c < count; c++) {
      double[] row = b[c0 + c];
      for (int k = 0; k < depth; k++) {
        panels[at + k * WIDTH + c] = row[k];
      }
    }
    clearTail(count, panels, at, depth);
  }

  private static void clearTail(int count, double[] panels, int at, int depth) {
    if (count < WIDTH) {
      for (int k = 0; k < depth; k++) {
        Arrays.fill(panels, at + k * WIDTH + count, at + (k + 1) * WIDTH, 0);
      }
    }
  }

  @Override
  public void rows(Product p, int from, int to, int part) {
    double[][] room = p.room(part, 2, Math.max(4 * p.depth, 4 * WIDTH));
    double[] left = room[0];
    double[] tile = room[1];
    int panels = panels(p);
    for (int r = from; r < to; r += 4) {
      int count = Math.min(4, to - r);
      packLeft(p, r, count, left);
      for (int panel = 0; panel < panels; panel++) {
        tile(left, p.depth, p.panels, panel * p.depth * WIDTH, tile);
        copyOut(p, r, count, panel * WIDTH, tile);
      }
    }
  }

  private static void packLeft(Product p, int r, int count, double[] left) {
    double[][] rows = p.aRows;
    for (int i = 0; i < 4; i++) {
      if (i >= count) {
        for (int k = 0; k < p.depth; k++) {
          left[4 * k + i] = 0;
        }
      } else if (rows != null) {
        double[] row = rows[r + i];
        for (int k = 0; k < p.depth; k++) {
          left[4 * k + i] = row[k];
        }
      } else {
        int at = p.offset + (r + i) * p.rowStride;
        for (int k = 0; k < p.depth; k++) {
          left[4 * k + i] = p.a[at + k * p.columnStride];
        }
      }
    }
  }

  private static void copyOut(Product p, int r, int count, int c0, double[] tile) {
    int length = Math.min(WIDTH, p.columns - c0);
    double[][] y = p.y;
    for (int i = 0; i < count; i++) {
      double bias = p.bias(r + i);
      if (bias != 0) {
        for (int c = i * WIDTH; c < i * WIDTH + length; c++) {
          tile[c] += bias;
        }
      }
      if (y != null) {
        System.arraycopy(tile, i * WIDTH, y[r + i], c0, length);
      } else {
        System.arraycopy(tile, i * WIDTH, p.out, p.outOffset + (r + i) * p.columns + c0, length);
      }
    }
  }

  /** Sixteen sums, each in the order of k. */
  private static void tile(double[] left, int depth, double[] panel, int at, double[] tile) {
    DoubleVector s00 = DoubleVector.zero(SPECIES);
    DoubleVector s01 = s00;
    DoubleVector s02 = s00;
    DoubleVector s03 = s00;
    DoubleVector s10 = s00;
    DoubleVector s11 = s00;
    DoubleVector s12 = s00;
    DoubleVector s13 = s00;
    DoubleVector s20 = s00;
    DoubleVector s21 = s00;
    DoubleVector s22 = s00;
    DoubleVector s23 = s00;
    DoubleVector s30 = s00;
    DoubleVector s31 = s00;
    DoubleVector s32 = s00;
    DoubleVector s33 = s00;
    int b = at;
    for (int k = 0; k < 4 * depth; k += 4) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, panel, b);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, panel, b + LANES);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, panel, b + 2 * LANES);
      DoubleVector b3 = DoubleVector.fromArray(SPECIES, panel, b + 3 * LANES);
      DoubleVector a = DoubleVector.broadcast(SPECIES, left[k]);
      s00 = a.fma(b0, s00);
      s01 = a.fma(b1, s01);
      s02 = a.fma(b2, s02);
      s03 = a.fma(b3, s03);
      a = DoubleVector.broadcast(SPECIES, left[k + 1]);
      s10 = a.fma(b0, s10);
      s11 = a.fma(b1, s11);
      s12 = a.fma(b2, s12);
      s13 = a.fma(b3, s13);
      a = DoubleVector.broadcast(SPECIES, left[k + 2]);
      s20 = a.fma(b0, s20);
      s21 = a.fma(b1, s21);
      s22 = a.fma(b2, s22);
      s23 = a.fma(b3, s23);
      a = DoubleVector.broadcast(SPECIES, left[k + 3]);
      s30 = a.fma(b0, s30);
      s31 = a.fma(b1, s31);
      s32 = a.fma(b2, s32);
      s33 = a.fma(b3, s33);
      b += WIDTH;
    }
    store(tile, 0, s00, s01, s02, s03);
    store(tile, WIDTH, s10, s11, s12, s13);
    store(tile, 2 * WIDTH, s20, s21, s22, s23);
    store(tile, 3 * WIDTH, s30, s31, s32, s33);
  }

  private static void store(
      double[] tile, int at, DoubleVector v0, DoubleVector v1, DoubleVector v2, DoubleVector v3) {
    v0.intoArray(tile, at);
    v1.intoArray(tile, at + LANES);
    v2.intoArray(tile, at + 2 * LANES);
    v3.intoArray(tile, at + 3 * LANES);
  }
}
