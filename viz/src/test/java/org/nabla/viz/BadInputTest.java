package org.nabla.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each bad input is refused with its value and the remedy. */
class BadInputTest {
  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;

  private static void refused(ThrowingCallable call, String... parts) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).message().contains(parts);
  }

  private static double[] of(double... values) {
    return values;
  }

  @Test
  void xAndYOfDifferentLength() {
    refused(() -> Line.of(of(1, 2), of(1)), "x has 2 values and y has 1", "give one y for each x");
    refused(() -> Points.of(of(1), of(1, 2)), "x has 1 values and y has 2");
  }

  @Test
  void allNaN() {
    refused(() -> Line.of(of(NAN, NAN)), "all 2 values of y are NaN", "give at least one number");
    refused(() -> Heatmap.of(new double[][] {{NAN}}), "NaN", "give at least one number");
  }

  @Test
  void infiniteValues() {
    refused(() -> Line.of(of(1, INF)), "y[1] is Infinity", "replace it by NaN");
    refused(() -> Points.of(of(-INF), of(1)), "x[0] is -Infinity", "replace it by NaN");
    refused(() -> Heatmap.of(new double[][] {{1, INF}}), "[0][1] is Infinity", "NaN");
  }

  @Test
  void anEmptyFigure() {
    refused(() -> Figure.of(), "no panels", "give at least one");
    refused(() -> Figure.of(Axes.of()), "panel 0 is empty", "Line.of(x, y)");
  }

  @Test
  void aLogarithmicAxisWithNonPositiveData() {
    Line line = Line.of(of(1, 2), of(0, 1)).label("loss");
    refused(() -> Axes.of(line).yLog(), "logarithmic y axis", "0.0", "\"loss\"", "linear axis");
    refused(() -> Axes.of(Line.of(of(-1, 2), of(1, 1))).xLog(), "logarithmic x axis", "-1.0");
    refused(() -> Axes.of(line).yLimits(-1, 2).yLog(), "-1.0", "above zero");
  }

  @Test
  void aRangeOfZero() {
    Axes axes = Axes.of(Line.of(of(1, 2)));
    refused(() -> axes.xLimits(3, 3), "both 3.0", "two different numbers");
    refused(() -> Heatmap.of(new double[][] {{1}}).limits(0, 0), "both 0.0");
    refused(() -> Plots.curve(Math::sin, 1, 1), "both 1.0");
  }

  @Test
  void limitsTheWrongWayRound() {
    Axes axes = Axes.of(Line.of(of(1, 2)));
    refused(() -> axes.yLimits(2, 1), "2.0 and 1.0", "the lower one first");
    refused(() -> axes.yLimits(NAN, 1), "NaN", "finite");
    refused(() -> Heatmap.of(new double[][] {{1}}).limits(5, -5), "the lower one first");
  }

  @Test
  void aHeatMapWithRaggedRows() {
    refused(
        () -> Heatmap.of(new double[][] {{1, 2}, {3}}),
        "row 0 has 2 values and row 1 has 1",
        "the same length");
    refused(() -> Heatmap.of(new double[0][]), "empty", "at least one row");
  }

  @Test
  void sizesColoursAndMarkersThatDoNotFit() {
    Points points = Points.of(of(1, 2, 3), of(1, 2, 3));
    refused(() -> points.sizes(1, 2), "2 sizes for 3 points", "give one, or 3");
    refused(() -> points.size(0), "0.0", "above zero");
    refused(() -> points.markersByClass(1, 2), "2 markers for 3 points");
    refused(() -> points.values(of(1), ColorScale.DEFAULT), "x has 3 values and value has 1");
    refused(() -> Line.of(of(1)).width(-1), "-1.0", "above zero");
    refused(() -> Colormap.of("one", Palette.RED), "1 anchor", "at least two");
  }

  @Test
  void aFormatThatStandsForNothing() {
    refused(() -> Line.of(of(1), of(1), "rq-"), "\"rq-\" has 'q'", "r g y");
    refused(() -> Palette.of('z'), "'z'", "b r g");
  }

  @Test
  void sizesRatiosAndResolutions() {
    Figure figure = Figure.of(Axes.of(Line.of(of(1, 2))));
    refused(() -> figure.size(-1, 5), "-1 x 5", "positive");
    refused(() -> figure.size(80, 60).toImage(), "80 x 60", "too small", "size(");
    refused(() -> figure.widthRatios(1, 2), "columns has 1", "width ratio has 2");
    refused(() -> figure.heightRatios(1, 2), "rows has 1", "height ratio has 2");
    refused(() -> figure.toImage(0), "dpi is 0");
    refused(() -> figure.save(Path.of("figure.bmp")), "figure.bmp", ".png or .svg");
  }

  @Test
  void plotsOfDataThatDoesNotFit() {
    double[][] points = {{0, 0}, {1, 1}};
    refused(() -> Plots.classes(points, new int[] {0}), "samples has 2", "class has 1");
    refused(() -> Plots.classes(points, new int[] {0, -1}), "class -1", "0 or above");
    refused(
        () -> Plots.decisionRegions(points, new int[] {0, 2}, (x, y) -> x), "class 2", "0 or 1");
    refused(() -> Plots.classes(new double[][] {{1, 2, 3}}, new int[] {0}), "3 numbers", "x and y");
    refused(() -> Plots.trajectory(Math::sin, 0, 1), "no points", "the start");
  }

  @Test
  void aNaNInsideALineIsAGap() {
    Figure figure = Figure.of(Axes.of(Line.of(of(1, NAN, 1, 2))));
    assertThatCode(figure::toImage).doesNotThrowAnyException();
  }

  @Test
  void aFileThatCannotBeWrittenLeavesTheOldOneWhole(@TempDir Path folder) throws Exception {
    Figure figure = Figure.of(Axes.of(Line.of(of(1, 2))));
    Path taken = Files.createDirectories(folder.resolve("figure.svg"));
    assertThatThrownBy(() -> figure.save(taken))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("figure.svg")
        .cause()
        .hasMessageContaining("give the name of a file");

    Path file = Files.writeString(folder.resolve("plot.svg"), "old");
    assertThatThrownBy(() -> figure.save(file.resolve("below.svg")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("below.svg")
        .hasMessageContaining("unchanged")
        .hasMessageContaining("writable");
    assertThat(file).hasContent("old");

    // The new content goes into a file beside it first; where that cannot be made, nothing changes.
    Files.createDirectories(folder.resolve(".plot.svg.part").resolve("in the way"));
    assertThatThrownBy(() -> figure.save(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("plot.svg")
        .hasMessageContaining("unchanged");
    assertThat(file).hasContent("old");
  }
}
