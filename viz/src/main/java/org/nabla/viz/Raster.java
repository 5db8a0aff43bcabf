package org.nabla.viz;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Figures as pixels. */
final class Raster {
  private static final double CSS_DPI = 96;
  private static final String PNG = "javax_imageio_png_1.0";

  private Raster() {}

  static BufferedImage image(Figure figure, int dpi) {
    double scale = Checks.positive("the resolution in dpi", dpi) / CSS_DPI;
    BufferedImage image =
        new BufferedImage(
            (int) Math.round(figure.width() * scale),
            (int) Math.round(figure.height() * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      smooth(g);
      g.scale(scale, scale);
      figure.paint(g);
    } finally {
      g.dispose();
    }
    return image;
  }

  static void smooth(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  /** The image as PNG bytes that say their resolution; a dpi of 0 says none. */
  static byte[] png(BufferedImage image, int dpi) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
      if (dpi > 0) {
        resolution(metadata, dpi);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, metadata), null);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a PNG into memory", e);
    } finally {
      writer.dispose();
    }
  }

  private static void resolution(IIOMetadata metadata, int dpi) throws IOException {
    String perMetre = Long.toString(Math.round(dpi / 0.0254));
    IIOMetadataNode pixels = new IIOMetadataNode("pHYs");
    pixels.setAttribute("pixelsPerUnitXAxis", perMetre);
    pixels.setAttribute("pixelsPerUnitYAxis", perMetre);
    pixels.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode(PNG);
    root.appendChild(pixels);
    metadata.mergeTree(PNG, root);
  }
}
