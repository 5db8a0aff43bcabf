package org.nabla.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.nabla.optim.Diagnosis.Finding;

/** Looks at a run from all sides for a {@link Diagnosis}. */
final class Examination {
  private static final double NEAR = 1e-4;

  private final DescentResult result;
  private final double[] x;
  private final double scale;
  private final double norm;
  private final double[] eigenvalues;
  private final double largest;
  private final double error;
  private final RecordedSteps steps;
  private final List<Finding> findings = new ArrayList<>();

  /** With the size below which a curvature is the error of the Hessian: 0 where it is exact. */
  Examination(DescentResult result, Gradient gradient, Hessian hessian, double error) {
    this.result = result;
    this.error = error;
    x = result.point();
    scale = Math.max(1, Vectors.norm(x));
    double[] g = new double[x.length];
    gradient.at(x, g);
    norm = Vectors.norm(g);
    eigenvalues = curvatures(hessian, x);
    largest = Vectors.largest(eigenvalues);
    steps = new RecordedSteps(result);
    examine();
  }

  private static double[] curvatures(Hessian hessian, double[] x) {
    double[][] matrix = new double[x.length][x.length];
    hessian.at(x, matrix);
    double[] values = new double[x.length];
    for (double[] row : matrix) {
      if (Check.firstNonFinite(row) >= 0) {
        Arrays.fill(values, Double.NaN);
        return values;
      }
    }
    Vectors.symmetrize(matrix);
    values = new EigenDecomposition(new Array2DRowRealMatrix(matrix)).getRealEigenvalues();
    Arrays.sort(values);
    return values;
  }

  double norm() {
    return norm;
  }

  double[] eigenvalues() {
    return eigenvalues;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Curvatures as a descent sees them: turned over where the function is maximized. */
  private double least() {
    return result.uphill() ? -eigenvalues[eigenvalues.length - 1] : eigenvalues[0];
  }

  private double most() {
    return result.uphill() ? -eigenvalues[0] : eigenvalues[eigenvalues.length - 1];
  }

  double suggestedRate() {
    if (!(largest > 0)) {
      return Double.NaN;
    }
    return least() > 0 ? 2 / (least() + most()) : 1 / largest;
  }

  private double distance() {
    return largest > 0 ? norm / largest : norm == 0 ? 0 : Double.POSITIVE_INFINITY;
  }

  private boolean arrived() {
    return distance() <= NEAR * scale;
  }

  private void examine() {
    if (diverged()) {
      rateTooHigh();
      return;
    }
    if (steps.alternates()) {
      find(
          Symptom.OSCILLATING,
          "the run jumps between "
              + Vectors.shown(steps.last(1))
              + " and "
              + Vectors.shown(steps.last(0))
              + ": lower the rate, for example to "
              + lowerRate());
      rateTooHigh();
      return;
    }
    if (arrived()) {
      arrival();
      return;
    }
    lengths();
    if (!rateTooHigh() && !rateTooSmall() && findings.isEmpty()) {
      find(
          Symptom.ON_THE_WAY,
          "the run ended on its way, with a gradient norm of " + norm + ": take more steps");
    }
  }

  private void find(Symptom symptom, String sentence) {
    findings.add(new Finding(symptom, sentence));
  }

  private boolean diverged() {
    String condition = result.reason().condition();
    if (!condition.equals("non-finite") && !condition.equals("diverging")) {
      return false;
    }
    find(
        Symptom.DIVERGING,
        "the run went out of bounds: "
            + result.reason().sentence()
            + (Double.isNaN(suggestedRate()) ? "" : "; suggested rate " + suggestedRate()));
    return true;
  }

  private void arrival() {
    double flat = Math.max(error, 1e-8 * largest);
    long above = Arrays.stream(eigenvalues).filter(each -> each > flat).count();
    long below = Arrays.stream(eigenvalues).filter(each -> each < -flat).count();
    Symptom kind =
        above + below < x.length && (above == 0 || below == 0)
            ? Symptom.FLAT
            : below == 0 ? Symptom.MINIMUM : above == 0 ? Symptom.MAXIMUM : Symptom.SADDLE;
    Symptom wanted = result.uphill() ? Symptom.MAXIMUM : Symptom.MINIMUM;
    boolean moved = Vectors.distance(x, result.start()) > 1e-12 * scale;
    if (!moved && kind != wanted) {
      find(
          Symptom.STUCK_AT_START,
          "the start has a gradient of 0 and is "
              + named(kind)
              + ", so that no step moves it: start a little beside it, or add noise");
    }
    find(
        kind,
        "the run ended at "
            + named(kind)
            + ", with a gradient norm of "
            + norm
            + " and curvatures from "
            + eigenvalues[0]
            + " to "
            + eigenvalues[eigenvalues.length - 1]);
  }

  private static String named(Symptom kind) {
    return switch (kind) {
      case MINIMUM -> "a minimum";
      case MAXIMUM -> "a maximum";
      case SADDLE -> "a saddle";
      default -> "a flat place";
    };
  }

  private void lengths() {
    double first = steps.firstLength();
    double last = steps.lastLength();
    if (last >= 1000 * first && first > 0) {
      find(
          Symptom.EXPLODING_STEPS,
          "the last step of length "
              + last
              + " is "
              + last / first
              + " times as long as the first: lower the rate, or clip the gradient");
    }
    if (last < 1e-8 * scale) {
      find(
          Symptom.VANISHING_STEPS,
          "the last step has a length of only "
              + last
              + " with a gradient norm of "
              + norm
              + ": raise the rate, or let its schedule fall more slowly");
    }
  }

  private boolean rateTooHigh() {
    double rate = steps.lastRate();
    if (!steps.plain() || !(most() > 0) || rate <= 2 / most()) {
      return false;
    }
    find(
        Symptom.RATE_TOO_HIGH,
        "the rate "
            + rate
            + " is above 2 / L = "
            + 2 / most()
            + " with the largest curvature L = "
            + most()
            + ": suggested rate "
            + suggestedRate());
    return true;
  }

  /** How many steps are left, where the slowest direction shrinks by (1 - rate * curvature). */
  private boolean rateTooSmall() {
    double rate = steps.lastRate();
    if (!steps.plain() || !(most() > 0) || !(rate < suggestedRate() / 2)) {
      return false;
    }
    double slowest = least() > 0 ? least() : most();
    double left = Math.log(distance() / (NEAR * scale)) / (rate * slowest);
    if (left <= 0.5 * result.steps()) {
      return false;
    }
    find(
        Symptom.RATE_TOO_SMALL,
        "the rate "
            + rate
            + " is so small that about "
            + Math.round(left)
            + " steps are left after "
            + result.steps()
            + ": suggested rate "
            + suggestedRate());
    return true;
  }

  private double lowerRate() {
    double half = steps.lastRate() / 2;
    return Double.isNaN(suggestedRate()) ? half : Math.min(half, suggestedRate());
  }
}
