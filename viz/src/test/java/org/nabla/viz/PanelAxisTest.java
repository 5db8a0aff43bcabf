package org.nabla.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;

class PanelAxisTest {
  private static final Rectangle2D AREA = new Rectangle2D.Double(50, 20, 300, 200);

  private static PanelAxis axis(Axis spec, double low, double high) {
    return new PanelAxis(spec, low, high, Fonts.unchecked(600), Theme.LIGHT);
  }

  @Test
  void aLinearAxisHasEqualStepsForEqualDifferences() {
    PanelAxis axis = axis(Axis.AUTOMATIC, -1, 2);
    assertThat(axis.linear()).isTrue();
    assertThat(axis.valueToJava2D(-1, AREA, RectangleEdge.BOTTOM)).isEqualTo(50);
    assertThat(axis.valueToJava2D(1, AREA, RectangleEdge.BOTTOM)).isCloseTo(250, within(1e-9));
    assertThat(axis.valueToJava2D(0.5, AREA, RectangleEdge.LEFT)).isEqualTo(120);
    assertThat(axis.valueToJava2D(Double.NaN, AREA, RectangleEdge.LEFT)).isNaN();
  }

  @Test
  void aLogarithmicAxisHasEqualStepsForEqualRatios() {
    PanelAxis axis = axis(Axis.AUTOMATIC.asLog(), 0.1, 100);
    assertThat(axis.linear()).isFalse();
    assertThat(axis.valueToJava2D(1, AREA, RectangleEdge.BOTTOM)).isCloseTo(150, within(1e-9));
    assertThat(axis.valueToJava2D(10, AREA, RectangleEdge.BOTTOM)).isCloseTo(250, within(1e-9));
    assertThat(axis.valueToJava2D(0.1, AREA, RectangleEdge.RIGHT)).isEqualTo(220);
    assertThat(axis.valueToJava2D(-1, AREA, RectangleEdge.LEFT)).isNaN();
  }

  @Test
  void valuesOfPixelsAreThoseThatArePaintedThere() {
    for (PanelAxis axis :
        new PanelAxis[] {axis(Axis.AUTOMATIC, -1, 2), axis(Axis.AUTOMATIC.asLog(), 0.1, 100)}) {
      for (RectangleEdge edge : new RectangleEdge[] {RectangleEdge.BOTTOM, RectangleEdge.LEFT}) {
        for (double value : new double[] {0.2, 1, 1.9}) {
          double pixel = axis.valueToJava2D(value, AREA, edge);
          assertThat(axis.java2DToValue(pixel, AREA, edge)).isCloseTo(value, within(1e-12));
        }
      }
    }
  }
}
