package org.nabla.viz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a screen reader says of a figure. */
final class Description {
  /** From so many marks of one kind on, they are counted and not listed. */
  private static final int MANY = 4;

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
    List<List<Mark>> groups = groups(axes.marks());
    for (List<Mark> group : groups) {
      Bounds bounds = group.stream().map(Bounds::of).reduce(Bounds.NONE, Bounds::and);
      text.append(' ').append(name(group));
      text.append(" over ").append(axis(axes.x(), "x", bounds.xLow(), bounds.xHigh()));
      text.append(" and ").append(axis(axes.y(), "y", bounds.yLow(), bounds.yHigh())).append(';');
    }
    text.setCharAt(text.length() - 1, '.');
    return text.toString();
  }

  /** Many marks of one kind without a label are one thing to say; each other mark is its own. */
  private static List<List<Mark>> groups(List<Mark> marks) {
    Map<Class<?>, List<Mark>> unnamed = new HashMap<>();
    for (Mark mark : marks) {
      if (mark.label().isEmpty()) {
        unnamed.computeIfAbsent(mark.getClass(), kind -> new ArrayList<>()).add(mark);
      }
    }
    List<List<Mark>> groups = new ArrayList<>();
    for (Mark mark : marks) {
      List<Mark> same = unnamed.getOrDefault(mark.getClass(), List.of());
      if (!mark.label().isEmpty() || same.size() < MANY) {
        groups.add(List.of(mark));
      } else if (same.get(0) == mark) {
        groups.add(same);
      }
    }
    return groups;
  }

  private static String name(List<Mark> group) {
    Mark mark = group.get(0);
    String kind = mark.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    if (group.size() > 1) {
      return group.size() + (kind.endsWith("s") ? " sets of " + kind : " " + kind + "s");
    }
    return mark.label().isEmpty() ? kind : kind + " \"" + mark.label() + '"';
  }

  private static String axis(Axis axis, String letter, double low, double high) {
    String name = axis.label().isEmpty() ? letter : axis.label();
    return name + " from " + Ticks.number(low) + " to " + Ticks.number(high);
  }
}
