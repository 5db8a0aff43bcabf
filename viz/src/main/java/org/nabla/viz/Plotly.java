package org.nabla.viz;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures as data and layout of plotly.js. */
final class Plotly {
  /** Pixels around panels: for ticks and labels, a legend below, and a title above. */
  private static final double LEFT = 62;

  private static final double BELOW = 84;
  private static final double ABOVE = 34;
  private static final double BAR = 84;
  private static final String FAMILIES = "DejaVu Sans, Verdana, Arial, sans-serif";

  private final Figure figure;
  private final Theme theme;
  private final List<Object> data = new ArrayList<>();
  private final List<Object> annotations = new ArrayList<>();
  private final List<Object> images = new ArrayList<>();
  private final Map<String, Object> layout;

  private Plotly(Figure figure) {
    this.figure = figure;
    this.theme = figure.theme();
    this.layout =
        Json.object(
            "height",
            figure.height() + 20,
            "paper_bgcolor",
            css(theme.background()),
            "plot_bgcolor",
            css(theme.panel()),
            "font",
            Json.object("family", FAMILIES, "size", 12, "color", css(theme.ink())),
            "margin",
            Json.object("l", 10, "r", 10, "t", figure.title().isEmpty() ? 10 : 44, "b", 10),
            "hovermode",
            "closest",
            "barmode",
            "overlay",
            "uirevision",
            "kept");
    if (!figure.title().isEmpty()) {
      layout.put(
          "title",
          Json.object("text", bold(figure.title()), "font", Json.object("size", 16), "x", 0.5));
    }
    int columns = Math.min(figure.layout().columns(), figure.panels().size());
    for (int i = 0; i < figure.panels().size(); i++) {
      panel(i, columns, figure.layout().rows(figure.panels().size()));
    }
    layout.put("annotations", annotations);
    layout.put("images", images);
  }

  static String json(Figure figure) {
    Plotly plotly = new Plotly(figure);
    return Json.write(Json.object("data", plotly.data, "layout", plotly.layout));
  }

  private void panel(int index, int columns, int rows) {
    Axes axes = figure.panels().get(index);
    double[] x = horizontal(index % columns, columns, hasBar(axes));
    double[] y = vertical(index / columns, rows);
    String suffix = index == 0 ? "" : Integer.toString(index + 1);
    if (!axes.title().isEmpty()) {
      annotations.add(
          Json.object(
              "text",
              bold(axes.title()),
              "showarrow",
              false,
              "xref",
              "paper",
              "yref",
              "paper",
              "x",
              (x[0] + x[1]) / 2,
              "y",
              y[1],
              "xanchor",
              "center",
              "yanchor",
              "bottom",
              "yshift",
              4,
              "font",
              Json.object("size", 14)));
    }
    Map<String, Object> bar =
        Json.object(
            "x",
            x[1],
            "y",
            (y[0] + y[1]) / 2,
            "len",
            y[1] - y[0],
            "xanchor",
            "left",
            "thickness",
            14,
            "outlinewidth",
            0);
    List<Color> colors = PanelPlot.colors(axes, theme);
    PlotlyTraces traces = new PlotlyTraces(theme, suffix, axes.legend() != LegendPlace.NONE, bar);
    for (int i = 0; i < axes.marks().size(); i++) {
      Mark mark = axes.marks().get(i);
      data.addAll(traces.of(mark, colors.get(i)));
      extra(mark, axes, suffix);
    }
    if (axes.inSpace()) {
      layout.put("scene" + suffix, scene(axes, (Surface) axes.marks().get(0), x, y));
      return;
    }
    double[] xRange = range(axes, true);
    double[] yRange = range(axes, false);
    Map<String, Object> across = axis(axes, axes.x(), xRange, x, "y" + suffix);
    Map<String, Object> up = axis(axes, axes.y(), yRange, y, "x" + suffix);
    if (axes.equalAspect()) {
      up.put("scaleanchor", "x" + suffix);
      up.put("constrain", "domain");
      across.put("constrain", "domain");
    }
    if (index > 0 && figure.layout().sharedX()) {
      across.put("matches", "x");
    }
    if (index > 0 && figure.layout().sharedY()) {
      up.put("matches", "y");
    }
    layout.put("xaxis" + suffix, across);
    layout.put("yaxis" + suffix, up);
    layout.put(
        "legend" + suffix,
        Json.object(
            "orientation",
            "h",
            "x",
            (x[0] + x[1]) / 2,
            "xanchor",
            "center",
            "y",
            y[0] - (BELOW - 32) / figure.height(),
            "yanchor",
            "top",
            "bgcolor",
            "rgba(0,0,0,0)"));
  }

  private static boolean hasBar(Axes axes) {
    return axes.marks().stream().anyMatch(mark -> MarkPainter.of(mark).bar() != null);
  }

  private double[] horizontal(int column, int columns, boolean bar) {
    double from = 0;
    for (int c = 0; c < column; c++) {
      from += Layout.share(figure.layout().widths(), c, columns);
    }
    double to = from + Layout.share(figure.layout().widths(), column, columns);
    double width = figure.width();
    return new double[] {from + LEFT / width, to - (bar ? BAR : 16) / width};
  }

  private double[] vertical(int row, int rows) {
    double top = 1;
    for (int r = 0; r < row; r++) {
      top -= Layout.share(figure.layout().heights(), r, rows);
    }
    double bottom = top - Layout.share(figure.layout().heights(), row, rows);
    double height = figure.height();
    double low = Math.max(0, bottom) + BELOW / height;
    return new double[] {low, Math.max(low + 0.02, Math.min(1, top) - ABOVE / height)};
  }

  private double[] range(Axes axes, boolean horizontal) {
    boolean shared = horizontal ? figure.layout().sharedX() : figure.layout().sharedY();
    return PanelPlot.range(shared ? figure.panels() : List.of(axes), horizontal);
  }

  private Map<String, Object> axis(
      Axes axes, Axis axis, double[] range, double[] domain, String anchor) {
    Map<String, Object> json =
        Json.object(
            "domain",
            domain,
            "anchor",
            anchor,
            "range",
            axis.log() ? new double[] {Math.log10(range[0]), Math.log10(range[1])} : range,
            "type",
            axis.log() ? "log" : "linear",
            "title",
            Json.object("text", axis.label(), "standoff", 6),
            "visible",
            !axes.bare(),
            "showgrid",
            axes.grid(),
            "gridcolor",
            css(theme.grid()),
            "zeroline",
            false,
            "showline",
            true,
            "mirror",
            true,
            "linecolor",
            css(theme.axis()),
            "ticks",
            "outside",
            "ticklen",
            4,
            "exponentformat",
            "power");
    if (axis.ticks().length > 0) {
      json.put("tickvals", axis.ticks());
      if (!axis.tickLabels().isEmpty()) {
        json.put("ticktext", axis.tickLabels());
      }
    }
    return json;
  }

  private Map<String, Object> scene(Axes axes, Surface surface, double[] x, double[] y) {
    double azimuth = Math.toRadians(surface.azimuth());
    double elevation = Math.toRadians(surface.elevation());
    double flat = 2.35 * Math.cos(elevation);
    return Json.object(
        "domain", Json.object("x", x, "y", y),
        "aspectmode", "manual",
        "aspectratio", Json.object("x", 1, "y", 1, "z", 0.7),
        "camera",
            Json.object(
                "eye",
                Json.object(
                    "x", flat * Math.cos(azimuth),
                    "y", flat * Math.sin(azimuth),
                    "z", 2.35 * Math.sin(elevation))),
        "xaxis", Json.object("title", Json.object("text", axes.x().label())),
        "yaxis", Json.object("title", Json.object("text", axes.y().label())),
        "zaxis", Json.object("title", Json.object("text", surface.scale().label())));
  }

  /** Words, arrows and pictures belong to the layout of a page. */
  private void extra(Mark mark, Axes axes, String suffix) {
    String xref = "x" + suffix;
    String yref = "y" + suffix;
    if (mark instanceof Text text) {
      Color own = text.color();
      annotations.add(
          Json.object(
              "text",
              escape(text.text()).replace("\n", "<br>"),
              "showarrow",
              false,
              "xref",
              xref,
              "yref",
              yref,
              "x",
              place(axes.x(), text.x()),
              "y",
              place(axes.y(), text.y()),
              "xanchor",
              text.align().name().toLowerCase(Locale.ROOT),
              "font",
              Json.object("size", text.size(), "color", css(own != null ? own : theme.ink()))));
    } else if (mark instanceof Arrow arrow) {
      Color own = arrow.color();
      annotations.add(
          Json.object(
              "text",
              "",
              "showarrow",
              true,
              "xref",
              xref,
              "yref",
              yref,
              "axref",
              xref,
              "ayref",
              yref,
              "x",
              place(axes.x(), arrow.toX()),
              "y",
              place(axes.y(), arrow.toY()),
              "ax",
              place(axes.x(), arrow.fromX()),
              "ay",
              place(axes.y(), arrow.fromY()),
              "arrowhead",
              2,
              "arrowwidth",
              arrow.width(),
              "arrowcolor",
              css(own != null ? own : theme.ink())));
    } else if (mark instanceof Image image) {
      images.add(
          Json.object(
              "source",
              "data:image/png;base64,"
                  + Base64.getEncoder().encodeToString(Raster.png(image.pixels(), 0)),
              "xref",
              xref,
              "yref",
              yref,
              "x",
              image.xLow(),
              "y",
              image.yHigh(),
              "sizex",
              image.xHigh() - image.xLow(),
              "sizey",
              image.yHigh() - image.yLow(),
              "sizing",
              "stretch",
              "layer",
              "below"));
    }
  }

  private static double place(Axis axis, double value) {
    return axis.log() ? Math.log10(value) : value;
  }

  private static String bold(String text) {
    return "<b>" + escape(text) + "</b>";
  }

  /** Plotly reads a few tags of HTML in words. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static String css(Color color) {
    return color.getAlpha() == 255
        ? String.format("#%06x", color.getRGB() & 0xFFFFFF)
        : String.format(
            Locale.ROOT,
            "rgba(%d,%d,%d,%.3f)",
            color.getRed(),
            color.getGreen(),
            color.getBlue(),
            color.getAlpha() / 255.0);
  }
}
