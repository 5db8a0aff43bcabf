package org.nabla.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureTest {
  private static final Figure FIGURE =
      Figure.of(Axes.of(Line.of(new double[] {0, 1, 4, 9}).label("squares")).title("Squares"))
          .title("A & B");

  @Test
  void theImageHasTheSizeTimesTheResolution() {
    BufferedImage image = FIGURE.size(500, 300).toImage(192);
    assertThat(image.getWidth()).isEqualTo(1000);
    assertThat(image.getHeight()).isEqualTo(600);
  }

  @Test
  void theSameFigureGivesTheSameBytes(@TempDir Path folder) throws Exception {
    assertThat(FIGURE.toSvg()).isEqualTo(FIGURE.toSvg());
    byte[] once = Files.readAllBytes(FIGURE.save(folder.resolve("once.png")));
    byte[] again = Files.readAllBytes(FIGURE.save(folder.resolve("again.png")));
    assertThat(once).isEqualTo(again);
  }

  @Test
  void anSvgHoldsTextATitleAndADescription() {
    String svg = FIGURE.toSvg();
    assertThat(svg)
        .startsWith("<?xml")
        .contains("role=\"img\"", "A &amp; B", ">squares</text", "<desc ")
        .contains("line \"squares\" over x from 0 to 3 and y from 0 to 9")
        .contains("textLength=")
        .doesNotContain("DOCTYPE");
    assertThat(FIGURE.description("Growing squares.").toSvg()).contains("Growing squares.");
    assertThat(Figure.of(Axes.of(Line.of(new double[] {1}))).toSvg()).contains(">Figure</title");
  }

  @Test
  void identifiersOfTwoFiguresDiffer() {
    String other = FIGURE.title("Other").toSvg();
    String id = FIGURE.toSvg().replaceAll("(?s).*clip-path=\"url\\(#([^)]*)\\)\".*", "$1");
    assertThat(FIGURE.toSvg()).contains("id=\"" + id + "\"");
    assertThat(other).doesNotContain(id);
  }

  @Test
  void everyIdentifierIsTheFiguresOwn() {
    Matcher ids = Pattern.compile(" id=\"([^\"]*)\"").matcher(FIGURE.toSvg());
    List<String> found = ids.results().map(id -> id.group(1)).toList();
    assertThat(found).doesNotHaveDuplicates().hasSizeGreaterThan(2);
    assertThat(found).allMatch(id -> id.matches("f[0-9a-f]{1,8}-.*"));
  }

  @Test
  void manyThreadsWriteOneFileWhole(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("figure.bin");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Path>> written = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[200_000];
      Arrays.fill(bytes, (byte) i);
      written.add(threads.submit(() -> SafeFile.write(file, bytes)));
    }
    for (Future<Path> one : written) {
      assertThat(one.get()).isEqualTo(file);
    }
    threads.shutdown();
    byte[] last = Files.readAllBytes(file);
    byte[] same = new byte[200_000];
    Arrays.fill(same, last[0]);
    assertThat(last).isEqualTo(same);
    assertThat(folder.toFile().list()).containsExactly("figure.bin");
  }

  @Test
  void numbersThatDifferByRoundingAloneAreDrawnAsOneLevel() {
    double third = 1 / 3.0;
    Axes axes = Axes.of(Line.of(new double[] {third, Math.nextUp(third), third}));
    assertThat(PanelPlot.range(List.of(axes), false)[0]).isCloseTo(0.3, within(1e-9));
    assertThat(Figure.of(axes).toSvg()).contains(">0.34</text");
    Axes log = Axes.of(Line.of(new double[] {1e-200, 1e200})).yLog();
    assertThat(PanelPlot.range(List.of(log), false)[0]).isPositive();
    assertThat(PanelPlot.range(List.of(log), false)[1]).isFinite();
  }

  @Test
  void barsStandOnALogarithmicAxisToo() {
    Bars bars = Bars.of(1, 100, 0).color(Palette.RED).width(1);
    Axes axes = Axes.of(bars).yLog().asBare();
    assertThat(PanelPlot.range(List.of(axes), false)[0]).isBetween(0.1, 0.5);
    assertThat(PanelPlot.range(List.of(axes), false)[1]).isBetween(100.0, 200.0);
    BufferedImage image = Figure.of(axes.xLimits(-0.5, 2.5)).size(320, 220).toImage(96);
    assertThat(new Color(image.getRGB(60, 205))).isEqualTo(Palette.RED);
    assertThat(new Color(image.getRGB(60, 110))).isEqualTo(Color.WHITE);
    assertThat(new Color(image.getRGB(160, 110))).isEqualTo(Palette.RED);
    assertThat(new Color(image.getRGB(260, 205))).isEqualTo(Color.WHITE);
    Axes lying = Axes.of(bars.asLying()).xLog();
    assertThat(PanelPlot.range(List.of(lying), true)[0]).isPositive();
    assertThat(Figure.of(Axes.of(Histogram.of(1, 1, 2, 9)).yLog()).toSvg()).contains("<rect");
  }

  @Test
  void aLineThatRunsFarOutKeepsItsSlope() {
    Line line = Line.of(new double[] {0, 1000}, new double[] {0, 500}, "r-").width(4);
    Axes axes = Axes.of(line).xLimits(0, 1).yLimits(0, 1).asBare();
    BufferedImage image = Figure.of(axes).size(220, 220).toImage(96);
    assertThat(new Color(image.getRGB(110, 160))).isEqualTo(Palette.RED);
    assertThat(new Color(image.getRGB(110, 110))).isEqualTo(Color.WHITE);
    Line through = Line.of(new double[] {-1e9, 1e9}, new double[] {-0.5e9, 0.5e9}, "r-").width(4);
    Axes both = Axes.of(through).xLimits(0, 1).yLimits(0, 1).asBare();
    assertThat(Figure.of(both).size(220, 220).toImage(96).getRGB(110, 160))
        .isEqualTo(Palette.RED.getRGB());
    assertThat(Frame.nearPart(2e5, 0, 2e5, 5)).isNull();
    assertThat(Frame.nearPart(2e5, 0, 0, 2e6)).isNull();
  }

  @Test
  void labelsAlongXNeverTouch() {
    for (double low : new double[] {1000, -0.00125, 1e5, 0.1234}) {
      for (double span : new double[] {0.01, 0.0003, 7}) {
        Axes axes = Axes.of(Line.of(new double[] {low, low + span}, new double[] {0, 1}));
        List<double[]> spans = level(Figure.of(axes.xLabel("x"), axes.xLabel("x")));
        for (int i = 1; i < spans.size(); i++) {
          if (spans.get(i)[2] == spans.get(i - 1)[2] && spans.get(i)[0] > spans.get(i - 1)[0]) {
            assertThat(spans.get(i)[0]).as("%s + %s", low, span).isGreaterThan(spans.get(i - 1)[1]);
          }
        }
      }
    }
  }

  /** The left and right end and the height of each text, as it is written. */
  private static List<double[]> level(Figure figure) {
    Pattern text = Pattern.compile("textLength=\"([0-9.]+)\" x=\"([-0-9.]+)\" y=\"([-0-9.]+)\"");
    List<double[]> spans =
        text.matcher(Svg.of(figure, FixedMetrics::new).replaceAll("\\s+", " "))
            .results()
            .map(
                found -> {
                  double x = Double.parseDouble(found.group(2));
                  double length = Double.parseDouble(found.group(1));
                  return new double[] {x, x + length, Double.parseDouble(found.group(3))};
                })
            .toList();
    assertThat(spans).hasSizeGreaterThan(6);
    return spans;
  }

  @Test
  void wordsTooLongToStandLevelSlantAndAreNotCut() {
    double[] at = {0, 1, 2, 3, 4};
    List<String> words = List.of("stochastic descent", "momentum", "Nesterov", "Adam", "RMSProp");
    Axes axes = Axes.of(Bars.of(1, 2, 3, 4, 5));
    Figure slanted = Figure.of(axes.xTicks(at, words)).size(300, 260);
    assertThat(slanted.toSvg()).contains("rotate(-40", ">stochastic descent</text");
    assertThat(Figure.of(axes.xTicks(at, List.of("a", "b", "c", "d", "e"))).toSvg())
        .doesNotContain("rotate(-40");
    BufferedImage image = slanted.toImage(96);
    for (int y = 0; y < image.getHeight(); y++) {
      assertThat(new Color(image.getRGB(1, y))).as("left edge at %d", y).isEqualTo(Color.WHITE);
    }
    for (int x = 0; x < image.getWidth(); x++) {
      assertThat(new Color(image.getRGB(x, 258))).as("lower edge at %d", x).isEqualTo(Color.WHITE);
    }
  }

  @Test
  void manyMarksOfOneKindAreDescribedByTheirNumber() {
    double[][] curves = new double[40][2];
    double[] x = {0, 1};
    curves[7][1] = 3;
    Figure figure = Figure.of(Plots.manyCurves(x, curves, new double[40], "rate"));
    assertThat(figure.toSvg())
        .contains("40 lines over x from 0 to 1 and y from 0 to 3;")
        .doesNotContain("line over");
  }

  @Test
  void missingFoldersAreMade(@TempDir Path folder) throws Exception {
    Path file = FIGURE.save(folder.resolve("a").resolve("b").resolve("figure.png"));
    BufferedImage image = ImageIO.read(new File(file.toString()));
    assertThat(image.getWidth()).isEqualTo(FIGURE.width() * Figure.DEFAULT_DPI / 96);
    assertThat(folder.resolve("a").resolve("b").toFile().list()).containsExactly("figure.png");
  }

  @Test
  void aPointHasItsColourAtItsPlace() {
    Figure figure =
        Figure.of(
                Axes.of(Points.at(0.5, 0.5).color(Palette.RED).size(20))
                    .xLimits(0, 1)
                    .yLimits(0, 1)
                    .asBare())
            .size(220, 220);
    BufferedImage image = figure.toImage(96);
    assertThat(new Color(image.getRGB(110, 110))).isEqualTo(Palette.RED);
    assertThat(new Color(image.getRGB(60, 60))).isEqualTo(Color.WHITE);
  }

  @Test
  void aHeatMapHasItsCornersColoursAndSaturatesBeyondItsLimits() {
    double[][] values = {{-100, 0}, {5, 100}};
    Figure figure = Figure.of(Axes.of(Heatmap.of(values).limits(-5, 5)).asBare()).size(220, 220);
    BufferedImage image = figure.toImage(96);
    assertThat(image.getRGB(15, 15)).isEqualTo(Colormap.VIRIDIS.argb(0));
    assertThat(image.getRGB(200, 15)).isEqualTo(Colormap.VIRIDIS.argb(0.5));
    assertThat(image.getRGB(15, 200)).isEqualTo(Colormap.VIRIDIS.argb(1));
    assertThat(image.getRGB(200, 200)).isEqualTo(Colormap.VIRIDIS.argb(1));
  }

  @Test
  void aSampledHeatMapGrowsUpwards() {
    Heatmap map = Heatmap.of((x, y) -> y, 0, 1, 0, 1, 4, 4);
    BufferedImage image = Figure.of(Axes.of(map).asBare()).size(220, 220).toImage(96);
    assertThat(image.getRGB(110, 20)).isEqualTo(Colormap.VIRIDIS.argb(1));
    assertThat(image.getRGB(110, 200)).isEqualTo(Colormap.VIRIDIS.argb(0));
  }

  @Test
  void theThemeColoursTheBackground() {
    int light = FIGURE.toImage().getRGB(1, 1);
    int dark = FIGURE.theme(Theme.DARK).toImage().getRGB(1, 1);
    assertThat(new Color(light)).isEqualTo(Color.WHITE);
    assertThat(new Color(dark)).isEqualTo(Theme.DARK.background());
  }

  @Test
  void panelsWithASharedAxisHaveOneRange() {
    Axes small = Axes.of(Line.of(new double[] {0, 1})).xLabel("x").yLabel("y");
    Axes large = Axes.of(Line.of(new double[] {0, 1000})).xLabel("x").yLabel("y");
    Figure apart = Figure.grid(2, small, large, small, large);
    String svg = apart.shareX().shareY().toSvg();
    assertThat(svg.split(">1000</text", -1)).hasSize(3);
    assertThat(svg.split(">y</text", -1)).hasSize(3);
    assertThat(svg.split(">x</text", -1)).hasSize(3);
    assertThat(apart.toSvg().split(">y</text", -1)).hasSize(5);
  }

  @Test
  void aSharedLegendStandsInTheFirstPanelThatHasIt() {
    double[] y = {0, 1};
    Axes one = Axes.of(Line.of(y).label("a"), Line.of(y), Line.of(y).label("b"));
    Axes other = Axes.of(Line.of(y).label("b"));
    Axes hidden = one.legend(LegendPlace.NONE);
    Figure apart = Figure.grid(2, hidden, one, other, one.title("again"));
    Figure shared = apart.shareLegend();
    assertThat(apart.toSvg().split(">a</text", -1)).hasSize(3);
    assertThat(shared.toSvg().split(">a</text", -1)).hasSize(2);
    assertThat(shared.panels())
        .containsExactly(hidden, one, other, one.title("again").legend(LegendPlace.NONE));
    assertThat(shared.shareLegend()).isEqualTo(shared);
  }

  @Test
  void aColourBarRunsFromTheFirstColourBelowToTheLastAbove() {
    Heatmap map = Heatmap.of((x, y) -> 0, 0, 1, 0, 1, 2, 2).limits(-1, 1).colorBar("");
    BufferedImage image = Figure.of(Axes.of(map)).size(300, 220).toImage(96);
    int[] first = centre(image, Colormap.VIRIDIS.argb(0));
    int[] last = centre(image, Colormap.VIRIDIS.argb(1));
    assertThat(first[1]).isBetween(180, 210);
    assertThat(last[1]).isBetween(10, 40);
    assertThat(first[0]).isCloseTo(last[0], within(1)).isGreaterThan(200);
  }

  /** The middle of the pixels that have nearly this colour. */
  private static int[] centre(BufferedImage image, int color) {
    int count = 0;
    int[] sum = new int[2];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (distance(image.getRGB(x, y), color) < 6) {
          count++;
          sum[0] += x;
          sum[1] += y;
        }
      }
    }
    assertThat(count).isPositive();
    return new int[] {sum[0] / count, sum[1] / count};
  }

  private static int distance(int one, int other) {
    Color a = new Color(one);
    Color b = new Color(other);
    return Math.max(
        Math.abs(a.getRed() - b.getRed()),
        Math.max(Math.abs(a.getGreen() - b.getGreen()), Math.abs(a.getBlue() - b.getBlue())));
  }

  @Test
  void aNaNLeavesAGapInTheLine() {
    double[] y = {0.5, 0.5, Double.NaN, 0.5, 0.5};
    Axes axes = Axes.of(Line.of(y).color(Palette.RED).width(4)).asBare().yLimits(0, 1);
    BufferedImage image = Figure.of(axes.xLimits(0, 4)).size(220, 220).toImage(96);
    assertThat(new Color(image.getRGB(30, 110))).isEqualTo(Palette.RED);
    assertThat(new Color(image.getRGB(110, 110))).isEqualTo(Color.WHITE);
    assertThat(new Color(image.getRGB(190, 110))).isEqualTo(Palette.RED);
  }

  @Test
  void aLegendStandsWhereItHidesNoDataAndBelowWhenThereIsNoSuchPlace() {
    Line rising = Line.of(new double[] {0, 1}).label("rising");
    Heatmap full = Heatmap.of((x, y) -> x, 0, 1, 0, 1, 2, 2);
    assertThat(heightOf("rising", Axes.of(rising))).isLessThan(100);
    assertThat(heightOf("rising", Axes.of(full, rising))).isGreaterThan(330);
    assertThat(heightOf("rising", Axes.of(rising).legend(LegendPlace.BELOW))).isGreaterThan(330);
    assertThat(heightOf("rising", Axes.of(rising).legend(LegendPlace.LOWER_LEFT)))
        .isBetween(200.0, 360.0);
    assertThat(Figure.of(Axes.of(rising).legend(LegendPlace.NONE)).toSvg())
        .doesNotContain(">rising</text");
  }

  private static double heightOf(String words, Axes axes) {
    String svg = Svg.of(Figure.of(axes), FixedMetrics::new);
    String y = svg.replaceAll("(?s).*<text[^>]* y=\"([0-9.]+)\"[^>]*>" + words + "</text.*", "$1");
    return Double.parseDouble(y);
  }

  @Test
  void aTitleAddsToAnAutomaticHeightAndNotToAGivenOne() {
    Figure plain = Figure.of(Axes.of(Line.of(new double[] {1, 2})));
    assertThat(plain.title("T").height()).isGreaterThan(plain.height());
    assertThat(plain.title("T").title("").height()).isEqualTo(plain.height());
    assertThat(plain.size(500, 300).title("T").height()).isEqualTo(300);
  }
}
