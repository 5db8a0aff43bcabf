package org.nabla.optim;

/**
 * Why a run stopped.
 *
 * @param outcome whether it arrived, ran into a limit, or failed
 * @param condition the name of the condition, such as "steps" or "gradient norm"
 * @param step the number of steps that were done
 * @param sentence what happened and, where something can be done about it, what; for people
 */
public record Reason(Outcome outcome, String condition, long step, String sentence) {
  /** How a run can end. */
  public enum Outcome {
    /** A condition that means success was met: small gradient, no more change, target reached. */
    CONVERGED,
    /** A limit was met first: steps, evaluations, time. */
    LIMIT,
    /** The run could not go on: a value that is not finite, no descent along the line. */
    FAILED
  }

  /**
   * Whether a condition that means success was met.
   *
   * @return true for {@link Outcome#CONVERGED}
   */
  public boolean converged() {
    return outcome == Outcome.CONVERGED;
  }

  /**
   * Whether the run could not go on.
   *
   * @return true for {@link Outcome#FAILED}
   */
  public boolean failed() {
    return outcome == Outcome.FAILED;
  }

  @Override
  public String toString() {
    return sentence;
  }
}
