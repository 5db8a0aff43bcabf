package org.nabla.viz;

import java.awt.Color;
import org.jspecify.annotations.Nullable;

/** What a short form such as {@code "ro-"} says about a line. */
record LineFormat(@Nullable Color color, @Nullable Marker marker, Dash dash) {

  static LineFormat parse(String format) {
    Color color = null;
    Marker marker = null;
    Dash dash = null;
    int i = 0;
    while (i < format.length()) {
      Dash stroke = dashAt(format, i);
      if (stroke != null) {
        dash = stroke;
        i += stroke.symbol().length();
        continue;
      }
      char letter = format.charAt(i);
      Marker shape = markerOf(letter);
      if (shape != null) {
        marker = shape;
      } else if ("brgymckw".indexOf(letter) >= 0) {
        color = Palette.of(letter);
      } else {
        throw new IllegalArgumentException(
            "format \""
                + format
                + "\" has '"
                + letter
                + "', which stands for nothing: use a colour (b r g y m c k w), a marker (o s ^ D x"
                + " + v * .) and a stroke (-, --, :, -.)");
      }
      i++;
    }
    boolean markersOnly = marker != null && dash == null;
    return new LineFormat(
        color, marker, dash != null ? dash : markersOnly ? Dash.NONE : Dash.SOLID);
  }

  Line apply(Line line) {
    Line dashed = line.dash(dash);
    Line coloured = color == null ? dashed : dashed.color(color);
    return marker == null ? coloured : coloured.marker(marker);
  }

  private static @Nullable Dash dashAt(String format, int i) {
    for (Dash dash : new Dash[] {Dash.DASHED, Dash.DASH_DOT, Dash.SOLID, Dash.DOTTED}) {
      if (format.startsWith(dash.symbol(), i)) {
        return dash;
      }
    }
    return null;
  }

  private static @Nullable Marker markerOf(char letter) {
    for (Marker marker : Marker.values()) {
      if (marker.symbol() == letter) {
        return marker;
      }
    }
    return null;
  }
}
