package org.nabla.datasets;

import java.util.List;
import java.util.Locale;

/** What a scaler is applied to, and in which direction. */
enum Scaling {
  SCALED,
  UNSCALED,
  SCALED_TARGETS,
  UNSCALED_TARGETS;

  boolean ofTargets() {
    return this == SCALED_TARGETS || this == UNSCALED_TARGETS;
  }

  double[][] rows(Scaler scaler, double[][] rows) {
    return this == SCALED || this == SCALED_TARGETS ? scaler.apply(rows) : scaler.inverse(rows);
  }

  List<String> columns(Schema schema) {
    return ofTargets() ? schema.targets() : schema.features();
  }

  /** As a step of a dataset's line: {@code scaled-targets}. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
