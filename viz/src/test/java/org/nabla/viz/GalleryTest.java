package org.nabla.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Draws every figure of {@link Gallery} in every format, into target/gallery for the eye. */
class GalleryTest {
  private static final Path OUT = Path.of("target", "gallery");

  @TestFactory
  Stream<DynamicTest> everyFigureIsDrawnInEveryFormat() {
    Map<String, Figure> figures = Gallery.figures();
    return figures.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> draw(entry.getKey(), entry.getValue())));
  }

  private static void draw(String name, Figure figure) throws Exception {
    Path png = figure.save(OUT.resolve(name + ".png"));
    Path svg = figure.save(OUT.resolve(name + ".svg"));
    assertThat(Files.size(png)).isGreaterThan(5_000);
    assertThat(Files.size(svg)).isBetween(2_000L, 500_000L);
    assertThat(figure.toSvg()).isEqualTo(Files.readString(svg));
  }
}
