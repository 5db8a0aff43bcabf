package org.nabla.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * What happened in a run, as data and as sentences:
 *
 * <pre>{@code
 * Diagnosis diagnosis = Diagnosis.of(found, df);
 * boolean arrived = diagnosis.has(Symptom.MINIMUM);
 * String text = diagnosis.toString();
 * }</pre>
 *
 * <p>The kind of point comes from the eigenvalues of the Hessian at the last point. A run counts as
 * arrived where the gradient's norm over the largest curvature, which is about the distance left,
 * is at most 1e-4 of the point's size (or of 1). What is said about rates compares them with the
 * curvature at the last point, and is said only where the steps were plain gradient steps, {@code x
 * - rate * g}. Steps are judged where they were recorded one by one.
 *
 * @param gradientNorm the Euclidean norm of the gradient at the last point
 * @param eigenvalues the curvatures there, ascending; NaN where they are not finite
 * @param suggestedRate a rate for plain gradient steps: {@code 2 / (smallest + largest)} where all
 *     curvatures fit, otherwise {@code 1 / L} with L the largest by size; NaN without curvature
 * @param findings what was found, the most important first, at least one
 */
public record Diagnosis(
    double gradientNorm, double[] eigenvalues, double suggestedRate, List<Finding> findings) {
  /** Steps of 6e-6 leave an error of some 1e-10 where the function is of the size of 1. */
  private static final double DIFFERENCE_ERROR = 1e-9;

  /**
   * Copies array and list.
   *
   * @param gradientNorm the norm of the gradient
   * @param eigenvalues the curvatures
   * @param suggestedRate a rate
   * @param findings what was found
   */
  public Diagnosis {
    eigenvalues = eigenvalues.clone();
    findings = List.copyOf(findings);
  }

  /**
   * One thing that was found.
   *
   * @param symptom what it is
   * @param sentence the same for people, with its numbers and a remedy where there is one
   */
  public record Finding(Symptom symptom, String sentence) {}

  /**
   * Examines a run on a function of n variables; the Hessian is taken by differences, in which
   * curvatures below 1e-9 cannot be told from 0.
   *
   * @param result the run
   * @param gradient the gradient of the function
   * @return the diagnosis
   */
  public static Diagnosis of(DescentResult result, Gradient gradient) {
    return of(result, gradient, Hessian.byDifferences(gradient), DIFFERENCE_ERROR);
  }

  /**
   * Examines a run on a function of one variable.
   *
   * @param result the run
   * @param derivative the derivative of the function
   * @return the diagnosis
   */
  public static Diagnosis of(DescentResult result, DoubleUnaryOperator derivative) {
    return of(result, (x, g) -> g[0] = derivative.applyAsDouble(x[0]));
  }

  /**
   * Examines a run on a function of n variables.
   *
   * @param result the run
   * @param gradient the gradient of the function
   * @param hessian its second derivatives
   * @return the diagnosis
   */
  public static Diagnosis of(DescentResult result, Gradient gradient, Hessian hessian) {
    return of(result, gradient, hessian, 0);
  }

  private static Diagnosis of(
      DescentResult result, Gradient gradient, Hessian hessian, double error) {
    Examination examination = new Examination(result, gradient, hessian, error);
    return new Diagnosis(
        examination.norm(),
        examination.eigenvalues(),
        examination.suggestedRate(),
        examination.findings());
  }

  /**
   * The curvatures at the last point.
   *
   * @return a copy, ascending
   */
  @Override
  public double[] eigenvalues() {
    return eigenvalues.clone();
  }

  /**
   * Whether something was found.
   *
   * @param symptom what
   * @return true if one of the findings is of that kind
   */
  public boolean has(Symptom symptom) {
    return findings.stream().anyMatch(finding -> finding.symptom() == symptom);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Diagnosis d
        && Double.compare(gradientNorm, d.gradientNorm) == 0
        && Arrays.equals(eigenvalues, d.eigenvalues)
        && Double.compare(suggestedRate, d.suggestedRate) == 0
        && findings.equals(d.findings);
  }

  @Override
  public int hashCode() {
    return Objects.hash(gradientNorm, Arrays.hashCode(eigenvalues), suggestedRate, findings);
  }

  /**
   * All sentences, one to a line.
   *
   * @return the text
   */
  @Override
  public String toString() {
    List<String> sentences = new ArrayList<>();
    findings.forEach(finding -> sentences.add(finding.sentence()));
    return String.join("\n", sentences);
  }
}
