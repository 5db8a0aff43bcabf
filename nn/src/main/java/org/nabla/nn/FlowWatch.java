package org.nabla.nn;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures the flow of one step: outputs and their gradients while they are computed. */
final class FlowWatch implements Watch {

  private static final double SPARED = 0.05;

  private final Network network;
  private final Pass root;
  private final Tally tally;
  private final Map<Pass, Row> rows = new IdentityHashMap<>();
  private final Map<Activation, Ends> ends = new IdentityHashMap<>();
  private final List<Row> order = new ArrayList<>();

  /** What one layer gave, overwritten by each watched step. */
  private static final class Row {
    private final Pass pass;
    private int units;
    private Moments outputs = Moments.NONE;
    private Moments outputGradients = Moments.NONE;
    private Moments parameters = Moments.NONE;
    private Moments gradients = Moments.NONE;
    private Moments updates = Moments.NONE;
    private double dead = Double.NaN;
    private double saturated = Double.NaN;
    private @Nullable NotFinite output;
    private @Nullable NotFinite outputGradient;

    Row(Pass pass) {
      this.pass = pass;
    }

    void clear() {
      outputs = Moments.NONE;
      outputGradients = Moments.NONE;
      parameters = Moments.NONE;
      gradients = Moments.NONE;
      updates = Moments.NONE;
      output = null;
      outputGradient = null;
    }

    int from() {
      return pass.ownParameters();
    }

    int to() {
      return pass.place().end();
    }

    LayerFlow flow() {
      return new LayerFlow(
          pass.name(),
          pass.layer().toString(),
          units,
          outputs,
          outputGradients,
          parameters,
          gradients,
          updates,
          dead,
          saturated);
    }
  }

  FlowWatch(Network network, Workspace workspace) {
    this.network = network;
    this.root = workspace.root();
    this.tally = new Tally(workspace.capacity());
  }

  void begin() {
    for (Row row : rows.values()) {
      row.clear();
    }
    root.watch(this);
  }

  private Row row(Pass pass) {
    Row row = rows.get(pass);
    if (row == null) {
      row = new Row(pass);
      rows.put(pass, row);
    }
    return row;
  }

  @Override
  public void forward(Pass pass, double[][] x, double[][] y) {
    if (pass.layer() instanceof Sequence) {
      return;
    }
    int n = pass.samples();
    Row row = row(pass);
    row.units = y.length;
    row.outputs = tally.of(y, n);
    if (!row.outputs.finite()) {
      row.output = notFinite(NotFinite.Kind.OUTPUT, pass, y, n);
    }
    if (pass.layer() instanceof Activation activation) {
      Ends at = ends.get(activation);
      if (at == null) {
        at = Ends.of(activation);
        ends.put(activation, at);
      }
      row.dead = at.one() ? (double) at.stuck(activation, x, y, n, 0) / y.length : 0;
      int spared = (int) (SPARED * n);
      row.saturated = at.both() ? (double) at.stuck(activation, x, y, n, spared) / y.length : 0;
    }
  }

  @Override
  public void backward(Pass pass, double[][] dy) {
    if (pass.layer() instanceof Sequence) {
      return;
    }
    Row row = row(pass);
    row.outputGradients = tally.of(dy, pass.samples());
    if (!row.outputGradients.finite()) {
      row.outputGradient = notFinite(NotFinite.Kind.OUTPUT_GRADIENT, pass, dy, pass.samples());
    }
  }

  private static @Nullable NotFinite notFinite(
      NotFinite.Kind kind, Pass pass, double[][] rows, int samples) {
    for (int u = 0; u < rows.length; u++) {
      for (int s = 0; s < samples; s++) {
        if (!Double.isFinite(rows[u][s])) {
          String place = "layer " + pass.name() + ", " + pass.layer();
          return new NotFinite(kind, place, u, s, rows[u][s]);
        }
      }
    }
    return null;
  }

  /** Measures the parameters, and their gradient unless the backward pass did not get there. */
  void parameters(double[] parameters, double @Nullable [] gradient) {
    root.watch(null);
    order.clear();
    collect(root);
    for (Row row : order) {
      row.parameters = tally.of(parameters, row.from(), row.to());
      if (gradient != null) {
        row.gradients = tally.of(gradient, row.from(), row.to());
      }
    }
  }

  /** Layers in the order of their outputs: a nest follows the layers within it. */
  private void collect(Pass pass) {
    for (Pass child : pass.children()) {
      collect(child);
      if (!(child.layer() instanceof Sequence)) {
        order.add(row(child));
      }
    }
  }

  /** Measures what a step changed. */
  void updates(double[] before, double[] after) {
    for (Row row : order) {
      row.updates = tally.ofDifference(after, before, row.from(), row.to());
    }
  }

  /** All that was measured; the arrays are those that {@link #parameters} got. */
  GradientFlow flow(
      long step,
      int epoch,
      int samples,
      double loss,
      double[] parameters,
      double[] gradient,
      double[] after) {
    return new GradientFlow(
        step,
        epoch,
        samples,
        loss,
        order.stream().map(Row::flow).toList(),
        Optional.ofNullable(firstNotFinite(parameters, gradient, after)));
  }

  private @Nullable NotFinite firstNotFinite(
      double[] parameters, double[] gradient, double[] after) {
    for (Row row : order) {
      if (!row.parameters.finite()) {
        return network.notFinite(NotFinite.Kind.PARAMETER, parameters, row.from(), row.to());
      }
    }
    for (Row row : order) {
      if (row.output != null) {
        return row.output;
      }
    }
    for (int i = order.size() - 1; i >= 0; i--) {
      Row row = order.get(i);
      if (row.outputGradient != null) {
        return row.outputGradient;
      }
      if (!row.gradients.finite()) {
        return network.notFinite(NotFinite.Kind.GRADIENT, gradient, row.from(), row.to());
      }
    }
    for (Row row : order) {
      if (!row.updates.finite()) {
        return network.notFinite(NotFinite.Kind.UPDATE, after, row.from(), row.to());
      }
    }
    return null;
  }
}
