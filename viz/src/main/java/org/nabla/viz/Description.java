package org.nabla.viz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a screen reader says of a figure. */
final class Description {
  private Description() {}

  static String title(Figure figure) {
    if (!figure.title().isEmpty()) {
      return figure.title();
    }
    List<String> titles = new ArrayList<>();
    for (Axes axes : figure.panels()) {
      if (!axes.title().isEmpty()) {
        titles.add(axes.title());
      }
    }
    return titles.isEmpty() ? "Figure" : String.join("; ", titles);
  }

  static String of(Figure figure) {
    if (!figure.description().isEmpty()) {
      return figure.description();
    }
    List<String> panels = new ArrayList<>();
    for (Axes axes : figure.panels()) {
      panels.add(panel(axes));
    }
    return String.join(" ", panels);
  }

  private static String panel(Axes axes) {
    StringBuilder text = new StringBuilder("Panel");
    if (!axes.title().isEmpty()) {
      text.append(" \"").append(axes.title()).append('"');
    }
    text.append(':');
    for (Mark mark : axes.marks()) {
      Bounds bounds = Bounds.of(mark);
      String kind = mark.getClass().getSimpleName().toLowerCase(Locale.ROOT);
      text.append(' ').append(kind);
      if (!mark.label().isEmpty()) {
        text.append(" \"").append(mark.label()).append('"');
      }
      text.append(" over ").append(axis(axes.x(), "x", bounds.xLow(), bounds.xHigh()));
      text.append(" and ").append(axis(axes.y(), "y", bounds.yLow(), bounds.yHigh())).append(';');
    }
    text.setCharAt(text.length() - 1, '.');
    return text.toString();
  }

  private static String axis(Axis axis, String letter, double low, double high) {
    String name = axis.label().isEmpty() ? letter : axis.label();
    return name + " from " + Ticks.number(low) + " to " + Ticks.number(high);
  }
}
