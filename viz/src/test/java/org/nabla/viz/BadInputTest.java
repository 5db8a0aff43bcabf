package org.nabla.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    refused(() -> Axes.of(Bars.of(1, -3)).yLog(), "logarithmic y axis", "-3.0 of bars");
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
    refused(() -> figure.save(Path.of("figure.bmp")), "figure.bmp", ".png, .svg, .html");
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
    refused(
        () -> Plots.decisionRegions(points, new int[] {0, 1}, p -> p[0] < 0.5 ? -1 : 1),
        "the classifier gives class -1 at (",
        "0 or above");
    refused(() -> Heatmap.of(points).cellText("%d"), "\"%d\"", "type double", "such as \"%.0f\"");
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
    // Here its name would be too long.
    Path full = Files.writeString(folder.resolve("p".repeat(246) + ".svg"), "old");
    assertThatThrownBy(() -> figure.save(full))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("ppp.svg")
        .hasMessageContaining("unchanged");
    assertThat(full).hasContent("old");
    assertThat(folder.toFile().list()).hasSize(3);
  }

  @Test
  void gridsTooSmallForLinesOrSurfaces() {
    double[][] one = {{1}};
    refused(() -> Contour.of(one, 0, 1, 0, 1), "1 x 1", "at least 2 x 2");
    refused(() -> Surface.of(one, 0, 1, 0, 1), "1 x 1", "at least 2 x 2");
    refused(() -> Contour.of((x, y) -> x, 0, 1, 0, 1, 1), "nodes is 1", "at least 2");
    refused(() -> Surface.of((x, y) -> x, 0, 1, 0, 1, 2).from(0, 91), "91.0", "0 to 90");
    refused(
        () -> Axes.of(Surface.of((x, y) -> x, 0, 1, 0, 1, 2), Line.of(of(1, 2))),
        "stands alone",
        "2 marks");
  }

  @Test
  void bandsBarsAndErrorsThatDoNotFit() {
    refused(() -> Band.of(of(1), of(1, 2), of(1)), "x has 1 values and lower edge has 2");
    refused(() -> Band.of(of(1), of(1), of(2)).opacity(1.5), "opacity is 1.5", "from 0 to 1");
    refused(() -> ErrorBars.of(of(1), of(1), of(-1)), "[0] is -1.0", "zero or above");
    refused(() -> Bars.of(1, 2).width(0), "bar width is 0.0", "above zero");
    refused(() -> Bars.of(of(1), of(1, 2)), "places has 1 values and value has 2");
    refused(() -> Histogram.of(), "no values", "at least one");
    refused(() -> Histogram.of(1, 2).bins(-1), "-1", "at least 1");
  }

  @Test
  void imagesThatAreNone() {
    double[][] one = {{1}};
    refused(() -> Image.grey(new double[0][]), "empty", "at least one");
    refused(() -> Image.rgb(one, one, new double[][] {{1}, {1}}), "rows of red has 1");
    refused(() -> Text.of(NAN, 0, "here"), "x of \"here\" is NaN", "finite");
    refused(() -> Arrow.of(0, 0, INF, 0), "Infinity", "finite");
  }

  @Test
  void animationsThatCannotRun() {
    Figure figure = Figure.of(Axes.of(Line.of(of(1, 2))));
    Animation animation = Animation.of(List.of(figure));
    refused(() -> Animation.of(List.of()), "no frames", "at least one");
    refused(() -> animation.milliseconds(5), "5 milliseconds", "at least 20");
    refused(() -> animation.names(List.of("a", "b")), "frames has 1", "name has 2");
    refused(
        () -> Animation.of(List.of(figure, figure.size(100, 100))),
        "frame 1 is 100 x 100",
        "the same size");
    refused(() -> animation.save(Path.of("a.png")), "a.png", ".gif or .html");
    refused(() -> figure.toText(3, 3), "3 x 3", "at least 10 x 4");
  }

  @Test
  void furtherPlotsOfDataThatDoesNotFit() {
    double[][] points = {{0, 0}, {1, 1}};
    refused(() -> Plots.separatingLine(1, 0, -5, 0, 1, 0, 1), "misses the rectangle", "limits");
    refused(() -> Plots.network(3), "1 layer", "inputs and outputs");
    refused(() -> Plots.network(3, 0), "layer 1 is 0", "at least 1");
    refused(
        () -> Plots.network(new double[][] {{1, 2}}, new double[][] {{1, 2}}),
        "outputs of layer 0 has 1",
        "input of layer 1 has 2");
    refused(() -> Plots.network(new double[0][][]), "no weights", "at least one");
    refused(
        () -> Plots.confusionMatrix(new int[] {2}, new int[] {0}, List.of("a")),
        "3 classes and 1 names");
    refused(
        () -> Plots.experiment(of(1), of(1, 2), new double[][] {{1}, {2}}, "loss"),
        "1 setting along x",
        "at least two");
    refused(
        () -> Plots.manyCurves(of(1), new double[0][], of(), "rate"), "no curves", "at least one");
    refused(() -> Plots.decisionRegions(new double[0][], new int[0], (x, y) -> x), "no samples");
    refused(() -> Plots.decisionRegions(points, new int[] {0}, p -> 0), "samples has 2");
  }

  @Test
  void aMachineWithoutFontsIsToldWhatToInstall() {
    assertThatThrownBy(
            () ->
                Fonts.require(
                    () -> {
                      throw new Error("Probable fatal error: No physical fonts found.");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no font")
        .hasMessageContaining("fonts-dejavu-core");
  }
}
