package org.nabla.viz;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines of equal value through a grid: each cell is cut by straight segments between the edges
 * where the level is crossed, and segments that share a crossing are joined.
 *
 * <p>Source: W. Lorensen and H. Cline, "Marching cubes", 1987, in two dimensions. In a saddle the
 * mean of the four corners decides which pair of corners is joined.
 */
final class MarchingSquares {
  private final double[][] values;
  private final double level;
  private final int columns;
  private final Map<Long, List<Long>> neighbours = new HashMap<>();

  private MarchingSquares(double[][] values, double level) {
    this.values = values;
    this.level = level;
    this.columns = values[0].length;
  }

  /**
   * The lines at a level.
   *
   * @return each line as rows {@code {column, row}}, in units of the grid; a closed line ends where
   *     it starts
   */
  static List<double[][]> lines(double[][] values, double level) {
    MarchingSquares squares = new MarchingSquares(values, level);
    for (int r = 0; r + 1 < values.length; r++) {
      for (int c = 0; c + 1 < values[0].length; c++) {
        squares.cell(r, c);
      }
    }
    return squares.join();
  }

  /** The edge from a node to the right (0) or upwards (1), as one number. */
  private long edge(int r, int c, int upwards) {
    return 2L * ((long) r * columns + c) + upwards;
  }

  private void cell(int r, int c) {
    double a = values[r][c];
    double b = values[r][c + 1];
    double d = values[r + 1][c];
    double e = values[r + 1][c + 1];
    if (Double.isNaN(a + b + d + e)) {
      return;
    }
    int corners =
        (a >= level ? 1 : 0) | (b >= level ? 2 : 0) | (e >= level ? 4 : 0) | (d >= level ? 8 : 0);
    long below = edge(r, c, 0);
    long right = edge(r, c + 1, 1);
    long above = edge(r + 1, c, 0);
    long left = edge(r, c, 1);
    boolean high = (a + b + d + e) / 4 >= level;
    switch (corners) {
      case 1, 14 -> link(left, below);
      case 2, 13 -> link(below, right);
      case 3, 12 -> link(left, right);
      case 4, 11 -> link(right, above);
      case 6, 9 -> link(below, above);
      case 7, 8 -> link(left, above);
      case 5, 10 -> {
        if (high == (corners == 5)) {
          link(left, above);
          link(below, right);
        } else {
          link(left, below);
          link(right, above);
        }
      }
      default -> {}
    }
  }

  private void link(long one, long other) {
    neighbours.computeIfAbsent(one, k -> new ArrayList<>(2)).add(other);
    neighbours.computeIfAbsent(other, k -> new ArrayList<>(2)).add(one);
  }

  private List<double[][]> join() {
    List<double[][]> lines = new ArrayList<>();
    List<Long> starts = neighbours.keySet().stream().sorted().toList();
    for (Long start : starts) {
      while (!of(start).isEmpty()) {
        Deque<Long> line = new ArrayDeque<>();
        line.add(start);
        while (extend(line, true)) {}
        while (extend(line, false)) {}
        lines.add(line.stream().map(this::crossing).toArray(double[][]::new));
      }
    }
    return lines;
  }

  /** Moves one segment from the graph to an end of the line. */
  private boolean extend(Deque<Long> line, boolean atEnd) {
    Long end = atEnd ? line.getLast() : line.getFirst();
    if (of(end).isEmpty()) {
      return false;
    }
    Long next = of(end).remove(0);
    of(next).remove(end);
    if (atEnd) {
      line.addLast(next);
    } else {
      line.addFirst(next);
    }
    return true;
  }

  private List<Long> of(Long edge) {
    return neighbours.getOrDefault(edge, List.of());
  }

  /** Where the level crosses an edge, linear between its ends. */
  private double[] crossing(long edge) {
    int r = (int) (edge / 2 / columns);
    int c = (int) (edge / 2 % columns);
    boolean upwards = edge % 2 == 1;
    double from = values[r][c];
    double to = upwards ? values[r + 1][c] : values[r][c + 1];
    double part = (level - from) / (to - from);
    return upwards ? new double[] {c, r + part} : new double[] {c + part, r};
  }
}
