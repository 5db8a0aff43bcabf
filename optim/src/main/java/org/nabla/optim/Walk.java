package org.nabla.optim;

import java.util.Optional;
import org.nabla.optim.Reason.Outcome;

/** One run of a {@link Descent}. */
final class Walk {
  private final Objective objective;
  private final Mover mover;
  private final Stop stop;
  private final long cap;
  private final long every;
  private final double[] start;
  private final double startValue;
  private final double[] next;
  private final Progress now;
  private final Recorder recorder;
  private final double[] lastGradient;
  private double lastRate;
  private long recorded = -1;

  Walk(Objective objective, Mover mover, Stop stop, long cap, long every, double[] start) {
    this.objective = objective;
    this.mover = mover;
    this.stop = stop;
    this.cap = cap;
    this.every = every;
    this.start = start.clone();
    next = start.clone();
    lastGradient = new double[start.length];
    now = new Progress(objective, start);
    startValue = now.value();
    recorder = new Recorder(start.length);
  }

  DescentResult run() {
    Reason reason = walk();
    if (now.steps() > 0 && recorded < now.steps() - 1) {
      record();
    }
    return new DescentResult(
        start,
        startValue,
        now.point().clone(),
        now.value(),
        recorder.trajectory(),
        reason,
        objective.evaluations(),
        objective.uphill());
  }

  private Reason walk() {
    if (!Double.isFinite(now.value())) {
      return notFinite("value", now.value());
    }
    boolean watched = stop != Stop.never();
    while (watched || now.steps() < cap) {
      objective.gradient(now.point(), now.gradient());
      int bad = Check.firstNonFinite(now.gradient());
      if (bad >= 0) {
        return notFinite("gradient's entry " + bad, now.gradient()[bad]);
      }
      Optional<Reason> met = stop.check(now);
      if (met.isPresent()) {
        return met.get();
      }
      if (now.steps() >= cap) {
        break;
      }
      Optional<Reason> end = step();
      if (end.isPresent()) {
        return end.get();
      }
    }
    return new Reason(Outcome.LIMIT, "steps", now.steps(), capSentence(watched));
  }

  private String capSentence(boolean watched) {
    String sentence = "stopped after the given " + cap + " steps";
    return watched ? sentence + "; not met: " + stop.status(now) : sentence;
  }

  private Optional<Reason> step() {
    System.arraycopy(now.point(), 0, next, 0, next.length);
    try {
      if (!mover.move(now, next)) {
        return Optional.of(noWayOn());
      }
    } catch (ArithmeticException refused) {
      return Optional.of(refusal(refused));
    }
    int lost = Check.firstNonFinite(next);
    if (lost >= 0) {
      return Optional.of(notFinite("point's coordinate " + lost, next[lost]));
    }
    double known = mover.known();
    double value = Double.isNaN(known) ? objective.value(next) : known;
    if (!Double.isFinite(value)) {
      return Optional.of(notFinite("value", value));
    }
    System.arraycopy(now.gradient(), 0, lastGradient, 0, next.length);
    lastRate = mover.rate();
    now.moved(next, value);
    if ((now.steps() - 1) % every == 0) {
      record();
    }
    return Optional.empty();
  }

  private void record() {
    recorded = now.steps() - 1;
    recorder.add(recorded, now.point(), lastGradient, lastRate, now.value());
  }

  /** A rate, a setting or a Hessian that cannot be used. */
  private Reason refusal(ArithmeticException refused) {
    String message = String.valueOf(refused.getMessage());
    String place = "step " + now.steps() + ": ";
    return new Reason(
        Outcome.FAILED,
        "settings",
        now.steps(),
        message.startsWith(place) ? message : place + message);
  }

  /**
   * A line search that finds nothing lower has arrived, where rounding hides what is left to gain,
   * or stands before a wall.
   */
  private Reason noWayOn() {
    double norm = now.gradientNorm();
    return norm <= 1e-6 || mover.promise() <= 16 * Math.ulp(now.value())
        ? new Reason(
            Outcome.CONVERGED,
            "line search",
            now.steps(),
            "no lower value along the line and a gradient norm of "
                + norm
                + " after "
                + now.steps()
                + " steps")
        : new Reason(
            Outcome.FAILED,
            "line search",
            now.steps(),
            "step "
                + now.steps()
                + ": no lower value along the line, with a gradient norm of "
                + norm
                + ": check the gradient against differences, or choose another line search");
  }

  private Reason notFinite(String what, double bad) {
    String remedy =
        now.steps() == 0 && mover.rate() == 0
            ? "choose a start inside the function's domain"
            : mover.remedy();
    return new Reason(
        Outcome.FAILED,
        "non-finite",
        now.steps(),
        "step "
            + now.steps()
            + ": the "
            + what
            + " became "
            + bad
            + " after x = "
            + Vectors.shown(now.point())
            + ": "
            + remedy);
  }
}
