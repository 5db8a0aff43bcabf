package org.nabla.viz;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

/** Figures on a desktop. */
final class Window {
  private Window() {}

  static String show(Figure figure) {
    if (GraphicsEnvironment.isHeadless()) {
      return "No display (headless): the figure is saved in " + figure.save(temporary());
    }
    String title = Description.title(figure);
    SwingUtilities.invokeLater(() -> open(figure, title));
    return "The figure \"" + title + "\" opens in a window.";
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("nabla-viz-").resolve("figure.png");
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot make a folder for the figure: set java.io.tmpdir to one that is writable", e);
    }
  }

  private static void open(Figure figure, String title) {
    JFrame frame = new JFrame(title);
    frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    frame.add(new Canvas(figure));
    frame.pack();
    frame.setLocationByPlatform(true);
    frame.setVisible(true);
  }

  /** Draws the figure in the size that the window has. */
  static final class Canvas extends JComponent {
    private static final long serialVersionUID = 1L;
    private final transient Figure figure;

    Canvas(Figure figure) {
      this.figure = figure;
      setPreferredSize(new Dimension(figure.width(), figure.height()));
      setMinimumSize(new Dimension(figure.width() / 2, figure.height() / 2));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
      Graphics2D g = (Graphics2D) graphics.create();
      Raster.smooth(g);
      double scale =
          Math.min(getWidth() / (double) figure.width(), getHeight() / (double) figure.height());
      g.setPaint(figure.theme().background());
      g.fillRect(0, 0, getWidth(), getHeight());
      g.scale(scale, scale);
      figure.paint(g);
      g.dispose();
    }
  }
}
