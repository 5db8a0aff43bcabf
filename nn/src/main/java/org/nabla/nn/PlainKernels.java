package org.nabla.nn;

import java.util.Arrays;

/**
 * Loops over rows that HotSpot vectorizes: separate arrays, indexed from zero, four input rows
 * added at once into an output row.
 */
final class PlainKernels implements Tier {

  /** So many input rows are added to all output rows before the next: they stay in the cache. */
  private static final int BLOCK = 64;

  /** So many rows of a flat result are computed before they are copied out. */
  private static final int STRIP = 16;

  @Override
  public void prepare(Product p, int part, int parts) {
    if (p.transposed) {
      transpose(p, Product.cut(p.columns, part, parts), Product.cut(p.columns, part + 1, parts));
    }
  }

  @Override
  public void reserve(Product p) {
    if (p.transposed) {
      p.lines(p.depth, p.columns);
    }
  }

  private static void transpose(Product p, int from, int to) {
    double[][] lines = p.lines;
    for (int c0 = from; c0 < to; c0 += 8) {
      int c1 = Math.min(c0 + 8, to);
      for (int k = 0; k < p.depth; k++) {
        double[] line = lines[k];
        for (int c = c0; c < c1; c++) {
          line[c] = p.b[c][k];
        }
      }
    }
  }

  @Override
  public void rows(Product p, int from, int to, int part) {
    double[][] y = p.y;
    if (y != null) {
      accumulate(p, p.b, y, 0, from, to);
      return;
    }
    double[][] strip = p.room(part, STRIP, p.columns);
    for (int r = from; r < to; r += STRIP) {
      int end = Math.min(r + STRIP, to);
      accumulate(p, p.lines, strip, r, r, end);
      for (int i = r; i < end; i++) {
        System.arraycopy(strip[i - r], 0, p.out, p.outOffset + i * p.columns, p.columns);
      }
    }
  }

  /** Sets {@code y[r - shift]} for each row r. */
  private static void accumulate(
      Product p, double[][] b, double[][] y, int shift, int from, int to) {
    for (int r = from; r < to; r++) {
      Arrays.fill(y[r - shift], 0, p.columns, p.bias(r));
    }
    for (int k0 = 0; k0 < p.depth; k0 += BLOCK) {
      int k1 = Math.min(k0 + BLOCK, p.depth);
      for (int r = from; r < to; r++) {
        double[] row = y[r - shift];
        int k = k0;
        for (; k + 4 <= k1; k += 4) {
          addFour(
              row,
              b[k],
              b[k + 1],
              b[k + 2],
              b[k + 3],
              p.a(r, k),
              p.a(r, k + 1),
              p.a(r, k + 2),
              p.a(r, k + 3),
              p.columns);
        }
        for (; k < k1; k++) {
          addOne(row, b[k], p.a(r, k), p.columns);
        }
      }
    }
  }

  /** The small case: sets {@code y[r][s] = bias_r + sum over k of a_rk x[k][s]}. */
  static void multiply(
      double[] a,
      int offset,
      int rowStride,
      int columnStride,
      double[][] x,
      double[][] y,
      double[] bias,
      int biasOffset,
      int n) {
    int depth = x.length;
    for (int r = 0; r < y.length; r++) {
      double start = biasOffset < 0 ? 0 : bias[biasOffset + r];
      int w = offset + r * rowStride;
      int k = 1;
      if (depth == 1) {
        setOne(y[r], x[0], start, a[w], n);
      } else {
        setTwo(y[r], x[0], x[1], start, a[w], a[w + columnStride], n);
        k = 2;
      }
      w += k * columnStride;
      for (; k + 4 <= depth; k += 4, w += 4 * columnStride) {
        addFour(
            y[r],
            x[k],
            x[k + 1],
            x[k + 2],
            x[k + 3],
            a[w],
            a[w + columnStride],
            a[w + 2 * columnStride],
            a[w + 3 * columnStride],
            n);
      }
      for (; k < depth; k++, w += columnStride) {
        addOne(y[r], x[k], a[w], n);
      }
    }
  }

  private static void setOne(double[] y, double[] x, double start, double w, int n) {
    for (int s = 0; s < n; s++) {
      y[s] = start + w * x[s];
    }
  }

  private static void setTwo(
      double[] y, double[] x0, double[] x1, double start, double w0, double w1, int n) {
    for (int s = 0; s < n; s++) {
      y[s] = start + w0 * x0[s] + w1 * x1[s];
    }
  }

  private static void addFour(
      double[] y,
      double[] x0,
      double[] x1,
      double[] x2,
      double[] x3,
      double w0,
      double w1,
      double w2,
      double w3,
      int n) {
    for (int s = 0; s < n; s++) {
      y[s] += w0 * x0[s] + w1 * x1[s] + w2 * x2[s] + w3 * x3[s];
    }
  }

  private static void addOne(double[] y, double[] x, double w, int n) {
    for (int s = 0; s < n; s++) {
      y[s] += w * x[s];
    }
  }

  /** Sets {@code y[r] = bias_r + sum over k of w_rk x[k]}, four rows at once. */
  static void multiplyOne(double[] values, int weight, int bias, double[] x, double[] y) {
    int depth = x.length;
    int r = 0;
    for (; r + 4 <= y.length; r += 4) {
      fourDots(values, weight + r * depth, x, y, r);
    }
    for (; r < y.length; r++) {
      y[r] = oneDot(values, weight + r * depth, x);
    }
    if (bias >= 0) {
      for (int i = 0; i < y.length; i++) {
        y[i] += values[bias + i];
      }
    }
  }

  private static void fourDots(double[] w, int offset, double[] x, double[] y, int r) {
    int depth = x.length;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int w0 = offset;
    int w1 = w0 + depth;
    int w2 = w1 + depth;
    int w3 = w2 + depth;
    for (int k = 0; k < depth; k++) {
      double v = x[k];
      s0 += w[w0 + k] * v;
      s1 += w[w1 + k] * v;
      s2 += w[w2 + k] * v;
      s3 += w[w3 + k] * v;
    }
    y[r] = s0;
    y[r + 1] = s1;
    y[r + 2] = s2;
    y[r + 3] = s3;
  }

  private static double oneDot(double[] w, int offset, double[] x) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += w[offset + k] * x[k];
    }
    return sum;
  }

  /** Sets {@code out[offset + r x.length + k] = sum over s of dy[r][s] x[k][s]} for some rows. */
  static void dots(double[][] dy, int from, int to, double[][] x, double[] out, int offset, int n) {
    int inputs = x.length;
    for (int r = from; r < to; r++) {
      int at = offset + r * inputs;
      int k = 0;
      for (; k + 2 <= inputs; k += 2) {
        twoDots(dy[r], x[k], x[k + 1], out, at + k, n);
      }
      if (k < inputs) {
        out[at + k] = dot(dy[r], x[k], n);
      }
    }
  }

  private static void twoDots(double[] d, double[] x, double[] z, double[] out, int at, int n) {
    double x0 = 0;
    double x1 = 0;
    double x2 = 0;
    double x3 = 0;
    double z0 = 0;
    double z1 = 0;
    double z2 = 0;
    double z3 = 0;
    int s = 0;
    for (; s + 4 <= n; s += 4) {
      x0 += d[s] * x[s];
      z0 += d[s] * z[s];
      x1 += d[s + 1] * x[s + 1];
      z1 += d[s + 1] * z[s + 1];
      x2 += d[s + 2] * x[s + 2];
      z2 += d[s + 2] * z[s + 2];
      x3 += d[s + 3] * x[s + 3];
      z3 += d[s + 3] * z[s + 3];
    }
    for (; s < n; s++) {
      x0 += d[s] * x[s];
      z0 += d[s] * z[s];
    }
    out[at] = (x0 + x1) + (x2 + x3);
    out[at + 1] = (z0 + z1) + (z2 + z3);
  }

  /** Eight partial sums, so that an addition need not wait for the one before. */
  static double total(double[] row, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    int s = 0;
    for (; s + 8 <= n; s += 8) {
      s0 += row[s];
      s1 += row[s + 1];
      s2 += row[s + 2];
      s3 += row[s + 3];
      s4 += row[s + 4];
      s5 += row[s + 5];
      s6 += row[s + 6];
      s7 += row[s + 7];
    }
    for (; s < n; s++) {
      s0 += row[s];
    }
    return (s0 + s1) + (s2 + s3) + (s4 + s5) + (s6 + s7);
  }

  /** Whether no number is NaN or infinite: a sum that is not finite may also have overflowed. */
  static boolean finite(double[] row) {
    return Double.isFinite(total(row, row.length)) || Arrays.stream(row).allMatch(Double::isFinite);
  }

  static double dot(double[] a, double[] b, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int s = 0;
    for (; s + 4 <= n; s += 4) {
      s0 += a[s] * b[s];
      s1 += a[s + 1] * b[s + 1];
      s2 += a[s + 2] * b[s + 2];
      s3 += a[s + 3] * b[s + 3];
    }
    for (; s < n; s++) {
      s0 += a[s] * b[s];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** The Euclidean length of a vector that is finite. */
  static double length(double[] vector) {
    double squares = dot(vector, vector, vector.length);
    boolean usual = squares > Double.MIN_NORMAL && squares < Double.POSITIVE_INFINITY;
    return usual ? Math.sqrt(squares) : norm(vector);
  }

  /** The Euclidean length; entries are divided by the largest, so that no square underflows. */
  static double norm(double[] vector) {
    double largest = 0;
    for (double v : vector) {
      largest = Math.max(largest, Math.abs(v));
    }
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    for (double v : vector) {
      sum += (v / largest) * (v / largest);
    }
    return largest * Math.sqrt(sum);
  }

  @Override
  public double sum(double[] x, int n) {
    return total(x, n);
  }

  @Override
  public double squares(double[] x, double center, int n) {
    return dot(x, center, x, center, n);
  }

  @Override
  public double dot(double[] a, double[] x, double center, int n) {
    return dot(a, 0, x, center, n);
  }

  /** Eight partial sums: loads are then what takes the time. */
  private static double dot(double[] a, double c, double[] b, double d, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    int s = 0;
    for (; s + 8 <= n; s += 8) {
      s0 += (a[s] - c) * (b[s] - d);
      s1 += (a[s + 1] - c) * (b[s + 1] - d);
      s2 += (a[s + 2] - c) * (b[s + 2] - d);
      s3 += (a[s + 3] - c) * (b[s + 3] - d);
      s4 += (a[s + 4] - c) * (b[s + 4] - d);
      s5 += (a[s + 5] - c) * (b[s + 5] - d);
      s6 += (a[s + 6] - c) * (b[s + 6] - d);
      s7 += (a[s + 7] - c) * (b[s + 7] - d);
    }
    for (; s < n; s++) {
      s0 += (a[s] - c) * (b[s] - d);
    }
    return (s0 + s1) + (s2 + s3) + (s4 + s5) + (s6 + s7);
  }

  /** By a table and not by a branch, which would be taken at random. */
  @Override
  public void drop(double[] x, double[] y, int from, int to, long dropped, double[] factors) {
    long bits = dropped;
    for (int s = from; s < to; s++) {
      y[s] = x[s] * factors[(int) bits & 1];
      bits >>>= 1;
    }
  }

  @Override
  public String toString() {
    return "plain Java";
  }
}
