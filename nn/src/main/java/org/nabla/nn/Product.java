package org.nabla.nn;

import org.jspecify.annotations.Nullable;

/**
 * One matrix product, {@code y(r, c) = bias(r) + sum over k of a(r, k) b(k, c)}, and the memory
 * that computing it takes, kept from one product to the next.
 */
final class Product implements Team.Work {

  /** Rows that one thread takes are cut at multiples of this. */
  static final int ROW_TILE = 4;

  private final Tier tier;
  private final Team team;

  int rows;
  int depth;
  int columns;

  /** The left side: either flat with strides or, if not null, rows. */
  double[] a = {};

  int offset;
  int rowStride;
  int columnStride;
  double @Nullable [][] aRows;

  /** The right side, {@code [k][c]}, or {@code [c][k]} if transposed. */
  double[][] b = {};

  boolean transposed;

  /** The result: rows, or if null a flat array from {@link #outOffset}. */
  double @Nullable [][] y;

  double[] out = {};
  int outOffset;

  double[] bias = {};
  int biasOffset = -1;

  /** The laid-out right side, and room for each thread. */
  double[] panels = {};

  double[][] lines = {};
  double[][][] room = {};

  private boolean preparing;

  Product(Tier tier, Team team) {
    this.tier = tier;
    this.team = team;
    room = new double[team.size()][0][];
  }

  double a(int r, int k) {
    double[][] byRow = aRows;
    return byRow == null ? a[offset + r * rowStride + k * columnStride] : byRow[r][k];
  }

  double bias(int r) {
    return biasOffset < 0 ? 0 : bias[biasOffset + r];
  }

  /** At least so many doubles for the laid-out right side. */
  double[] panels(int size) {
    if (panels.length < size) {
      panels = new double[size];
    }
    return panels;
  }

  /** At least so many rows of at least that length for the laid-out right side. */
  double[][] lines(int count, int length) {
    if (lines.length < count || lines[0].length < length) {
      lines = new double[count][length];
    }
    return lines;
  }

  /** Room of one thread: at least so many rows of at least that length. */
  double[][] room(int part, int count, int length) {
    if (room[part].length < count || room[part][0].length < length) {
      room[part] = new double[count][length];
    }
    return room[part];
  }

  void compute() {
    tier.reserve(this);
    preparing = true;
    team.run(this);
    preparing = false;
    team.run(this);
  }

  @Override
  public void part(int part, int parts) {
    if (preparing) {
      tier.prepare(this, part, parts);
    } else {
      tier.rows(this, cut(rows, part, parts), cut(rows, part + 1, parts), part);
    }
  }

  /** Where a part begins when a length is cut at multiples of the tile. */
  static int cut(int length, int part, int parts) {
    int tiles = (length + ROW_TILE - 1) / ROW_TILE;
    return Math.min(length, (int) ((long) tiles * part / parts) * ROW_TILE);
  }
}
