package org.nabla.viz;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** Draws one mark. The only place that knows every kind of mark is {@link #of}. */
interface MarkPainter {
  /** What the mark covers, before margins. */
  Bounds bounds();

  /** What it covers on axes of which some are logarithmic. */
  default Bounds bounds(boolean logX, boolean logY) {
    return bounds();
  }

  /** Its own colour; null if it takes the theme's next, which {@link #paint} then receives. */
  @Nullable Color ownColor();

  /** Draws within the frame; the clip is set. */
  void paint(Graphics2D g, Frame frame, Color color);

  /** Draws the sample in the legend. */
  void swatch(Graphics2D g, Rectangle2D box, Color color, Theme theme);

  /** The scale whose colour bar the panel shows; null for none. */
  default @Nullable ColorScale bar() {
    return null;
  }

  static MarkPainter of(Mark mark) {
    if (mark instanceof Line line) {
      return new LinePainter(line);
    } else if (mark instanceof Points points) {
      return new PointsPainter(points);
    } else if (mark instanceof Heatmap heatmap) {
      return new HeatmapPainter(heatmap);
    } else if (mark instanceof Contour contour) {
      return new ContourPainter(contour);
    } else if (mark instanceof Band band) {
      return new BandPainter(band);
    } else if (mark instanceof ErrorBars errors) {
      return new ErrorBarsPainter(errors);
    } else if (mark instanceof Bars bars) {
      return new BarsPainter(bars, 1);
    } else if (mark instanceof Histogram histogram) {
      return new BarsPainter(histogram.bars(), histogram.opacity());
    } else if (mark instanceof Image image) {
      return new ImagePainter(image);
    } else if (mark instanceof Text text) {
      return new TextPainter(text);
    } else if (mark instanceof Arrow arrow) {
      return new ArrowPainter(arrow);
    } else {
      return new SurfacePainter((Surface) mark);
    }
  }
}
