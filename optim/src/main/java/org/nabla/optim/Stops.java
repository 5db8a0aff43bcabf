package org.nabla.optim;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.nabla.optim.Reason.Outcome;

/** The conditions that {@link Stop} makes and documents. */
final class Stops {
  private Stops() {}

  private static Optional<Reason> stop(
      Outcome outcome, String condition, Progress now, String sentence) {
    return Optional.of(new Reason(outcome, condition, now.steps(), sentence));
  }

  record Or(Stop a, Stop b) implements Stop {
    @Override
    public Optional<Reason> check(Progress now) {
      Optional<Reason> first = a.check(now);
      return first.isPresent() ? first : b.check(now);
    }

    @Override
    public String status(Progress now) {
      return a.status(now) + "; " + b.status(now);
    }
  }

  record And(Stop a, Stop b) implements Stop {
    @Override
    public Optional<Reason> check(Progress now) {
      return a.check(now).flatMap(one -> b.check(now).map(two -> both(one, two)));
    }

    private static Reason both(Reason one, Reason two) {
      Outcome worse = one.outcome().compareTo(two.outcome()) > 0 ? one.outcome() : two.outcome();
      return new Reason(
          worse,
          one.condition() + " and " + two.condition(),
          one.step(),
          one.sentence() + ", and " + two.sentence());
    }

    @Override
    public String status(Progress now) {
      return a.status(now) + " together with " + b.status(now);
    }
  }

  enum Never implements Stop {
    NEVER;

    @Override
    public Optional<Reason> check(Progress now) {
      return Optional.empty();
    }

    @Override
    public String status(Progress now) {
      return "never";
    }
  }

  record When(String name, Predicate<Progress> condition) implements Stop {
    @Override
    public Optional<Reason> check(Progress now) {
      return condition.test(now)
          ? stop(Outcome.CONVERGED, name, now, name + " after " + now.steps() + " steps")
          : Optional.empty();
    }

    @Override
    public String status(Progress now) {
      return name;
    }
  }

  record Below(String name, ToDoubleFunction<Progress> measure, double limit) implements Stop {
    @Override
    public Optional<Reason> check(Progress now) {
      double measured = measure.applyAsDouble(now);
      return measured < limit
          ? stop(
              Outcome.CONVERGED,
              name,
              now,
              name + " " + measured + " is below " + limit + " after " + now.steps() + " steps")
          : Optional.empty();
    }

    @Override
    public String status(Progress now) {
      return name + " " + measure.applyAsDouble(now) + ", not below " + limit;
    }
  }

  record Target(double value) implements Stop {
    @Override
    public Optional<Reason> check(Progress now) {
      boolean reached = now.uphill() ? now.value() >= value : now.value() <= value;
      return reached
          ? stop(
              Outcome.CONVERGED,
              "target",
              now,
              "the value "
                  + now.value()
                  + " reached the target "
                  + value
                  + " after "
                  + now.steps()
                  + " steps")
          : Optional.empty();
    }

    @Override
    public String status(Progress now) {
      return "value " + now.value() + ", target " + value;
    }
  }

  record Limit(String name, ToLongFunction<Progress> measure, long limit, String unit)
      implements Stop {
    @Override
    public Optional<Reason> check(Progress now) {
      return measure.applyAsLong(now) >= limit
          ? stop(
              Outcome.LIMIT,
              name,
              now,
              "the limit of "
                  + limit
                  + unit
                  + " ("
                  + name
                  + ") was met after "
                  + now.steps()
                  + " steps")
          : Optional.empty();
    }

    @Override
    public String status(Progress now) {
      return name + " below " + limit + unit;
    }
  }

  record Diverging(double limit) implements Stop {
    @Override
    public Optional<Reason> check(Progress now) {
      double norm = Vectors.norm(now.point());
      return norm > limit
          ? stop(
              Outcome.FAILED,
              "diverging",
              now,
              "step "
                  + now.steps()
                  + ": the point is "
                  + norm
                  + " from 0, beyond "
                  + limit
                  + ": the learning rate may be too high")
          : Optional.empty();
    }

    @Override
    public String status(Progress now) {
      return "norm of x " + Vectors.norm(now.point()) + ", not above " + limit;
    }
  }
}
