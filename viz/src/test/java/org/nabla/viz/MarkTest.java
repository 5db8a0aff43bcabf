package org.nabla.viz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkTest {
  @Test
  void formatStringsSayColourMarkerAndStroke() {
    double[] one = {1};
    Line red = Line.of(one, one, "ro-");
    assertThat(red.color()).isEqualTo(Palette.RED);
    assertThat(red.marker()).isEqualTo(Marker.CIRCLE);
    assertThat(red.dash()).isEqualTo(Dash.SOLID);
    assertThat(Line.of(one, one, "ks").dash()).isEqualTo(Dash.NONE);
    assertThat(Line.of(one, one, "b--").dash()).isEqualTo(Dash.DASHED);
    assertThat(Line.of(one, one, "-.g").dash()).isEqualTo(Dash.DASH_DOT);
    assertThat(Line.of(one, one, ":").marker()).isNull();
    assertThat(Line.of(one, one, "").dash()).isEqualTo(Dash.SOLID);
  }

  @Test
  void arraysAreCopiedOnTheWayInAndOut() {
    double[] x = {1, 2};
    Line line = Line.of(x, x);
    Points points = Points.of(x, x).sizes(3, 4);
    Heatmap map = Heatmap.of(new double[][] {x});
    x[0] = 99;
    line.x()[0] = 98;
    line.y()[0] = 98;
    points.x()[0] = 98;
    points.y()[0] = 98;
    points.sizes()[0] = 98;
    map.values()[0][0] = 98;
    assertThat(line.x()).containsExactly(1, 2);
    assertThat(line.y()).containsExactly(1, 2);
    assertThat(points.x()).containsExactly(1, 2);
    assertThat(points.y()).containsExactly(1, 2);
    assertThat(points.sizes()).containsExactly(3, 4);
    assertThat(map.values()[0]).containsExactly(1, 2);
  }

  /** One of each record that holds arrays, the numbers in them made of one. */
  private static List<Record> holders(double last) {
    double[] x = {1, 2, last};
    double[][] rows = {{1, 2}, {3, last}};
    return List.of(
        Line.of(x, x),
        Points.of(x, x).values(x, ColorScale.DEFAULT),
        ErrorBars.of(x, x, x),
        Band.of(x, x, x),
        Bars.of(x, x),
        Histogram.of(x),
        Heatmap.of(rows),
        Contour.of(rows, 0, 1, 0, 1),
        Surface.of(rows, 0, 1, 0, 1),
        Image.grey(rows),
        Axis.AUTOMATIC.withTicks(x, List.of()));
  }

  @Test
  void recordsAreEqualWhereTheNumbersInTheirArraysAre() {
    List<Record> some = holders(0.25);
    List<Record> same = holders(0.25);
    List<Record> others = holders(0.5);
    for (int i = 0; i < some.size(); i++) {
      assertThat(some.get(i))
          .isEqualTo(same.get(i))
          .hasSameHashCodeAs(same.get(i))
          .isNotEqualTo(others.get(i))
          .isNotEqualTo(some.get((i + 1) % some.size()))
          .isNotEqualTo(null);
      assertThat(some.get(i).toString())
          .startsWith(some.get(i).getClass().getSimpleName() + "[")
          .doesNotContain("[D@", "[I@");
    }
    double[] gap = {1, Double.NaN};
    assertThat(Line.of(gap)).isEqualTo(Line.of(gap)).isNotEqualTo(Line.of(gap).width(3));
    assertThat(Figure.of(Axes.of(Line.of(gap)))).isEqualTo(Figure.of(Axes.of(Line.of(gap))));
  }

  @Test
  void textsShowTheFirstNumbersOfAnArray() {
    assertThat(Axis.AUTOMATIC.withTicks(new double[] {1, 2.5}, List.of("a", "b")))
        .hasToString(
            "Axis[label=, low=NaN, high=NaN, log=false, ticks=[1.0, 2.5], tickLabels=[a, b]]");
    assertThat(Line.of(new double[1000]).toString())
        .contains("y=[0.0, 0.0, 0.0, 0.0, 0.0, ... 995 more], color=null, width=1.8");
    assertThat(Heatmap.of(new double[2][3]).toString())
        .startsWith("Heatmap[values=[[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]], xLow=");
  }

  @Test
  void eachClassHasAShapeOfItsOwn() {
    double[] x = {1, 2, 3};
    assertThat(Points.of(x, x).markersByClass(0, 1, 0).markers())
        .isEqualTo(List.of(Marker.CIRCLE, Marker.SQUARE, Marker.CIRCLE));
  }

  @Test
  void colourMapsRunBetweenTheirEnds() {
    for (Colormap map :
        List.of(
            Colormap.VIRIDIS, Colormap.PLASMA, Colormap.GREY, Colormap.COOLWARM, Colormap.BLUES)) {
      assertThat(map.at(0)).isEqualTo(map.anchors().get(0));
      assertThat(map.at(-3)).isEqualTo(map.at(0));
      assertThat(map.at(1)).isEqualTo(map.reversed().at(0));
      assertThat(map.at(7)).isEqualTo(map.at(1));
      assertThat(map.at(Double.NaN).getAlpha()).isZero();
    }
    assertThat(Colormap.GREY.at(0.5).getRed()).isEqualTo(128);
  }
}
