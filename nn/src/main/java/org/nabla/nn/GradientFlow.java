package org.nabla.nn;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nabla.nn.Finding.Verdict;

/**
 * How numbers flowed through a network in one training step: for each layer the moments of its
 * outputs, of the derivatives by them, of its parameters, of their gradient and of their update,
 * the shares of dead and saturated units, and the first number that is not finite. Plain data; the
 * verdicts follow from them by {@link FlowRules}.
 *
 * <p>Of one batch:
 *
 * <pre>{@code
 * GradientFlow flow = GradientFlow.of(network, new Mse(), x, y);
 * Set<Finding.Verdict> verdicts = flow.verdicts();
 * List<Finding> findings = flow.findings(); // each with its layer, its rule and the numbers
 * }</pre>
 *
 * <p>Of a run, every tenth step and the step that diverges:
 *
 * <pre>{@code
 * List<GradientFlow> flows = new ArrayList<>();
 * Fit fit = trainer.gradientFlow(10, flows::add).fit(network, x, y, update);
 * }</pre>
 *
 * <p>Rows are layers in the order in which their outputs are computed. Layers within a nest have
 * rows of their own; a nest follows them with what it makes of their outputs, except that a {@link
 * Sequence}, which makes nothing of them, has no row.
 *
 * <p>To watch changes no bit of the training. (Glorot and Bengio, Understanding the difficulty of
 * training deep feedforward neural networks, 2010, watch the same quantities.)
 *
 * @param step the step, from 0
 * @param epoch the epoch, from 1; 0 outside of training
 * @param samples number of samples in the batch
 * @param loss loss of the batch before the step, without penalties; NaN if the loss refused the
 *     outputs
 * @param layers one row for each layer
 * @param notFinite the first number of the step that is NaN or infinite, in the order of
 *     computation: parameters, outputs from the first layer to the last, derivatives from the last
 *     to the first, updates; empty if all are finite
 */
public record GradientFlow(
    long step,
    int epoch,
    int samples,
    double loss,
    List<LayerFlow> layers,
    Optional<NotFinite> notFinite) {

  /**
   * Checks and copies the rows.
   *
   * @param step the step, from 0
   * @param epoch the epoch, from 1; 0 outside of training
   * @param samples number of samples in the batch
   * @param loss loss of the batch before the step, without penalties; NaN if the loss refused the
   *     outputs
   * @param layers one row for each layer
   * @param notFinite the first number of the step that is NaN or infinite, in the order of
   *     computation: parameters, outputs from the first layer to the last, derivatives from the
   *     last to the first, updates; empty if all are finite
   * @throws IllegalArgumentException if there are no rows
   */
  public GradientFlow {
    Checks.require(!layers.isEmpty(), "a flow has no layers: give a row for each layer");
    layers = List.copyOf(layers);
  }

  /**
   * Measures one batch, as a step of training would see it, without penalties and without an
   * update.
   *
   * @param network the network, initialized; not modified
   * @param loss the loss
   * @param x samples, {@code [sample][input]}; not modified
   * @param y targets, {@code [sample][output]}; not modified
   * @return the flow; the moments of updates have count 0
   * @throws IllegalArgumentException if a shape does not fit or the data have no rows, are ragged
   *     or have numbers that are not finite, or a layer needs more samples
   * @throws IllegalStateException if the network has no values yet
   */
  public static GradientFlow of(Network network, Loss loss, double[][] x, double[][] y) {
    Data data = Data.of(network, loss, x, y);
    int n = data.samples();
    network.requireSamples(n);
    double[] parameters = network.parameters();
    double[] state = network.state();
    double[] gradient = new double[parameters.length];
    Workspace workspace = new Workspace(network, n, true, Kernels.best());
    List<GradientFlow> seen = new ArrayList<>();
    new WatchedSteps(1, seen::add, network, workspace)
        .diverged(
            0,
            0,
            n,
            parameters,
            gradient,
            () ->
                workspace.lossAndGradient(
                    loss, parameters, state, data.input(), data.target(), null, n, gradient));
    return seen.get(0);
  }

  /**
   * Returns a layer.
   *
   * @param name its name: see {@link LayerFlow#name}
   * @return its row
   * @throws IllegalArgumentException if there is no such layer
   */
  public LayerFlow layer(String name) {
    for (LayerFlow layer : layers) {
      if (layer.name().equals(name)) {
        return layer;
      }
    }
    throw new IllegalArgumentException(
        "there is no layer '"
            + name
            + "': the layers are "
            + layers.stream().map(LayerFlow::name).toList());
  }

  /**
   * Judges each layer by the default rules.
   *
   * @return one finding at least for each layer, in their order
   */
  public List<Finding> findings() {
    return findings(FlowRules.defaults());
  }

  /**
   * Judges each layer.
   *
   * @param rules the rules
   * @return one finding at least for each layer, in their order
   */
  public List<Finding> findings(FlowRules rules) {
    return rules.judge(this);
  }

  /**
   * Judges the network by the default rules.
   *
   * @return every verdict on a layer, or {@link Verdict#HEALTHY} alone if all layers are
   */
  public Set<Verdict> verdicts() {
    return verdicts(FlowRules.defaults());
  }

  /**
   * Judges the network.
   *
   * @param rules the rules
   * @return every verdict on a layer, or {@link Verdict#HEALTHY} alone if all layers are
   */
  public Set<Verdict> verdicts(FlowRules rules) {
    Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
    findings(rules).forEach(finding -> verdicts.add(finding.verdict()));
    if (verdicts.size() > 1) {
      verdicts.remove(Verdict.HEALTHY);
    }
    return verdicts;
  }

  /**
   * Returns a table with a line for each layer, and below it what the rules found. Texts of more
   * than 24 characters are cut short in the table: {@link LayerFlow#layer} has them whole.
   */
  @Override
  public String toString() {
    int names = layers.stream().mapToInt(layer -> layer.name().length()).max().orElse(0);
    String start = "%n%-" + Math.max(8, names) + "s %-24s ";
    StringBuilder text = new StringBuilder();
    text.append("step ").append(step).append(", loss ").append(loss);
    text.append(
        String.format(
            Locale.ROOT,
            start + "%9s %9s %9s %9s %9s %6s %6s",
            "",
            "layer",
            "mean",
            "dev.",
            "|dL/dy|",
            "|dL/dp|",
            "upd./par.",
            "dead",
            "sat."));
    for (LayerFlow layer : layers) {
      text.append(
          String.format(
              Locale.ROOT,
              start + "%9.2g %9.2g %9.2g %9.2g %9.2g %6.2f %6.2f",
              layer.name(),
              Summary.shortened(layer.layer(), 24),
              layer.outputs().mean(),
              layer.outputs().deviation(),
              layer.outputGradients().norm(),
              layer.gradients().norm(),
              layer.updateRatio(),
              layer.dead(),
              layer.saturated()));
    }
    for (Finding finding : findings()) {
      if (finding.verdict() != Verdict.HEALTHY) {
        text.append(String.format(Locale.ROOT, "%n%s", finding));
      }
    }
    notFinite.ifPresent(place -> text.append(String.format(Locale.ROOT, "%nfirst %s", place)));
    return text.toString();
  }
}
