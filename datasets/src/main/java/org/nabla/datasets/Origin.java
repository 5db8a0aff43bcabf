package org.nabla.datasets;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a dataset came from: the line that makes the whole, which of its rows these are, and how
 * its columns were scaled since. Rows and scaling may be applied in either order.
 *
 * @param line the text of the source
 * @param rows the rows within the source; null for all of them
 * @param steps how features and targets were scaled, in this order
 */
record Origin(String line, int @Nullable [] rows, List<Step> steps) {
  /** One scaling. */
  record Step(Scaling how, Scaler scaler) {}

  static final Origin MEMORY = of("memory");

  static Origin of(String line) {
    return new Origin(line, null, List.of());
  }

  Origin select(int[] index) {
    if (rows == null) {
      return new Origin(line, index, steps);
    }
    int[] composed = new int[index.length];
    for (int i = 0; i < index.length; i++) {
      composed[i] = rows[index[i]];
    }
    return new Origin(line, composed, steps);
  }

  Origin scaled(Scaler scaler, Scaling how) {
    List<Step> more = new ArrayList<>(steps);
    more.add(new Step(how, scaler));
    return new Origin(line, rows, List.copyOf(more));
  }
}
