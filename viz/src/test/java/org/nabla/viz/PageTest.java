package org.nabla.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  private static final Figure FIGURE =
      Figure.of(
          Axes.of(Points.of(new double[] {0, 1, 2}, new double[] {5, 7, 6}).size(20).label("dots"))
              .title("Three </script> dots"));

  private static Chromium open(Path page) throws Exception {
    assumeTrue(
        Chromium.program().isPresent(),
        "chromium is not installed, so the interactive page is not driven");
    Chromium browser = new Chromium(Chromium.program().orElseThrow(), page);
    try {
      browser.until("window.Plotly && document.getElementById('figure').dataset.frame === '0'");
    } catch (Exception | AssertionError e) {
      browser.close();
      throw e;
    }
    return browser;
  }

  private static Animation epochs() {
    List<Figure> frames = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int epoch = 0; epoch < 5; epoch++) {
      frames.add(
          Figure.of(Axes.of(Line.of(new double[] {epoch, epoch + 1, epoch * 2})).yLimits(0, 10)));
      names.add("epoch " + epoch);
    }
    return Animation.of(frames).names(names);
  }

  @Test
  void pagesOfOneFolderShareOneCopyOfPlotly(@TempDir Path folder) throws Exception {
    FIGURE.save(folder.resolve("one.html"));
    Path beside = folder.resolve("plotly.gz.js");
    long size = Files.size(beside);
    FIGURE.save(folder.resolve("two.html"));
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("one.html", "two.html", "plotly.gz.js");
    assertThat(size).isBetween(1_000_000L, 4_000_000L);
    Files.writeString(beside, "cut off");
    FIGURE.save(folder.resolve("two.html"));
    assertThat(Files.size(beside)).isEqualTo(size);
  }

  @Test
  void aTitleThatLooksLikeAPartOfThePageStaysATitle() {
    Figure figure =
        Figure.of(Axes.of(Line.of(new double[] {0, 1})).title("{{plotly}} {{frames}} $1"));

    assertThat(figure.toHtml()).contains("<title>{{plotly}} {{frames}} $1</title>");
  }

  @Test
  void theSameFigureGivesTheSamePage() {
    assertThat(FIGURE.toHtml()).isEqualTo(FIGURE.toHtml());
    assertThat(epochs().toHtml()).contains("epoch 4").isEqualTo(epochs().toHtml());
  }

  @Test
  void hoveringShowsTheValues(@TempDir Path folder) throws Exception {
    try (Chromium browser = open(FIGURE.save(folder.resolve("page.html")))) {
      String at =
          browser.value(
              "(() => { const r = document.querySelectorAll('.point')[1].getBoundingClientRect();"
                  + " return (r.x + r.width / 2) + ' ' + (r.y + r.height / 2); })()");
      double x = Double.parseDouble(at.split(" ", -1)[0]);
      double y = Double.parseDouble(at.split(" ", -1)[1]);
      browser.moveMouse(x - 3, y - 3);
      browser.moveMouse(x, y);
      browser.until("document.querySelector('.hoverlayer .hovertext')");
      assertThat(browser.value("document.querySelector('.hoverlayer').textContent"))
          .isEqualTo("(1, 7)");
      assertThat(browser.errors()).isEmpty();
    }
  }

  @Test
  void theSliderChangesTheFrame(@TempDir Path folder) throws Exception {
    try (Chromium browser = open(epochs().save(folder.resolve("page.html")))) {
      assertThat(browser.value("document.getElementById('name').textContent")).isEqualTo("epoch 0");
      String before = browser.value("document.querySelector('.js-line').getAttribute('d')");
      browser.value(
          "(() => { const s = document.getElementById('slider'); s.value = 3;"
              + " s.dispatchEvent(new Event('input')); })()");
      browser.until("document.getElementById('figure').dataset.frame === '3'");
      assertThat(browser.value("document.getElementById('name').textContent")).isEqualTo("epoch 3");
      assertThat(browser.value("document.querySelector('.js-line').getAttribute('d')"))
          .isNotEqualTo(before);
      browser.value("document.getElementById('play').click()");
      browser.until("document.getElementById('figure').dataset.frame === '1'");
      assertThat(browser.errors()).isEmpty();
    }
  }

  @Test
  void aPageWithEverythingInItShowsASurface(@TempDir Path folder) throws Exception {
    Path page = Files.writeString(folder.resolve("page.html"), Gallery.surface().toHtml());
    assertThat(folder.toFile().list()).hasSize(1);
    try (Chromium browser = open(page)) {
      assertThat(browser.value("document.querySelectorAll('.gl-container canvas').length"))
          .isNotEqualTo("0");
      assertThat(browser.errors()).isEmpty();
    }
  }

  @Test
  void everyFigureOfTheGalleryIsAPageWithoutErrors(@TempDir Path folder) throws Exception {
    List<Figure> all = new ArrayList<>();
    Gallery.figures().forEach((name, figure) -> all.add(figure));
    Path page =
        Page.save(folder.resolve("all.html"), all, new ArrayList<>(Gallery.figures().keySet()));
    try (Chromium browser = open(page)) {
      for (int i = 1; i < all.size(); i++) {
        browser.value(
            "(() => { const s = document.getElementById('slider'); s.value = "
                + i
                + "; s.dispatchEvent(new Event('input')); })()");
        browser.until("document.getElementById('figure').dataset.frame === '" + i + "'");
      }
      assertThat(browser.errors()).isEmpty();
    }
  }
}
