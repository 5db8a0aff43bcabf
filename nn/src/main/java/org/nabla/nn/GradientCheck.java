package org.nabla.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Compares the gradients that a network computes with central differences of its loss, {@code (f(p
 * + h) - f(p - h))/(2h)}, block by block, the inputs included.
 *
 * <p>An error is {@code |computed - difference|} relative to the larger of both, or to a thousandth
 * of the largest finite derivative in the network where that is more; it is NaN where a derivative
 * is not finite. Steps h of 1e-5, 1e-6 and 1e-7 times {@code max(1, |p|)} are tried and the best
 * counts. Where all fail, the number is skipped and counted if the slopes on both sides differ, as
 * at the kink of a ReLU, or if the rounding of the loss alone may explain the error; the latter
 * takes a derivative that is tiny beside the loss. Every loss is that of a step from the network's
 * present state.
 *
 * <pre>{@code
 * GradientCheck check = GradientCheck.of(network, new Mse(), x, y);
 * if (!check.passes(1e-6)) throw new AssertionError(check);
 * }</pre>
 */
public final class GradientCheck {

  private static final double GOOD = 1e-8;
  private static final double KINK = 1e-4;

  /** How far a sum of three losses may be off, in units of the loss's last place. */
  private static final double ROUNDING = 64;

  /**
   * What was found in one block.
   *
   * @param name name of the parameter block, or {@code input 0} and so on
   * @param checked how many numbers were compared
   * @param skipped how many were at a kink, or too small beside the loss to be compared
   * @param error the largest relative error; NaN if a derivative is not finite
   * @param index index of that number within the block
   */
  public record Block(String name, int checked, int skipped, double error, int index) {}

  private final List<Block> blocks;

  private GradientCheck(List<Block> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  /**
   * Checks a network, in training mode, at its present parameters.
   *
   * @param network the network, initialized
   * @param loss the loss
   * @param x samples, {@code [sample][input]}; few are enough; not modified
   * @param y targets, {@code [sample][output]}; not modified
   * @return what was found
   * @throws IllegalArgumentException if a shape does not fit or the data have no rows, are ragged
   *     or have numbers that are not finite
   * @throws IllegalStateException if the network has no values yet
   */
  public static GradientCheck of(Network network, Loss loss, double[][] x, double[][] y) {
    Data data = Data.of(network, loss, x, y);
    Run run = new Run(network, loss, data);
    List<Block> blocks = new ArrayList<>();
    for (ParameterBlock block : network.blocks()) {
      int from = block.offset();
      blocks.add(
          run.check(
              block.name(),
              run.parameters,
              from,
              Arrays.copyOfRange(run.gradient, from, from + block.size())));
    }
    for (int u = 0; u < data.input().length; u++) {
      blocks.add(run.check("input " + u, data.input()[u], 0, run.inputGradient[u]));
    }
    return new GradientCheck(blocks);
  }

  /**
   * Returns what was found, parameter blocks first, then each input.
   *
   * @return one entry for each block
   */
  public List<Block> blocks() {
    return blocks;
  }

  /**
   * Returns the block with the largest error, the first with NaN if there is one.
   *
   * @return the worst block
   */
  public Block worst() {
    return blocks.stream().max(Comparator.comparingDouble(Block::error)).orElseThrow();
  }

  /**
   * Returns whether every gradient agrees and something was compared.
   *
   * @param tolerance largest relative error, 1e-6 for instance
   * @return false if an error is larger or NaN, or every number was skipped
   */
  public boolean passes(double tolerance) {
    int checked = 0;
    for (Block block : blocks) {
      checked += block.checked();
      if (!(block.error() <= tolerance)) {
        return false;
      }
    }
    return checked > 0;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("GradientCheck");
    for (Block block : blocks) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n  %-12s error %.2e at [%d], %d checked, %d skipped",
              block.name(),
              block.error(),
              block.index(),
              block.checked(),
              block.skipped()));
    }
    return text.toString();
  }

  private static final class Run {
    private final Workspace workspace;
    private final Loss loss;
    private final Data data;
    private final double[] parameters;
    private final double[] initialState;
    private final double[] state;
    private final double[] gradient;
    private final double[] ignored;
    private final double[][] inputGradient;
    private final double floor;
    private final double value;

    Run(Network network, Loss loss, Data data) {
      this.loss = loss;
      this.data = data;
      network.requireSamples(data.samples());
      workspace = new Workspace(network, data.samples(), true, Kernels.best());
      workspace.wantInputGradient();
      parameters = network.parameters();
      initialState = network.state();
      state = initialState.clone();
      gradient = new double[parameters.length];
      ignored = new double[parameters.length];
      Arrays.fill(gradient, Double.NaN);
      value = evaluate(gradient);
      inputGradient = new double[data.input().length][];
      double largest = 0;
      for (double g : gradient) {
        largest = largestFinite(largest, g);
      }
      for (int u = 0; u < inputGradient.length; u++) {
        inputGradient[u] = Arrays.copyOf(workspace.inputGradient()[u], data.samples());
        for (double g : inputGradient[u]) {
          largest = largestFinite(largest, g);
        }
      }
      floor = Math.max(1e-3 * largest, 1e-9);
    }

    /** One infinite derivative must not hide the errors of all others. */
    private static double largestFinite(double largest, double g) {
      return Double.isFinite(g) ? Math.max(largest, Math.abs(g)) : largest;
    }

    private double evaluate(double[] gradientOut) {
      System.arraycopy(initialState, 0, state, 0, state.length);
      return workspace.lossAndGradient(
          loss,
          parameters,
          state,
          data.input(),
          data.target(),
          data.weights(),
          data.samples(),
          gradientOut);
    }

    Block check(String name, double[] values, int offset, double[] computed) {
      int checked = 0;
      int skipped = 0;
      double worst = 0;
      int worstIndex = 0;
      for (int i = 0; i < computed.length; i++) {
        double error = error(values, offset + i, computed[i]);
        if (error < 0) {
          skipped++;
          continue;
        }
        checked++;
        if (Double.compare(error, worst) > 0) { // NaN is the greatest here
          worst = error;
          worstIndex = i;
        }
      }
      return new Block(name, checked, skipped, worst, worstIndex);
    }

    /** The smallest relative error of any step, or -1 at a kink or where rounding may be all. */
    private double error(double[] values, int i, double computed) {
      if (!Double.isFinite(computed)) {
        return Double.NaN;
      }
      double best = Double.POSITIVE_INFINITY;
      double jump = 0;
      double farthest = 0;
      double rounding = ROUNDING * Math.ulp(value);
      double kept = values[i];
      for (double h = 1e-5; h > 0.5e-7; h /= 10) {
        double step = h * Math.max(1, Math.abs(kept));
        values[i] = kept + step;
        double up = evaluate(ignored);
        values[i] = kept - step;
        double down = evaluate(ignored);
        values[i] = kept;
        double slope = (up - down) / (2 * step);
        double scale = Math.max(floor, Math.max(Math.abs(computed), Math.abs(slope)));
        double off = Math.abs(computed - slope);
        best = Math.min(best, off / scale);
        farthest = Math.max(farthest, off * 2 * step);
        double bend = Math.max(0, Math.abs(up - 2 * value + down) - rounding);
        jump = bend / step / scale;
        if (best <= GOOD) {
          break;
        }
      }
      return best > 1e-6 && (jump > KINK || farthest <= rounding) ? -1 : best;
    }
  }
}
