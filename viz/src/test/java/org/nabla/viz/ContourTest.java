package org.nabla.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContourTest {
  @Test
  void theLevelOfADistanceIsOneClosedCircle() {
    Contour contour = Contour.of(Math::hypot, -2, 2, -2, 2, 81);
    List<double[][]> lines = ContourPainter.lines(contour, 1);
    assertThat(lines).hasSize(1);
    double[] x = lines.get(0)[0];
    double[] y = lines.get(0)[1];
    for (int i = 0; i < x.length; i++) {
      assertThat(Math.hypot(x[i], y[i])).isCloseTo(1, within(2e-3));
    }
    assertThat(x[0]).isEqualTo(x[x.length - 1]);
    assertThat(y[0]).isEqualTo(y[y.length - 1]);
  }

  @Test
  void aPlaneHasOneStraightLineFromEdgeToEdge() {
    List<double[][]> lines = ContourPainter.lines(Contour.of((x, y) -> x, 0, 1, 0, 1, 5), 0.3);
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)[0]).containsOnly(new double[] {0.3}, within(1e-12));
    assertThat(lines.get(0)[1]).contains(0, 1);
  }

  @Test
  void aSaddleIsPartedByTheMeanOfItsCorners() {
    double[][] high = {{1, 0}, {0.2, 1}};
    double[][] low = {{0.8, 0}, {0, 0.8}};
    assertThat(MarchingSquares.lines(high, 0.5)).hasSize(2);
    assertThat(MarchingSquares.lines(low, 0.5)).hasSize(2);
    double[][] first = MarchingSquares.lines(high, 0.5).get(0);
    double[][] other = MarchingSquares.lines(low, 0.5).get(0);
    assertThat(Arrays.deepToString(first)).isNotEqualTo(Arrays.deepToString(other));
  }

  @Test
  void aHoleInTheGridIsNotCrossed() {
    double[][] values = {{0, 0, 0}, {1, Double.NaN, 1}, {2, 2, 2}};
    assertThat(MarchingSquares.lines(values, 0.5)).isEmpty();
  }

  @Test
  void everyPointOfALineHasItsLevel() {
    long seed = 17;
    Random random = new Random(seed);
    for (int trial = 0; trial < 50; trial++) {
      double[][] values = new double[7][6];
      for (double[] row : values) {
        for (int c = 0; c < row.length; c++) {
          row[c] = random.nextGaussian();
        }
      }
      for (double[][] line : MarchingSquares.lines(values, 0.1)) {
        for (double[] p : line) {
          assertThat(at(values, p))
              .as("seed %d, trial %d", seed, trial)
              .isCloseTo(0.1, within(1e-9));
        }
      }
    }
  }

  /** The value on an edge of the grid, linear between its ends. */
  private static double at(double[][] values, double[] p) {
    int c = (int) Math.floor(p[0]);
    int r = (int) Math.floor(p[1]);
    double dc = p[0] - c;
    double dr = p[1] - r;
    double from = values[r][c];
    return dc > 0
        ? from + dc * (values[r][c + 1] - from)
        : dr > 0 ? from + dr * (values[r + 1][c] - from) : from;
  }

  @Test
  void automaticLevelsAreRoundAndGivenOnesAreKept() {
    Contour contour = Contour.of((x, y) -> x, 0, 1, 0, 1, 5);
    assertThat(contour.chosenLevels()).contains(new double[] {0.1, 0.5, 0.9}, within(1e-12));
    assertThat(contour.levels(0.25).chosenLevels()).containsExactly(0.25);
  }
}
