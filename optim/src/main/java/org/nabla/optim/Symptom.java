package org.nabla.optim;

/** What a {@link Diagnosis} can find. */
public enum Symptom {
  /** The run ended where the gradient vanishes and all curvatures are positive. */
  MINIMUM,
  /** The run ended where the gradient vanishes and all curvatures are negative. */
  MAXIMUM,
  /** The run ended where the gradient vanishes and curvatures have both signs. */
  SADDLE,
  /** The run ended where the gradient vanishes, and a curvature too: the kind is open. */
  FLAT,
  /** The start has a zero gradient without being what was looked for: the run never moved. */
  STUCK_AT_START,
  /** The run jumps between two points for ever. */
  OSCILLATING,
  /** The run ran away, or its numbers are no longer finite. */
  DIVERGING,
  /** The steps have become too short to get anywhere, and the slope has not vanished. */
  VANISHING_STEPS,
  /** The steps have become at least a thousand times as long as the first. */
  EXPLODING_STEPS,
  /** The rate is so small that the run needs several times its steps to arrive. */
  RATE_TOO_SMALL,
  /**
   * The rate is above 2 / L, with L the largest curvature: steps overshoot by more than they gain.
   */
  RATE_TOO_HIGH,
  /** None of these: the run is on its way. */
  ON_THE_WAY
}
