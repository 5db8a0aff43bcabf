package org.nabla.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
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
