package org.nabla.viz;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** The bar beside a panel that says which colour means which number. */
final class ColorBar {
  private static final double DISTANCE = 12;
  private static final double THICKNESS = 14;
  private static final int STEPS = 256;

  private final ColorScale scale;
  private final PanelAxis axis;
  private final Theme theme;

  ColorBar(ColorScale scale, Fonts fonts, Theme theme) {
    this.scale = scale;
    this.theme = theme;
    Axis spec = Axis.AUTOMATIC.withLabel(scale.label());
    this.axis = new PanelAxis(spec, scale.low(), scale.high(), fonts, theme);
  }

  /** The room it takes on the right of a data area of this height. */
  double width(Graphics2D g, double height) {
    Rectangle2D area = new Rectangle2D.Double(0, 0, THICKNESS, height);
    AxisSpace space =
        axis.reserveSpace(g, new XYPlot(), area, RectangleEdge.RIGHT, new AxisSpace());
    return DISTANCE + THICKNESS + space.getRight();
  }

  void draw(Graphics2D g, Rectangle2D area) {
    Rectangle2D box =
        new Rectangle2D.Double(area.getMaxX() + DISTANCE, area.getY(), THICKNESS, area.getHeight());
    BufferedImage image = new BufferedImage(1, STEPS, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < STEPS; i++) {
      image.setRGB(0, i, scale.colormap().argb(1 - i / (STEPS - 1.0)));
    }
    HeatmapPainter.drawImage(g, image, box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY());
    axis.draw(g, box.getMaxX(), box, box, RectangleEdge.RIGHT, null);
    g.setPaint(theme.axis());
    g.setStroke(new BasicStroke(0.8f));
    g.draw(box);
  }
}
