package org.nabla.viz;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ImageObserver;
import java.util.Base64;
import java.util.function.Function;
import org.apache.batik.svggen.DOMGroupManager;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Batik's SVG generator with text that keeps its measured length in any font, and images embedded
 * as PNG whose cells keep sharp edges.
 */
final class SvgGraphics extends SVGGraphics2D {
  private final Function<Font, @Nullable FontMetrics> metrics;

  /**
   * Measures text by these metrics.
   *
   * @param metrics how wide text is in a font; the machine's own where it gives null
   */
  SvgGraphics(SVGGeneratorContext context, Function<Font, @Nullable FontMetrics> metrics) {
    super(context, false);
    this.metrics = metrics;
  }

  private SvgGraphics(SvgGraphics other) {
    super(other);
    this.metrics = other.metrics;
  }

  @Override
  public FontMetrics getFontMetrics(Font font) {
    FontMetrics own = metrics.apply(font);
    return own != null ? own : super.getFontMetrics(font);
  }

  @Override
  public Graphics create() {
    return new SvgGraphics(this);
  }

  /** Hints are about pixels, of which an SVG has none. */
  @Override
  public void setRenderingHint(RenderingHints.Key key, @Nullable Object value) {}

  @Override
  public void drawString(String text, float x, float y) {
    if (text.isBlank()) {
      return;
    }
    Element element = element("text");
    element.setAttribute("x", number(x));
    element.setAttribute("y", number(y));
    element.setAttribute("textLength", number(getFontMetrics(getFont()).stringWidth(text)));
    element.setAttribute("lengthAdjust", "spacingAndGlyphs");
    element.setAttribute("stroke", "none");
    element.setTextContent(text);
    domGroupManager.addElement(element, DOMGroupManager.FILL);
  }

  @Override
  public boolean drawImage(Image image, AffineTransform place, @Nullable ImageObserver observer) {
    BufferedImage pixels = (BufferedImage) image;
    Element element = element("image");
    element.setAttribute("x", number(place.getTranslateX()));
    element.setAttribute("y", number(place.getTranslateY()));
    element.setAttribute("width", number(place.getScaleX() * pixels.getWidth()));
    element.setAttribute("height", number(place.getScaleY() * pixels.getHeight()));
    element.setAttribute("preserveAspectRatio", "none");
    if (place.getScaleX() >= 1) {
      element.setAttribute("style", "image-rendering:optimizeSpeed;image-rendering:pixelated");
    }
    element.setAttributeNS(
        "http://www.w3.org/1999/xlink",
        "xlink:href",
        "data:image/png;base64," + Base64.getEncoder().encodeToString(Raster.png(pixels, 0)));
    domGroupManager.addElement(element);
    return true;
  }

  private Element element(String tag) {
    return getDOMFactory().createElementNS("http://www.w3.org/2000/svg", tag);
  }

  private String number(double value) {
    return getGeneratorContext().doubleString(value);
  }
}
