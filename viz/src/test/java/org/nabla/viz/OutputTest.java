package org.nabla.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window, the animated GIF, the text plot and the JSON. */
class OutputTest {
  private static Figure square(double height) {
    return Figure.of(Axes.of(Line.of(new double[] {0, height})).yLimits(0, 10)).size(200, 160);
  }

  @Test
  void aGifHoldsEachFrame(@TempDir Path folder) throws Exception {
    Animation animation = Animation.of(List.of(square(1), square(5), square(9))).milliseconds(80);
    Path file = animation.save(folder.resolve("frames.gif"));
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new File(file.toString()))) {
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isEqualTo(3);
      assertThat(reader.read(2).getWidth()).isEqualTo(200);
      BufferedImage last = reader.read(2);
      BufferedImage first = reader.read(0);
      assertThat(last.getRGB(0, 0, 200, 160, null, 0, 200))
          .isNotEqualTo(first.getRGB(0, 0, 200, 160, null, 0, 200));
    }
    assertThat(Files.readAllBytes(file))
        .isEqualTo(Files.readAllBytes(animation.save(folder.resolve("again.gif"))));
  }

  @Test
  void withoutADisplayAFigureIsSavedAndSaysWhere() {
    String words = square(3).show();
    assertThat(words).startsWith("No display (headless): the figure is saved in ");
    Path file = Path.of(words.substring(words.indexOf(" in ") + 4));
    assertThat(file).exists().hasFileName("figure.png");
    assertThat(file.toFile().delete()).isTrue();
  }

  @Test
  void aWindowDrawsTheFigureInItsSize() {
    Figure figure = Figure.of(Axes.of(Line.of(new double[] {1, 2}))).theme(Theme.DARK);
    Window.Canvas canvas = new Window.Canvas(figure);
    canvas.setSize(2 * figure.width(), 2 * figure.height());
    BufferedImage image =
        new BufferedImage(canvas.getWidth(), canvas.getHeight(), BufferedImage.TYPE_INT_RGB);
    canvas.paint(image.createGraphics());
    assertThat(new Color(image.getRGB(3, 3))).isEqualTo(Theme.DARK.background());
    assertThat(new Color(image.getRGB(image.getWidth() / 2, image.getHeight() - 200)))
        .isNotEqualTo(Theme.DARK.background());
  }

  @Test
  void aTextPlotIsDrawnInDotsAndShades() {
    Figure line =
        Figure.of(Axes.of(Line.of(new double[] {0, 1})).title("Up").xLabel("x")).title("T");
    String[] lines = line.toText(20, 6).split("\n", -1);
    assertThat(lines[0]).isEqualTo("T");
    assertThat(lines[1]).isEqualTo("Up");
    assertThat(lines[2]).contains("1.04").matches(".*[\u2801-\u28FF]\\s*");
    assertThat(lines[7]).contains("\u22120.04").matches(".*\u2502\\s{0,3}[\u2801-\u28FF]+.*");
    assertThat(lines[9]).contains("x");
    String shades = Figure.of(Axes.of(Heatmap.of((x, y) -> x, 0, 1, 0, 1, 20, 20))).toText(20, 4);
    assertThat(shades.split("\n", -1)[0]).startsWith("1\u2502 ").endsWith("\u2588");
  }

  @Test
  void aSurfaceOfAPlaneHasTheColoursOfItsHeights() {
    Figure figure =
        Figure.of(Axes.of(Surface.of((x, y) -> x, 0, 1, 0, 1, 11).from(-90, 90))).size(300, 300);
    BufferedImage image = figure.toImage(96);
    Color left = new Color(image.getRGB(90, 140));
    Color right = new Color(image.getRGB(225, 140));
    assertThat(left.getBlue()).isGreaterThan(left.getRed());
    assertThat(right.getGreen()).isGreaterThan(left.getGreen() + 60);
  }

  @Test
  void jsonHasGapsAsNullAndKeepsTheOrderOfThings() {
    String json = Figure.of(Axes.of(Line.of(new double[] {1, Double.NaN, 2.5}))).toJson();
    assertThat(json).contains("\"y\":[1,null,2.5]", "\"type\":\"scatter\"", "\"x\":[0,1,2]");
    assertThat(json.indexOf("\"data\"")).isLessThan(json.indexOf("\"layout\""));
    assertThat(
            Json.write(
                Json.object(
                    "flag",
                    true,
                    "whole",
                    3,
                    "list",
                    List.of("a", 0.5),
                    "m",
                    new double[][] {{1, Double.NaN}})))
        .isEqualTo("{\"flag\":true,\"whole\":3,\"list\":[\"a\",0.5],\"m\":[[1.0,null]]}");
  }

  @Test
  void crossesAmongOtherShapesKeepTheirColourOnThePage() {
    double[] x = {0, 1, 2};
    Points mixed =
        Points.of(x, x)
            .color(Palette.RED)
            .size(6)
            .markers(List.of(Marker.CIRCLE, Marker.CROSS, Marker.DOT));
    assertThat(Figure.of(Axes.of(mixed)).toJson())
        .contains(
            "\"line\":{\"width\":[0.7,2.2,0.7],\"color\":[\"#ffffff\",\"#cc3311\",\"#ffffff\"]}")
        .contains("\"size\":[6,6,2]");
  }

  @Test
  void aPanelWithoutALegendHasNoneOnThePage() {
    Axes axes = Axes.of(Line.of(new double[] {1, 2}).label("loss"));
    assertThat(Figure.of(axes).toJson()).contains("\"showlegend\":true");
    assertThat(Figure.of(axes.legend(LegendPlace.NONE)).toJson())
        .contains("\"showlegend\":false")
        .doesNotContain("\"showlegend\":true");
  }

  @Test
  void aLogarithmicAxisReachesTheJson() {
    Axes axes = Axes.of(Line.of(new double[] {1, 10, 100}), Text.of(1, 10, "ten")).yLog();
    assertThat(Figure.of(axes).toJson()).contains("\"type\":\"log\"", "\"text\":\"ten\"");
  }
}
