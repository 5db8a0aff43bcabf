package org.nabla.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nabla.nn.Finding.Verdict;

/**
 * The rules that judge the layers of a {@link GradientFlow}. With the norm {@code |.|} of {@link
 * Moments}, a layer is
 *
 * <ul>
 *   <li><em>vanishing</em> if {@code |gradient| < vanishing * |gradient|} of the layer after it
 *       that has the largest gradient by its parameters: the gradient fades on its way back from
 *       the loss (Hochreiter, 1991; Glorot and Bengio, 2010); or if its gradient and all those
 *       after it are 0 though the derivative by the network's outputs is not;
 *   <li><em>exploding</em> if one of its numbers is not finite; or the derivative by its outputs
 *       has a norm of more than {@code exploding} times that by the network's outputs; or {@code
 *       |gradient| > exploding * |parameters|}; or {@code |update| > update * |parameters|}, the
 *       latter two unless all parameters are zero;
 *   <li><em>dead</em> if at least the share {@code dead} of its units are dead;
 *   <li><em>saturated</em> if at least the share {@code saturated} of its units are saturated,
 *       except in the last layer of the network, whose outputs a classifier is to drive to 0 and 1.
 * </ul>
 *
 * <p>Batches of fewer than 10 samples give no verdict of the last two kinds: too many units are off
 * by chance.
 *
 * @param vanishing least gradient, as a part of the largest after it; 1e-3 by default
 * @param exploding largest gradient, as a multiple; 1000 by default
 * @param update largest update, as a part of the parameters; 2 by default, for the second step of a
 *     layer that began at zero is up to twice the first
 * @param dead share of dead units from which a layer counts as dead; 0.5 by default
 * @param saturated share of saturated units from which a layer counts as saturated; 0.5 by default
 */
public record FlowRules(
    double vanishing, double exploding, double update, double dead, double saturated) {

  private static final int LEAST_SAMPLES = 10;

  /**
   * Checks the components.
   *
   * @param vanishing least gradient, as a part of the largest after it; 1e-3 by default
   * @param exploding largest gradient, as a multiple; 1000 by default
   * @param update largest update, as a part of the parameters; 2 by default, for the second step of
   *     a layer that began at zero is up to twice the first
   * @param dead share of dead units from which a layer counts as dead; 0.5 by default
   * @param saturated share of saturated units from which a layer counts as saturated; 0.5 by
   *     default
   * @throws IllegalArgumentException if {@code vanishing} is not between 0 and 1, {@code exploding}
   *     is not above 1, {@code update} is not positive, or a share is not above 0 and at most 1
   */
  public FlowRules {
    Checks.require(
        vanishing > 0 && vanishing < 1,
        "the part of the gradient that vanishes is %s: it must be between 0 and 1, 1e-3 for"
            + " instance",
        vanishing);
    Checks.require(
        exploding > 1 && exploding < Double.POSITIVE_INFINITY,
        "the multiple of the gradient that explodes is %s: it must be above 1, 1000 for instance",
        exploding);
    Checks.positive(update, "the largest update");
    requireShare(dead, "dead");
    requireShare(saturated, "saturated");
  }

  private static void requireShare(double share, String what) {
    Checks.require(
        share > 0 && share <= 1,
        "the share of %s units is %s: it must be above 0 and at most 1, 0.5 for instance",
        what,
        share);
  }

  /**
   * The rules with their defaults.
   *
   * @return the rules
   */
  public static FlowRules defaults() {
    return new FlowRules(1e-3, 1e3, 2, 0.5, 0.5);
  }

  List<Finding> judge(GradientFlow flow) {
    List<Finding> findings = new ArrayList<>();
    List<LayerFlow> layers = flow.layers();
    Moments output = layers.get(layers.size() - 1).outputGradients();
    double largest = 0;
    for (int i = layers.size() - 1; i >= 0; i--) {
      LayerFlow layer = layers.get(i);
      List<Finding> found = new ArrayList<>();
      exploding(layer, output, found);
      vanishing(layer, largest, output, found);
      stuck(layer, flow.samples(), i == layers.size() - 1, found);
      if (found.isEmpty()) {
        found.add(healthy(layer, largest));
      }
      findings.addAll(0, found);
      largest = layer.gradients().norm() > largest ? layer.gradients().norm() : largest;
    }
    return List.copyOf(findings);
  }

  private void exploding(LayerFlow layer, Moments output, List<Finding> found) {
    if (!layer.finite()) {
      found.add(finding(Verdict.EXPLODING, layer, "%s not finite", notFinite(layer)));
      return;
    }
    double reference = output.norm();
    double norm = layer.outputGradients().norm();
    if (reference > 0 && norm > exploding * reference) {
      found.add(
          finding(
              Verdict.EXPLODING,
              layer,
              "the derivative by its outputs has norm %.3g, %.3g times that by the network's"
                  + " outputs, more than %.3g",
              norm,
              norm / reference,
              exploding));
    }
    double size = layer.parameters().norm();
    double gradient = layer.gradients().norm();
    if (size > 0 && gradient > exploding * size) {
      found.add(
          finding(
              Verdict.EXPLODING,
              layer,
              "its gradient has norm %.3g, %.3g times that of its parameters, more than %.3g",
              gradient,
              gradient / size,
              exploding));
    }
    if (size > 0 && layer.updates().norm() > update * size) {
      found.add(
          finding(
              Verdict.EXPLODING,
              layer,
              "its update has norm %.3g, %.3g times that of its parameters, more than %.3g",
              layer.updates().norm(),
              layer.updateRatio(),
              update));
    }
  }

  private static String notFinite(LayerFlow layer) {
    List<String> wrong = new ArrayList<>();
    String[] names = {
      "parameters", "outputs", "derivatives by outputs", "derivatives by parameters", "updates"
    };
    Moments[] moments = {
      layer.parameters(),
      layer.outputs(),
      layer.outputGradients(),
      layer.gradients(),
      layer.updates()
    };
    for (int i = 0; i < names.length; i++) {
      if (!moments[i].finite()) {
        wrong.add(names[i]);
      }
    }
    return String.join(", ", wrong) + (wrong.size() == 1 ? ": a number is" : ": numbers are");
  }

  private void vanishing(LayerFlow layer, double largest, Moments output, List<Finding> found) {
    double norm = layer.gradients().norm();
    if (layer.gradients().count() == 0) {
      return;
    }
    if (norm == 0 && largest == 0 && output.norm() > 0) {
      found.add(
          finding(
              Verdict.VANISHING,
              layer,
              "its gradient is 0, though the derivative by the network's outputs has norm %.3g",
              output.norm()));
    } else if (norm < vanishing * largest) {
      found.add(
          finding(
              Verdict.VANISHING,
              layer,
              "its gradient has norm %.3g, %.3g of the largest of the layers after it, less than"
                  + " %.3g",
              norm,
              norm / largest,
              vanishing));
    }
  }

  private void stuck(LayerFlow layer, int samples, boolean last, List<Finding> found) {
    if (samples < LEAST_SAMPLES) {
      return;
    }
    if (layer.dead() >= dead) {
      found.add(
          finding(
              Verdict.DEAD,
              layer,
              "%d of %d units are on for no sample of the batch, at least the share %.3g",
              Math.round(layer.dead() * layer.units()),
              layer.units(),
              dead));
    }
    if (layer.saturated() >= saturated && !last) {
      found.add(
          finding(
              Verdict.SATURATED,
              layer,
              "%d of %d units are at a flat end for 95 %% of the samples or more, at least the"
                  + " share %.3g",
              Math.round(layer.saturated() * layer.units()),
              layer.units(),
              saturated));
    }
  }

  private static Finding healthy(LayerFlow layer, double largest) {
    double norm = layer.gradients().norm();
    if (layer.gradients().count() > 0) {
      return largest == 0
          ? finding(Verdict.HEALTHY, layer, "its gradient has norm %.3g", norm)
          : finding(
              Verdict.HEALTHY,
              layer,
              "its gradient has norm %.3g, %.3g of the largest of the layers after it",
              norm,
              norm / largest);
    }
    return Double.isNaN(layer.dead())
        ? finding(Verdict.HEALTHY, layer, "no rule found anything")
        : finding(
            Verdict.HEALTHY,
            layer,
            "%.3g of its units are dead, %.3g saturated",
            layer.dead(),
            layer.saturated());
  }

  private static Finding finding(Verdict verdict, LayerFlow layer, String rule, Object... numbers) {
    return new Finding(verdict, layer.name(), String.format(Locale.ROOT, rule, numbers));
  }
}
