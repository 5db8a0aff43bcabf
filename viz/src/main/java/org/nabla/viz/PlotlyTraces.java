package org.nabla.viz;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The marks of one panel as traces of plotly.js. */
record PlotlyTraces(Theme theme, String suffix, boolean legend, Map<String, Object> bar) {
  /** From so many points on, plotly.js draws them faster through WebGL. */
  private static final int MANY = 20_000;

  List<Map<String, Object>> of(Mark mark, Color color) {
    if (mark instanceof Line line) {
      return List.of(line(line, color));
    } else if (mark instanceof Points points) {
      return List.of(points(points, color));
    } else if (mark instanceof Heatmap map) {
      return List.of(heatmap(map));
    } else if (mark instanceof Contour contour) {
      return contour(contour, color);
    } else if (mark instanceof Band band) {
      return List.of(band(band, color));
    } else if (mark instanceof ErrorBars errors) {
      return List.of(errors(errors, color));
    } else if (mark instanceof Bars bars) {
      return List.of(bars(bars, bars.label(), color, 1));
    } else if (mark instanceof Histogram histogram) {
      return List.of(bars(histogram.bars(), histogram.label(), color, histogram.opacity()));
    } else if (mark instanceof Surface surface) {
      return List.of(surface(surface));
    } else {
      return List.of(corners(Bounds.of(mark)));
    }
  }

  private Map<String, Object> trace(String type, String label) {
    Map<String, Object> trace =
        Json.object(
            "type",
            type,
            "name",
            Plotly.escape(label),
            "showlegend",
            legend && !label.isEmpty(),
            "xaxis",
            "x" + suffix,
            "yaxis",
            "y" + suffix,
            "legend",
            "legend" + suffix);
    if (label.isEmpty()) {
      trace.put("hoverinfo", "x+y");
    }
    return trace;
  }

  private Map<String, Object> line(Line line, Color color) {
    Map<String, Object> trace = trace("scatter", line.label());
    trace.put("x", line.x());
    trace.put("y", line.y());
    Marker marker = line.marker();
    boolean drawn = line.dash() != Dash.NONE;
    trace.put("mode", !drawn ? "markers" : marker == null ? "lines" : "lines+markers");
    String dash =
        switch (line.dash()) {
          case DASHED -> "dash";
          case DOTTED -> "dot";
          case DASH_DOT -> "dashdot";
          case SOLID, NONE -> "solid";
        };
    trace.put("line", Json.object("color", Plotly.css(color), "width", line.width(), "dash", dash));
    if (marker != null) {
      Map<String, Object> look = Json.object("color", Plotly.css(color));
      look.put("symbol", symbol(marker, line.open()));
      look.put("size", size(marker, line.markerSize()));
      look.put("line", rim(marker, line.open(), Plotly.css(color)));
      trace.put("marker", look);
    }
    return trace;
  }

  private Map<String, Object> points(Points points, Color color) {
    Map<String, Object> trace =
        trace(points.x().length > MANY ? "scattergl" : "scatter", points.label());
    trace.put("x", points.x());
    trace.put("y", points.y());
    trace.put("mode", "markers");
    Marker first = points.markers().get(0);
    Map<String, Object> look = Json.object();
    List<Object> symbols = new ArrayList<>();
    points.markers().forEach(m -> symbols.add(symbol(m, points.open())));
    look.put("symbol", symbols.size() > 1 ? symbols : symbols.get(0));
    double[] sizes = points.sizes();
    boolean one = points.markers().size() == 1 && sizes.length == 1;
    look.put("size", one ? (Object) size(first, sizes[0]) : sizes(points));
    List<Object> colors = new ArrayList<>();
    points.colors().forEach(c -> colors.add(Plotly.css(c)));
    Object shown = colors.size() > 1 ? colors : Plotly.css(color);
    if (points.values().length > 0) {
      shown = points.values();
      scale(look, points.scale().fitted(points.values()), "cmin", "cmax");
    }
    look.put("color", shown);
    look.put(
        "line",
        points.markers().size() > 1 ? rims(points, color) : rim(first, points.open(), shown));
    trace.put("marker", look);
    return trace;
  }

  private static double[] sizes(Points points) {
    double[] given = points.sizes();
    double[] sizes = new double[points.x().length];
    for (int i = 0; i < sizes.length; i++) {
      Marker marker = points.markers().get(points.markers().size() > 1 ? i : 0);
      sizes[i] = size(marker, given[given.length > 1 ? i : 0]);
    }
    return sizes;
  }

  /** The edge of each point where shapes differ: crosses are nothing but an edge. */
  private Map<String, Object> rims(Points points, Color color) {
    double[] values = points.values();
    ColorScale scale = points.scale().fitted(values);
    List<Object> widths = new ArrayList<>();
    List<Object> colors = new ArrayList<>();
    for (int i = 0; i < points.markers().size(); i++) {
      Color own = points.colors().size() > 1 ? points.colors().get(i) : color;
      Color shown = values.length > 0 ? new Color(scale.argb(values[i]), true) : own;
      Map<String, Object> rim = rim(points.markers().get(i), points.open(), Plotly.css(shown));
      widths.add(rim.get("width"));
      colors.add(rim.get("color"));
    }
    return Json.object("width", widths, "color", colors);
  }

  private static String symbol(Marker marker, boolean open) {
    String name =
        switch (marker) {
          case CIRCLE, DOT -> "circle";
          case SQUARE -> "square";
          case TRIANGLE -> "triangle-up";
          case TRIANGLE_DOWN -> "triangle-down";
          case DIAMOND -> "diamond";
          case STAR -> "star";
          case CROSS -> "x-thin";
          case PLUS -> "cross-thin";
        };
    return open ? name + "-open" : name;
  }

  private static double size(Marker marker, double size) {
    return marker == Marker.DOT ? size / 3 : size;
  }

  /** The edge of a marker; shapes of strokes alone, and outlines, are nothing but an edge. */
  private Map<String, Object> rim(Marker marker, boolean open, Object color) {
    boolean edge = open || marker == Marker.CROSS || marker == Marker.PLUS;
    return edge
        ? Json.object("width", open ? 1.4 : 2.2, "color", color)
        : Json.object("width", 0.7, "color", Plotly.css(theme.panel()));
  }

  /** Adds colours, limits and, where wanted, a colour bar. */
  private void scale(Map<String, Object> look, ColorScale scale, String low, String high) {
    List<Object> stops = new ArrayList<>();
    List<Color> anchors = scale.colormap().anchors();
    for (int i = 0; i < anchors.size(); i++) {
      stops.add(List.of(i / (anchors.size() - 1.0), Plotly.css(anchors.get(i))));
    }
    look.put("colorscale", stops);
    look.put(low, scale.low());
    look.put(high, scale.high());
    look.put("showscale", scale.bar());
    if (scale.bar()) {
      Map<String, Object> own = Json.object();
      own.putAll(bar);
      own.put("title", Json.object("text", Plotly.escape(scale.label()), "side", "right"));
      look.put("colorbar", own);
    }
  }

  private Map<String, Object> heatmap(Heatmap map) {
    Map<String, Object> trace = trace("heatmap", map.label());
    double[][] values = map.values();
    double[] x = new double[values[0].length];
    double[] y = new double[values.length];
    for (int c = 0; c < x.length; c++) {
      x[c] = map.centreX(c);
    }
    for (int r = 0; r < y.length; r++) {
      y[r] = map.centreY(r);
    }
    trace.put("x", x);
    trace.put("y", y);
    trace.put("z", values);
    scale(trace, map.scale().fitted(values), "zmin", "zmax");
    trace.put("hoverinfo", "x+y+z");
    if (!map.cellFormat().isEmpty()) {
      List<Object> text = new ArrayList<>();
      for (double[] row : values) {
        List<Object> words = new ArrayList<>();
        for (double value : row) {
          words.add(Double.isNaN(value) ? "" : String.format(Locale.ROOT, map.cellFormat(), value));
        }
        text.add(words);
      }
      trace.put("text", text);
      trace.put("texttemplate", "%{text}");
    }
    return trace;
  }

  private List<Map<String, Object>> contour(Contour contour, Color color) {
    ColorScale scale = contour.scale().fitted(contour.values());
    List<Map<String, Object>> traces = new ArrayList<>();
    for (double level : contour.chosenLevels()) {
      Color own = contour.color() != null ? color : new Color(scale.argb(level));
      Map<String, Object> trace = trace("scatter", traces.isEmpty() ? contour.label() : "");
      joined(trace, ContourPainter.lines(contour, level), false);
      trace.put("mode", "lines");
      trace.put("line", Json.object("color", Plotly.css(own), "width", contour.width()));
      trace.put("hovertemplate", "level " + Ticks.number(level) + "<extra></extra>");
      traces.add(trace);
    }
    return traces;
  }

  private Map<String, Object> band(Band band, Color color) {
    Map<String, Object> trace = trace("scatter", band.label());
    joined(trace, BandPainter.outlines(band), true);
    Color faint =
        new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) (255 * band.opacity()));
    trace.put("mode", "lines");
    trace.put("line", Json.object("width", 0));
    trace.put("fill", "toself");
    trace.put("fillcolor", Plotly.css(faint));
    trace.put("hoverinfo", "skip");
    return trace;
  }

  /** Several lines in one trace, parted by gaps. */
  private static void joined(Map<String, Object> trace, List<double[][]> lines, boolean closed) {
    List<Object> x = new ArrayList<>();
    List<Object> y = new ArrayList<>();
    for (double[][] line : lines) {
      int n = line[0].length;
      for (int i = 0; i < (closed ? n + 1 : n); i++) {
        x.add(line[0][i % n]);
        y.add(line[1][i % n]);
      }
      x.add(Double.NaN);
      y.add(Double.NaN);
    }
    trace.put("x", x);
    trace.put("y", y);
  }

  private Map<String, Object> errors(ErrorBars errors, Color color) {
    Map<String, Object> trace = trace("scatter", errors.label());
    trace.put("x", errors.x());
    trace.put("y", errors.y());
    trace.put("mode", "markers");
    trace.put(
        "marker",
        Json.object(
            "color", Plotly.css(color), "symbol", symbol(errors.marker(), false), "size", 7));
    trace.put(
        "error_y",
        Json.object(
            "type",
            "data",
            "symmetric",
            false,
            "array",
            errors.above(),
            "arrayminus",
            errors.below(),
            "color",
            Plotly.css(color),
            "thickness",
            1.3));
    return trace;
  }

  private Map<String, Object> bars(Bars bars, String label, Color color, double opacity) {
    Map<String, Object> trace = trace("bar", label);
    trace.put("x", bars.lying() ? bars.values() : bars.at());
    trace.put("y", bars.lying() ? bars.at() : bars.values());
    trace.put("orientation", bars.lying() ? "h" : "v");
    trace.put("width", bars.width());
    trace.put("opacity", opacity);
    trace.put("marker", Json.object("color", Plotly.css(color)));
    return trace;
  }

  private Map<String, Object> surface(Surface surface) {
    double[][] values = surface.values();
    Map<String, Object> trace = Json.object("type", "surface", "scene", "scene" + suffix);
    trace.put("x", Sampling.nodes(surface.xLow(), surface.xHigh(), values[0].length));
    trace.put("y", Sampling.nodes(surface.yLow(), surface.yHigh(), values.length));
    trace.put("z", values);
    scale(trace, surface.scale().fitted(values), "cmin", "cmax");
    return trace;
  }

  /** An invisible trace that gives words, arrows and pictures their axes. */
  private Map<String, Object> corners(Bounds bounds) {
    Map<String, Object> trace = trace("scatter", "");
    trace.put("x", new double[] {bounds.xLow(), bounds.xHigh()});
    trace.put("y", new double[] {bounds.yLow(), bounds.yHigh()});
    trace.put("mode", "markers");
    trace.put("opacity", 0);
    trace.put("hoverinfo", "skip");
    return trace;
  }
}
