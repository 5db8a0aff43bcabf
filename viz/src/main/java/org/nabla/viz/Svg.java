package org.nabla.viz;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.zip.CRC32;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.DefaultExtensionHandler;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Figures as SVG documents. */
final class Svg {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private static final String FAMILIES = "DejaVu Sans, Verdana, Arial, sans-serif";

  /**
   * Begins every identifier while the document is made; a checksum of the document takes its place,
   * so that several figures can stand in one page.
   */
  private static final String ID = "nabla-viz-identifier-";

  private Svg() {}

  static String of(Figure figure) {
    return of(figure, font -> null);
  }

  /** The figure with text as wide as these metrics say; the machine's own where they give null. */
  static String of(Figure figure, Function<Font, @Nullable FontMetrics> metrics) {
    Document document = document();
    SvgGraphics g = new SvgGraphics(context(document), metrics);
    g.setSVGCanvasSize(new Dimension(figure.width(), figure.height()));
    figure.paint(g);
    Element root = g.getRoot();
    root.setAttribute("viewBox", "0 0 " + figure.width() + " " + figure.height());
    root.setAttribute("role", "img");
    root.setAttribute("aria-labelledby", ID + "title " + ID + "description");
    root.insertBefore(
        words(document, "desc", "description", Description.of(figure)), root.getFirstChild());
    root.insertBefore(
        words(document, "title", "title", Description.title(figure)), root.getFirstChild());
    removeEmptyDefinitions(root);
    nameFonts(root);
    StringWriter out = new StringWriter();
    try {
      g.stream(root, out, false, false);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write SVG into memory", e);
    }
    String svg = out.toString().replace("\r\n", "\n");
    svg = svg.substring(svg.indexOf("<svg")).replace("<!---->", "");
    CRC32 content = new CRC32();
    content.update(svg.getBytes(StandardCharsets.UTF_8));
    String id = "f" + Long.toHexString(content.getValue()) + "-";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg.replace(ID, id) + "\n";
  }

  /**
   * Batik begins every document with the same identifier, which figures of one page must not share.
   */
  private static void removeEmptyDefinitions(Element root) {
    NodeList all = root.getElementsByTagName("defs");
    for (int i = all.getLength() - 1; i >= 0; i--) {
      if (!all.item(i).hasChildNodes()) {
        all.item(i).getParentNode().removeChild(all.item(i));
      }
    }
  }

  /** Asks for the fonts with which the text was measured before any other. */
  private static void nameFonts(Element root) {
    NodeList all = root.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (element.getAttribute("font-family").equals("sans-serif")) {
        element.setAttribute("font-family", FAMILIES);
      }
    }
  }

  private static Element words(Document document, String tag, String id, String text) {
    Element element = document.createElementNS(NAMESPACE, tag);
    element.setAttribute("id", ID + id);
    element.setTextContent(text);
    return element;
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK has no XML parser: add the module java.xml", e);
    }
  }

  /** Settings that leave out Batik's own image writers, which would need more libraries. */
  private static SVGGeneratorContext context(Document document) {
    SVGGeneratorContext context =
        SVGGraphics2D.buildSVGGeneratorContext(
            document, new DefaultImageHandler(), new DefaultExtensionHandler());
    context.setComment("");
    context.setIDGenerator(
        new SVGIDGenerator() {
          @Override
          public String generateID(String prefix) {
            return ID + super.generateID(prefix);
          }
        });
    context.setPrecision(2);
    return context;
  }
}
