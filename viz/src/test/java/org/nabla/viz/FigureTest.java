package org.nabla.viz;

import static org.assertj.core.api.Assertions.assertThat;

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
}
