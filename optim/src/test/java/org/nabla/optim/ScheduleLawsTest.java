package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of schedules, over every elementary and combined one. */
class ScheduleLawsTest {
  private static final int STEPS = 200;

  static List<Schedule> all() {
    Schedule line = Schedule.linear(0.01, 0.1, 20);
    return List.of(
        Schedule.constant(0.1),
        line,
        Schedule.timeDecay(0.1, 50),
        Schedule.step(0.1, 7, 0.5),
        Schedule.multiStep(0.1, 0.1, 10, 25, 40),
        Schedule.exponential(0.1, 0.95),
        Schedule.inverseTime(0.1, 0.1),
        Schedule.polynomial(0.1, 0.01, 50, 2),
        Schedule.cosine(0.1, 0.001, 40),
        Schedule.warmRestarts(0.1, 0, 5, 3),
        Schedule.triangular(0.001, 0.1, 8, 8),
        Schedule.triangular2(0.001, 0.1, 8, 4),
        Schedule.expRange(0.001, 0.1, 6, 6, 0.99),
        new OneCycle(0.1, 61),
        new OneCycle(0.1, 61).momentum(0.85, 0.95),
        new OneCycle(0.1, 61, 0.4, 10, 100, true),
        t -> 0.1 / (1 + t),
        line.then(Schedule.exponential(0.1, 0.9)),
        line.thenFrom(last -> Schedule.cosine(last, 0, 30)),
        line.times(Schedule.exponential(1, 0.99)),
        line.plus(Schedule.constant(0.01)),
        Schedule.cosine(1, -1, 10).clamp(0, 0.5),
        line.shift(5),
        line.shift(-5),
        line.repeat(),
        Schedule.cosine(0.1, 0, 10).hold(),
        Schedule.cosine(0.1, 0, STEPS * 2).orFail(),
        Schedule.exponential(0.1, 0.5).every(10),
        line.warmUp(10, 0.1).times(line.repeat().every(3)).shift(2).plus(line.lasting(7).hold()));
  }

  private static double[] values(Schedule schedule) {
    return LongStream.range(0, STEPS).mapToDouble(schedule::at).toArray();
  }

  @ParameterizedTest
  @MethodSource("all")
  void theValueDoesNotDependOnTheOrderOfQueries(Schedule schedule) {
    double[] forward = values(schedule);
    double[] backward = new double[STEPS];
    for (int t = STEPS - 1; t >= 0; t--) {
      backward[t] = schedule.at(t);
    }
    assertThat(backward).isEqualTo(forward);
    for (double value : forward) {
      assertThat(value).isFinite();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aSequenceOfOneIsItself(Schedule schedule) {
    assertThat(Schedule.sequence(schedule)).isSameAs(schedule);
  }

  @ParameterizedTest
  @MethodSource("all")
  void thenIsAssociative(Schedule schedule) {
    Schedule a = schedule.lasting(13);
    Schedule b = Schedule.linear(1, 2, 17);
    assertThat(values(a.then(b).then(schedule))).isEqualTo(values(a.then(b.then(schedule))));
    assertThat(a.then(b).then(schedule).length()).isEqualTo(a.then(b.then(schedule)).length());
    assertThat(values(Schedule.sequence(a, b, schedule)))
        .isEqualTo(values(a.then(b).then(schedule)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void thenRestartsWhatFollows(Schedule schedule) {
    Schedule after = Schedule.constant(7).lasting(3).then(schedule);
    assertThat(after.at(2)).isEqualTo(7);
    assertThat(after.at(3)).isEqualTo(schedule.at(0));
    assertThat(after.at(13)).isEqualTo(schedule.at(10));
  }

  @ParameterizedTest
  @MethodSource("all")
  void neutralCombinationsChangeNothing(Schedule schedule) {
    double[] values = values(schedule);
    assertThat(values(schedule.shift(0))).isEqualTo(values);
    assertThat(schedule.shift(0).length()).isEqualTo(schedule.length());
    assertThat(values(schedule.every(1))).isEqualTo(values);
    assertThat(values(schedule.times(Schedule.constant(1)))).isEqualTo(values);
    assertThat(values(schedule.plus(Schedule.constant(0)))).isEqualTo(values);
    assertThat(values(schedule.lasting(STEPS).hold())).isEqualTo(values);
    assertThat(values(schedule.lasting(STEPS).repeat())).isEqualTo(values);
    assertThat(values(schedule.lasting(STEPS).orFail())).isEqualTo(values);
    assertThat(values(schedule.clamp(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)))
        .isEqualTo(values);
  }

  @ParameterizedTest
  @MethodSource("all")
  void shiftsAdd(Schedule schedule) {
    assertThat(values(schedule.shift(3).shift(4))).isEqualTo(values(schedule.shift(7)));
  }

  /** What a combinator makes of a schedule is what it makes of a rate that happens to be one. */
  @ParameterizedTest
  @MethodSource("all")
  void combinatorsOfRatesAgreeWithThoseOfSchedules(Schedule schedule) {
    LearningRate looking = state -> (step, now) -> schedule.at(step);
    LearningRate same = looking.lasting(30);
    Schedule other = Schedule.linear(1, 3, 11);
    agree(schedule.lasting(30).then(other), same.then(other));
    agree(other.then(schedule), other.then(looking));
    agree(schedule.times(other), looking.times(other));
    agree(schedule.plus(other), looking.plus(other));
    agree(schedule.clamp(0.02, 0.05), looking.clamp(0.02, 0.05));
    agree(schedule.shift(6), looking.shift(6));
    agree(schedule.lasting(30).repeat(), same.repeat());
    agree(schedule.lasting(STEPS).orFail(), looking.lasting(STEPS).orFail());
    agree(schedule.every(4), looking.every(4));
    agree(schedule.every(5).shift(3), looking.every(5).shift(3));
    agree(
        schedule.every(5).shift(3).lasting(4).repeat(),
        looking.every(5).shift(3).lasting(4).repeat());
    agree(schedule.lasting(5).hold().shift(9), looking.lasting(5).hold().shift(9));
    agree(
        schedule.lasting(5).orFail().hold().shift(9), looking.lasting(5).orFail().hold().shift(9));
    assertThat(same.then(other).length()).isEqualTo(41);
    assertThat(same.every(2).length()).isEqualTo(60);
    assertThat(same.shift(6).length()).isEqualTo(24);
    assertThat(same.times(other).hold().orFail().length()).isEqualTo(11);
  }

  @Test
  void schedulesNestToAnyDepth() {
    for (long seed = 0; seed < 50; seed++) {
      Schedule nested = nested(new SplittableRandom(seed), 12);
      double[] values = values(nested);
      assertThat(values(nested)).as("seed %s", seed).isEqualTo(values);
      assertThat(values(nested.shift(0).every(1))).as("seed %s", seed).isEqualTo(values);
      assertThat(nested.shift(31).at(5)).as("seed %s", seed).isEqualTo(values[36]);
      assertThat(values).as("seed %s", seed).doesNotContain(Double.NaN);
    }
  }

  private static Schedule nested(SplittableRandom random, int depth) {
    if (depth == 0) {
      return all().get(random.nextInt(all().size() - 3));
    }
    Schedule inner = nested(random, depth - 1);
    long n = random.nextLong(1, 40);
    return switch (random.nextInt(8)) {
      case 0 -> inner.lasting(n).then(Schedule.linear(0, 1, n));
      case 1 -> inner.lasting(n).thenFrom(last -> Schedule.cosine(last, 0, n));
      case 2 -> inner.times(Schedule.exponential(1, 0.999));
      case 3 -> inner.plus(Schedule.constant(0.1));
      case 4 -> inner.clamp(-1, 1);
      case 5 -> inner.shift(n);
      case 6 -> inner.lasting(n).repeat();
      default -> inner.every(n);
    };
  }

  /** The same tree twice: on a schedule, and on a rate that happens to be one. */
  private record Twin(Schedule schedule, LearningRate rate) {
    Twin with(UnaryOperator<LearningRate> combinator) {
      return new Twin((Schedule) combinator.apply(schedule), combinator.apply(rate));
    }
  }

  private static Twin twin(SplittableRandom random, int depth) {
    if (depth == 0) {
      Schedule plain = all().get(random.nextInt(all().size() - 3));
      return new Twin(plain, state -> (step, now) -> plain.at(step));
    }
    Twin inner = twin(random, depth - 1);
    long n = random.nextLong(1, 40);
    Schedule line = Schedule.linear(0, 1, n);
    return switch (random.nextInt(7)) {
      case 0 ->
          new Twin(
              inner.schedule.lasting(n).then(line),
              inner.rate.lasting(n).then((LearningRate) line));
      case 1 -> new Twin(inner.schedule.times(line), inner.rate.times((LearningRate) line));
      case 2 -> new Twin(inner.schedule.plus(line), inner.rate.plus((LearningRate) line));
      case 3 -> inner.with(rate -> rate.clamp(-1, 1));
      case 4 -> inner.with(rate -> rate.shift(n));
      case 5 -> inner.with(rate -> rate.lasting(n).repeat());
      default -> inner.with(rate -> rate.every(n));
    };
  }

  @Test
  void ratesThatLookNestToAnyDepthAsSchedulesDo() {
    for (long seed = 0; seed < 200; seed++) {
      Twin twin = twin(new SplittableRandom(seed), 8);
      agree("seed " + seed, twin.schedule, twin.rate);
    }
  }

  @Test
  void whatRemembersNestsInWhatRemembers() {
    LearningRate looking = state -> (step, now) -> 1.0 + step;
    List<LearningRate> all =
        List.of(
            looking.every(2).every(3),
            looking.lasting(4).hold().hold(),
            looking.lasting(4).hold().every(2),
            looking.every(3).lasting(7).hold());
    double[][] expected = {
      {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3},
      {1, 2, 3, 4, 4, 4, 4},
      {1, 1, 2, 2, 3, 3, 4, 4, 4},
      {1, 1, 1, 2, 2, 2, 3, 3, 3, 3}
    };
    for (int k = 0; k < expected.length; k++) {
      Rate rate = all.get(k).rate(new State("nested", 2));
      for (int t = 0; t < expected[k].length; t++) {
        assertThat(rate.at(t, new Moment())).as("%s at %s", k, t).isEqualTo(expected[k][t]);
      }
    }
  }

  @Test
  void holdHoldsWhereTheRefusalStandsDeeper() {
    Schedule line = Schedule.linear(0, 1, 4).orFail();
    for (Schedule held :
        List.of(
            line.clamp(0, 2).hold(),
            line.times(Schedule.constant(1)).hold(),
            line.plus(Schedule.constant(0)).hold(),
            line.shift(1).hold(),
            line.every(2).hold(),
            line.lasting(4).hold(),
            Schedule.constant(3).lasting(2).then(line).hold())) {
      assertThat(held.at(50)).isEqualTo(1);
    }
  }

  private static void agree(Schedule schedule, LearningRate rate) {
    agree("", schedule, rate);
  }

  private static void agree(String what, Schedule schedule, LearningRate rate) {
    Rate one = rate.rate(new State("one", 2));
    Rate each = rate.rate(new State("each", 2));
    Moment now = new Moment();
    double[] rates = new double[2];
    for (int t = 0; t < STEPS; t++) {
      now.see(t, rates, rates, 0, false);
      assertThat(one.at(t, now)).as(what).isCloseTo(schedule.at(t), within(0.0));
      each.at(t, now, rates);
      assertThat(rates).as(what).containsExactly(schedule.at(t), schedule.at(t));
    }
  }
}
