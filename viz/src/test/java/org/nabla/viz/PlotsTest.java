package org.nabla.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlotsTest {
  @Test
  void aHistogramCountsEveryValueOnce() {
    long seed = 23;
    Random random = new Random(seed);
    for (int trial = 0; trial < 30; trial++) {
      double[] values = random.doubles(1 + random.nextInt(300)).toArray();
      Histogram histogram = Histogram.of(values).bins(random.nextInt(20));
      Bars counts = histogram.bars();
      Bars density = histogram.asDensity().bars();
      assertThat(Arrays.stream(counts.values()).sum())
          .as("seed %d, trial %d", seed, trial)
          .isEqualTo(values.length);
      assertThat(Arrays.stream(density.values()).sum() * density.width())
          .as("seed %d, trial %d", seed, trial)
          .isCloseTo(1, within(1e-9));
    }
    assertThat(Histogram.of(2, 2, 2).bins(3).bars().values()).containsExactly(0, 3, 0);
  }

  @Test
  void theMisclassifiedAreMarked() {
    double[][] points = {{0, 0}, {1, 0}, {2, 0}, {3, 0}};
    Axes axes = Plots.decisionRegions(points, new int[] {0, 1, 0, 1}, (x, y) -> x > 1.5 ? 1 : 0);
    Points wrong = (Points) axes.marks().get(axes.marks().size() - 1);
    assertThat(wrong.label()).isEqualTo("misclassified");
    assertThat(wrong.x()).containsExactly(1, 2);
    assertThat(wrong.colors()).containsExactly(Palette.RED);
    assertThat(wrong.markers()).containsExactly(Marker.CROSS);
    Axes right = Plots.decisionRegions(points, new int[] {0, 0, 1, 1}, p -> p[0] > 1.5 ? 1 : 0);
    assertThat(right.marks()).noneMatch(mark -> mark.label().equals("misclassified"));
  }

  @Test
  void theSeparatingLineLiesOnItsEquation() {
    Line line = Plots.separatingLine(1, -2, 0.5, -1, 1, -1, 1);
    for (int i = 0; i < 2; i++) {
      assertThat(line.x()[i] - 2 * line.y()[i] + 0.5).isCloseTo(0, within(1e-12));
    }
    double[] upright = Plots.separatingLine(1, 0, 0, -1, 1, -1, 1).x();
    assertThat(upright).hasSize(2);
    assertThat(Arrays.stream(upright).allMatch(x -> x == 0)).isTrue();
  }

  @Test
  void theConfusionMatrixCountsByTrueAndPredictedClass() {
    Axes axes =
        Plots.confusionMatrix(
            new int[] {0, 0, 1, 1, 1}, new int[] {0, 1, 1, 1, 0}, List.of("no", "yes"));
    double[][] counts = ((Heatmap) axes.marks().get(0)).values();
    assertThat(counts).isDeepEqualTo(new double[][] {{1, 1}, {1, 2}});
    assertThat(axes.y().tickLabels()).containsExactly("no", "yes");
    assertThat(axes.y().ticks()).containsExactly(1, 0);
  }

  @Test
  void theMeanAndDeviationOfRunsAreThoseOfTheSample() {
    Axes axes = Plots.meanAndDeviation(new double[][] {{1, 4}, {3, 4}}, "loss");
    Band band = (Band) axes.marks().get(0);
    Line mean = (Line) axes.marks().get(1);
    assertThat(mean.y()).containsExactly(2, 4);
    assertThat(band.upper()).containsExactly(new double[] {2 + Math.sqrt(2), 4}, within(1e-12));
    assertThat(band.lower()).containsExactly(new double[] {2 - Math.sqrt(2), 4}, within(1e-12));
  }

  @Test
  void aTrajectoryStartsBlueAndEndsRed() {
    Axes axes = Plots.trajectory((x, y) -> x * y, -1, 1, new double[][] {{0.5, 0}, {0, 0.2}});
    Points start = (Points) axes.marks().get(axes.marks().size() - 2);
    Points end = (Points) axes.marks().get(axes.marks().size() - 1);
    assertThat(start.colors()).containsExactly(Palette.BLUE);
    assertThat(start.markers()).containsExactly(Marker.SQUARE);
    assertThat(start.x()).containsExactly(0.5);
    assertThat(end.colors()).containsExactly(Palette.RED);
    assertThat(end.y()).containsExactly(0.2);
  }

  @Test
  void anExperimentsCellsAreCentredOnItsSettings() {
    double[] x = {1, 2, 3};
    double[] y = {10, 20};
    Axes axes = Plots.experiment(x, y, new double[][] {{1, 2, 3}, {4, 5, 6}}, "loss");
    Heatmap map = (Heatmap) axes.marks().get(0);
    assertThat(map.centreX(0)).isEqualTo(1);
    assertThat(map.centreX(2)).isEqualTo(3);
    assertThat(map.centreY(0)).isEqualTo(10);
    assertThat(map.centreY(1)).isEqualTo(20);
  }

  @Test
  void aLongLossCurveIsALineThroughAllWithCirclesThatDoNotMelt() {
    double[] loss = new double[1000];
    Arrays.setAll(loss, i -> 1.0 / (i + 1));
    Arrays.fill(loss, 990, 1000, Double.NaN);
    List<Mark> marks = Plots.lossCurve(loss).marks();
    Line line = (Line) marks.get(0);
    Points circles = (Points) marks.get(1);
    assertThat(line.y()).containsExactly(loss);
    assertThat(line.x()[999]).isEqualTo(1000);
    assertThat(line.width()).isEqualTo(1);
    assertThat(circles.open()).isTrue();
    assertThat(circles.x()).hasSize(50).startsWith(1).endsWith(990).isSorted();
    assertThat(circles.y()).endsWith(1.0 / 990).doesNotContain(Double.NaN);
    assertThat(Plots.lossCurve(Arrays.copyOf(loss, 100)).marks()).hasSize(1);
    Axes minimum = Plots.descentProgress(loss, loss, loss).panels().get(0);
    assertThat(((Points) minimum.marks().get(1)).x()).hasSize(20).startsWith(0).endsWith(989);
  }

  @Test
  void aNetworkWithWeightsSaysWhichColourIsWhichSign() {
    Axes axes = Plots.network(new double[][] {{1, -0.5}, {3, -2}});
    List<Line> named =
        axes.marks().stream()
            .filter(mark -> !mark.label().isEmpty())
            .map(Line.class::cast)
            .toList();
    assertThat(named).extracting(Line::label).containsExactly("weight above 0", "weight below 0");
    assertThat(named).extracting(Line::dash).containsExactly(Dash.SOLID, Dash.DASHED);
    assertThat(named.get(0).width()).as("the largest weight").isEqualTo(3.5);
    assertThat(Plots.network(2, 2).marks()).allMatch(mark -> mark.label().isEmpty());
  }

  @Test
  void aCurveHasAGapAtAPole() {
    Line line = Plots.curve(x -> 1 / x, -1, 1);
    assertThat(line.y()[200]).isNaN();
    assertThat(line.x()[200]).isZero();
  }

  @Test
  void theSnippetOfThePackageRuns() {
    double[] x = {0, 1, 2, 3};
    double[] y = {0, 1, 4, 9};
    Figure figure =
        Figure.of(
            Axes.of(Line.of(x, y, "ro-").label("squares"))
                .title("Squares")
                .xLabel("x")
                .yLabel("y"));
    assertThat(figure.toSvg()).contains("Squares", "squares");
    assertThat(figure.toImage().getWidth()).isEqualTo(900);
  }
}
