package org.nabla.viz;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/**
 * The architecture of a dense network: a column of units for each layer, a line for each weight.
 */
final class NetworkDiagram {
  /** Of a wider layer only the first and last units are drawn, with dots between them. */
  private static final int MOST_UNITS = 12;

  private final int[] sizes;
  private final double[][][] weights;

  NetworkDiagram(int[] sizes, double[][][] weights) {
    this.sizes = sizes;
    this.weights = weights;
  }

  /** The diagram of these weights, each matrix with a row for each unit that it leads to. */
  static NetworkDiagram of(double[][]... weights) {
    if (weights.length == 0) {
      throw new IllegalArgumentException("the network has no weights: give at least one matrix");
    }
    double[][][] checked = new double[weights.length][][];
    int[] sizes = new int[weights.length + 1];
    for (int l = 0; l < weights.length; l++) {
      checked[l] = Checks.matrix("weights of layer " + l, weights[l]);
      if (l == 0) {
        sizes[0] = checked[l][0].length;
      } else {
        Checks.sameLength(
            "outputs of layer " + (l - 1), sizes[l], "input of layer " + l, checked[l][0].length);
      }
      sizes[l + 1] = checked[l].length;
    }
    return new NetworkDiagram(sizes, checked);
  }

  Axes axes() {
    List<Mark> marks = new ArrayList<>();
    double most = largest();
    for (int l = 0; l + 1 < sizes.length; l++) {
      for (int to : shown(sizes[l + 1])) {
        for (int from : shown(sizes[l])) {
          marks.add(weight(l, from, to, most));
        }
      }
    }
    if (weights.length > 0) {
      name(marks, Dash.SOLID, "weight above 0");
      name(marks, Dash.DASHED, "weight below 0");
    }
    double widest = 0;
    for (int l = 0; l < sizes.length; l++) {
      int drawn = Math.min(sizes[l], MOST_UNITS + 1);
      widest = Math.max(widest, drawn / 2.0);
      units(marks, l);
    }
    for (int l = 0; l < sizes.length; l++) {
      String name = l == 0 ? "input" : l == sizes.length - 1 ? "output" : "hidden " + l;
      marks.add(Text.of(l, -1.12 * widest - 0.75, name + "\n" + sizes[l]));
    }
    return Axes.of()
        .add(marks)
        .asBare()
        .xLimits(-0.4, sizes.length - 0.6)
        .yLimits(-1.25 * widest - 1.25, 1.05 * widest + 0.2)
        .legend(LegendPlace.BELOW);
  }

  /** Names the widest line of this stroke in the legend. */
  private static void name(List<Mark> lines, Dash dash, String name) {
    int widest = -1;
    double width = 0;
    for (int i = 0; i < lines.size(); i++) {
      Line line = (Line) lines.get(i);
      if (line.dash() == dash && line.width() > width) {
        widest = i;
        width = line.width();
      }
    }
    if (widest >= 0) {
      lines.set(widest, ((Line) lines.get(widest)).label(name));
    }
  }

  private void units(List<Mark> marks, int layer) {
    int[] shown = shown(sizes[layer]);
    double[] x = new double[shown.length];
    double[] y = new double[shown.length];
    for (int i = 0; i < shown.length; i++) {
      x[i] = layer;
      y[i] = height(layer, shown[i]);
    }
    double size = Math.min(24, 165.0 / Math.max(4, shown.length));
    marks.add(Points.of(x, y).color(new Color(0x3A3F47)).size(size));
    if (shown.length < sizes[layer]) {
      marks.add(Text.of(layer, 0, "\u22EE").size(18));
    }
  }

  private static int[] shown(int units) {
    int[] shown = new int[Math.min(units, MOST_UNITS)];
    for (int i = 0; i < shown.length; i++) {
      boolean first = units <= MOST_UNITS || i < MOST_UNITS / 2;
      shown[i] = first ? i : units - shown.length + i;
    }
    return shown;
  }

  /** Where a unit stands, the first on top; a gap parts the ends of a layer drawn in part. */
  private double height(int layer, int unit) {
    int units = sizes[layer];
    if (units <= MOST_UNITS) {
      return (units - 1) / 2.0 - unit;
    }
    int place = unit < MOST_UNITS / 2 ? unit : MOST_UNITS + 1 - (units - unit);
    return MOST_UNITS / 2.0 - place;
  }

  private Line weight(int layer, int from, int to, double most) {
    double[] x = {layer, layer + 1};
    double[] y = {height(layer, from), height(layer + 1, to)};
    if (weights.length == 0) {
      return Line.of(x, y).color(new Color(0xB8BCC4)).width(0.9);
    }
    double w = weights[layer][to][from];
    double share = Double.isNaN(w) ? 0 : Math.abs(w) / most;
    Color base = w < 0 ? Palette.RED : Palette.BLUE;
    int alpha = (int) Math.round(50 + 205 * share);
    return Line.of(x, y)
        .color(new Color(base.getRed(), base.getGreen(), base.getBlue(), alpha))
        .width(0.5 + 3 * share)
        .dash(w < 0 ? Dash.DASHED : Dash.SOLID);
  }

  private double largest() {
    double most = 1e-300;
    for (double[][] matrix : weights) {
      for (double[] row : matrix) {
        for (double w : row) {
          most = Math.max(most, Math.abs(w));
        }
      }
    }
    return most;
  }
}
