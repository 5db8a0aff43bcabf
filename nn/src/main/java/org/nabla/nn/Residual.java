package org.nabla.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A block that learns what to add to its inputs: {@code y = body(x) + x}, or {@code y = body(x) +
 * projection(x)} where the body changes the width (He, Zhang, Ren and Sun, 2016). The gradient
 * passes the sum undiminished, however deep the body or how many blocks are in a row. Bodies may
 * have residual blocks in them, to any depth.
 *
 * <pre>{@code
 * Residual block = Residual.of(new Dense(8), Activation.relu(), new Dense(8));
 * Residual wider = Residual.of(new Dense(16), Activation.relu()).withProjection(new Dense(16));
 * }</pre>
 *
 * <p>Its parameters and states are those of the body, {@code body.0.weight} and so on, and then
 * those of the projection, {@code projection.weight}.
 *
 * @param body the layers that learn
 * @param projection what brings the inputs to the width of the body's outputs; null to add them as
 *     they are
 */
public record Residual(Sequence body, @Nullable Layer projection) implements Layer {

  private static final String BODY = "body";
  private static final String PROJECTION = "projection";

  /**
   * A block of a body and, where the body changes the width, a projection.
   *
   * @param body the layers that learn
   * @param projection what brings the inputs to the width of the body's outputs; null to add them
   *     as they are
   */
  public Residual {
    Objects.requireNonNull(body, "the body of a Residual is null");
  }

  /**
   * A block that adds its inputs as they are.
   *
   * @param body the layers that learn, first to last; as many outputs as inputs
   * @return the block
   * @throws IllegalArgumentException if there is no layer
   */
  public static Residual of(Layer... body) {
    return new Residual(Sequence.of(body), null);
  }

  /**
   * Returns the same block with a layer that the inputs pass before they are added.
   *
   * @param layer the projection, {@code new Dense(units)} for instance
   * @return a new block
   */
  public Residual withProjection(Layer layer) {
    return new Residual(body, layer);
  }

  @Override
  public int outputs(int inputs) {
    int outputs = body.outputs(inputs);
    if (projection == null) {
      Checks.require(
          outputs == inputs,
          "the body takes %d inputs but gives %d outputs, which cannot be added: end it with %d"
              + " units, or add withProjection(new Dense(%d))",
          inputs,
          outputs,
          inputs,
          outputs);
      return outputs;
    }
    int projected = projection.outputs(inputs);
    Checks.require(
        projected == outputs,
        "the body gives %d outputs but the projection %s gives %d, which cannot be added: project"
            + " to %d units",
        outputs,
        projection,
        projected,
        outputs);
    return outputs;
  }

  @Override
  public List<ParameterSpec> parameters(int inputs) {
    List<ParameterSpec> all = new ArrayList<>();
    body.parameters(inputs).forEach(spec -> all.add(spec.within(BODY)));
    if (projection != null) {
      projection.parameters(inputs).forEach(spec -> all.add(spec.within(PROJECTION)));
    }
    return List.copyOf(all);
  }

  @Override
  public List<StateSpec> states(int inputs) {
    List<StateSpec> all = new ArrayList<>();
    body.states(inputs).forEach(spec -> all.add(spec.within(BODY)));
    if (projection != null) {
      projection.states(inputs).forEach(spec -> all.add(spec.within(PROJECTION)));
    }
    return List.copyOf(all);
  }

  @Override
  public int leastSamples() {
    return Math.max(body.leastSamples(), projection == null ? 1 : projection.leastSamples());
  }

  @Override
  public long operations(int inputs) {
    long projecting = projection == null ? 0 : projection.operations(inputs);
    return body.operations(inputs) + projecting + outputs(inputs);
  }

  /** The body's outputs are kept: its last layer may need them in the backward pass. */
  @Override
  public void forward(Pass pass, double[][] x, double[][] y) {
    int n = pass.samples();
    double[][] learned = pass.scratch(0, y.length);
    pass.child(0, body, x.length).forward(x, learned);
    double[][] shortcut = x;
    if (projection != null) {
      shortcut = pass.scratch(1, y.length);
      pass.child(1, projection, x.length).forward(x, shortcut);
    }
    for (int u = 0; u < y.length; u++) {
      sum(learned[u], shortcut[u], y[u], n);
    }
  }

  @Override
  public void forwardOne(Pass pass, double[] x, double[] y) {
    body.forwardOne(pass.child(0, body, x.length), x, y);
    double[] shortcut = x;
    if (projection != null) {
      shortcut = new double[y.length];
      projection.forwardOne(pass.child(1, projection, x.length), x, shortcut);
    }
    sum(y, shortcut, y, y.length);
  }

  @Override
  public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
    int n = pass.samples();
    boolean wants = pass.wantsInputGradient();
    Pass inner = pass.child(0, body, x.length);
    inner.wantsInputGradient(wants);
    inner.backward(x, pass.scratch(0, y.length), dy, dx);
    double[][] shortcut = dy;
    if (projection != null) {
      Pass beside = pass.child(1, projection, x.length);
      beside.wantsInputGradient(wants);
      shortcut = pass.scratch(2, x.length);
      beside.backward(x, pass.scratch(1, y.length), dy, shortcut);
    }
    if (wants) {
      for (int u = 0; u < dx.length; u++) {
        sum(dx[u], shortcut[u], dx[u], n);
      }
    }
  }

  private static void sum(double[] a, double[] b, double[] sum, int n) {
    for (int s = 0; s < n; s++) {
      sum[s] = a[s] + b[s];
    }
  }

  @Override
  public String toString() {
    return "Residual" + body.layers() + (projection == null ? "" : " with " + projection);
  }
}
