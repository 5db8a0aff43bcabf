package org.nabla.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Draws every figure of {@link Gallery} in every format, into target/gallery for the eye, and
 * compares its SVG with the stored one.
 *
 * <p>The stored SVGs are laid out by {@link FixedMetrics}, so that they do not depend on the fonts
 * of the machine; embedded images are compared by their pixels' checksum, for their compressed
 * bytes depend on the JDK. After a change that is meant, look at target/gallery and copy
 * target/gallery/stored over src/test/resources/org/nabla/viz/gallery.
 */
class GalleryTest {
  private static final Path OUT = Path.of("target", "gallery");
  private static final Pattern IMAGE = Pattern.compile("data:image/png;base64,([^\"]*)");

  @TestFactory
  Stream<DynamicTest> everyFigureIsDrawnInEveryFormat() {
    return Gallery.figures().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> draw(entry.getKey(), entry.getValue())));
  }

  private static void draw(String name, Figure figure) throws IOException {
    Path png = figure.save(OUT.resolve(name + ".png"));
    Path svg = figure.save(OUT.resolve(name + ".svg"));
    Path html = figure.save(OUT.resolve(name + ".html"));
    Path json = figure.save(OUT.resolve(name + ".json"));
    Path text = figure.save(OUT.resolve(name + ".txt"));
    assertThat(Files.size(png)).isGreaterThan(5_000);
    assertThat(Files.size(svg)).isBetween(2_000L, 500_000L);
    assertThat(Files.size(html)).isGreaterThan(Files.size(json));
    assertThat(text).isNotEmptyFile();
    assertThat(figure.toJson()).isEqualTo(Files.readString(json));
    assertThat(figure.toSvg()).isEqualTo(Files.readString(svg));
  }

  @TestFactory
  Stream<DynamicTest> everySvgIsAsStored() {
    return Gallery.figures().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> compare(entry.getKey(), entry.getValue())));
  }

  private static void compare(String name, Figure figure) throws IOException {
    String svg = normalised(Svg.of(figure, FixedMetrics::new));
    Path now = SafeFile.write(OUT.resolve("stored").resolve(name + ".svg"), svg);
    try (InputStream stored = GalleryTest.class.getResourceAsStream("gallery/" + name + ".svg")) {
      assertThat(stored)
          .as("no SVG is stored for %s: look at it and copy %s", name, now)
          .isNotNull();
      assertThat(svg)
          .as("%s against the stored SVG; if the change is meant, copy it", now)
          .isEqualTo(new String(stored.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static String normalised(String svg) {
    String images = IMAGE.matcher(svg).replaceAll(GalleryTest::pixels);
    return images.replaceAll("f[0-9a-f]{1,8}-(title|description|clipPath|defs)", "id-$1");
  }

  private static String pixels(MatchResult match) {
    try {
      byte[] png = Base64.getDecoder().decode(match.group(1));
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
      int[] argb =
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      // Colours of antialiased edges may differ in the last bits from one JDK to another.
      int sum = image.getWidth() > 500 ? 0 : Arrays.hashCode(argb);
      return image.getWidth() + "x" + image.getHeight() + " pixels " + Integer.toHexString(sum);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void normalisingKeepsWhatIsDrawn() {
    String svg = Svg.of(Gallery.lines(), FixedMetrics::new);
    Matcher image = IMAGE.matcher(Svg.of(Gallery.peaks(), FixedMetrics::new));
    assertThat(normalised(svg)).contains("dashes and dots", "stroke-dasharray", "id-clipPath1");
    assertThat(image.find()).isTrue();
    assertThat(normalised(Svg.of(Gallery.peaks(), FixedMetrics::new))).contains("201x201 pixels");
  }
}
