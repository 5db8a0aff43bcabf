package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WrappedTest {
  private static double[] step(Optimizer optimizer, double[] start, double... gradient) {
    double[] p = start.clone();
    optimizer.over(p.length).step(p, gradient);
    return p;
  }

  @Test
  void clippingByValueLimitsEachEntry() {
    double[] p = step(new Sgd(1).clipValue(0.5), new double[3], 2, -3, 0.25);
    assertThat(p).containsExactly(-0.5, 0.5, -0.25);
  }

  @Test
  void clippingByNormIsPyTorchs() {
    double[] p = step(new Sgd(1).clipNorm(1), new double[2], 3, -4);
    assertThat(p[0]).isCloseTo(-3 / (5 + 1e-6), within(1e-15));
    assertThat(p[1]).isCloseTo(4 / (5 + 1e-6), within(1e-15));
    assertThat(step(new Sgd(1).clipNorm(10), new double[2], 3, -4)).containsExactly(-3, 4);
  }

  @Test
  void clippingByNormTakesNumbersWhoseSquaresOverflow() {
    double[] p = step(new Sgd(1).clipNorm(1), new double[2], 3e200, -4e200);
    assertThat(p[0]).isCloseTo(-0.6, within(1e-15));
    assertThat(p[1]).isCloseTo(0.8, within(1e-15));
    assertThat(Vectors.norm(new double[] {3e-200, 4e-200})).isCloseTo(5e-200, within(1e-214));
    assertThat(Vectors.norm(new double[2])).isZero();
  }

  @Test
  void decayExemptsTheEntriesOutsideItsMask() {
    Optimizer coupled = new Sgd(0.1).weightDecay(Schedule.constant(0.5), i -> i == 0);
    assertThat(step(coupled, new double[] {2, 2}, 0, 0)).containsExactly(1.9, 2);
    Optimizer decoupled = new Adam(0.1).decoupledWeightDecay(Schedule.constant(0.5), i -> i == 0);
    assertThat(step(decoupled, new double[] {2, 2}, 0, 0)).containsExactly(1.9, 2);
  }

  @Test
  void decoupledDecayOfAdamIsAdamW() {
    Stepper one = new AdamW(LearningRate.constant(0.1), 0.9, 0.999, 1e-8, 0.2).over(1);
    Stepper two = new Adam(0.1).decoupledWeightDecay(0.2).over(1);
    double[] p = {1};
    double[] q = {1};
    for (int i = 0; i < 20; i++) {
      one.step(p, new double[] {2 * p[0]});
      two.step(q, new double[] {2 * q[0]});
      assertThat(p[0]).isCloseTo(q[0], within(1e-15));
    }
  }

  @Test
  void theLastWrapperWrittenSeesTheGradientFirst() {
    double[] start = {10};
    assertThat(step(new Sgd(1).weightDecay(1).clipNorm(1), start, 100)[0])
        .isCloseTo(10 - 11, within(1e-5));
    assertThat(step(new Sgd(1).clipNorm(1).weightDecay(1), start, 100)[0])
        .isCloseTo(10 - 1, within(1e-5));
  }

  @Test
  void frozenEntriesKeepEveryBit() {
    Stepper stepper = new AdamW(0.1).freeze(i -> i == 1).over(3);
    double[] p = {1, 0.1, 1};
    for (int i = 0; i < 10; i++) {
      stepper.step(p, new double[] {1, 1, 1});
    }
    assertThat(p[1]).isEqualTo(0.1);
    assertThat(p[0]).isLessThan(0.5).isEqualTo(p[2]);
  }

  @Test
  void noiseHasTheGivenDeviationAndIsTheSameForASeed() {
    int n = 20_000;
    long seed = 7;
    double[] p = step(new Sgd(1).noise(Schedule.constant(2), seed), new double[n], new double[n]);
    double mean = 0;
    double square = 0;
    for (double each : p) {
      mean += each / n;
      square += each * each / n;
    }
    assertThat(mean).as("seed %s", seed).isCloseTo(0, within(5 * 2 / Math.sqrt(n)));
    assertThat(square).as("seed %s", seed).isCloseTo(4, within(5 * 4 * Math.sqrt(2.0 / n)));
    assertThat(step(new Sgd(1).noise(Schedule.constant(2), seed), new double[n], new double[n]))
        .isEqualTo(p);
    assertThat(step(new Sgd(1).noise(Schedule.constant(2), 8), new double[n], new double[n]))
        .isNotEqualTo(p);
    double[] odd = step(new Sgd(1).noise(Schedule.constant(2), seed), new double[3], 0, 0, 0);
    assertThat(odd).doesNotContain(0);
  }

  @Test
  void noiseDiffersFromStepToStep() {
    Stepper stepper = new Sgd(1).noise(Schedule.constant(1), 3).over(1);
    double[] p = {0};
    stepper.step(p, new double[1]);
    double first = p[0];
    stepper.step(p, new double[1]);
    assertThat(p[0] - first).isNotEqualTo(first);
  }

  @Test
  void lookaheadGoesBackAShareOfTheWay() {
    Stepper stepper = new Sgd(1).lookahead(2, 0.5).over(1);
    double[] p = {10};
    stepper.step(p, new double[] {1});
    assertThat(p[0]).isEqualTo(9);
    stepper.step(p, new double[] {1});
    assertThat(p[0]).isEqualTo(9);
    stepper.step(p, new double[] {1});
    assertThat(p[0]).isEqualTo(8);
    stepper.step(p, new double[] {1});
    assertThat(p[0]).isEqualTo(8);
    assertThat(stepper.state("slow")).containsExactly(8);
  }

  @Test
  void averagingStandsBesideTheParameters() {
    Stepper mean = new Sgd(1).averaging().over(1);
    Stepper moving = new Sgd(1).averaging(0.9).over(1);
    double[] p = {10};
    double[] q = {10};
    for (int i = 0; i < 3; i++) {
      mean.step(p, new double[] {1});
      moving.step(q, new double[] {1});
    }
    assertThat(p[0]).isEqualTo(7);
    assertThat(mean.state("average")[0]).isCloseTo(8, within(1e-14));
    double expected = 0.9 * (0.9 * 9 + 0.1 * 8) + 0.1 * 7;
    assertThat(moving.state("average")[0]).isCloseTo(expected, within(1e-14));
    assertThatThrownBy(() -> moving.state("mean"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no array 'mean'")
        .hasMessageContaining("Averaging.average");
  }

  @Test
  void averagingWithARatePerEntryIsTheMeanOfTheVisitedPoints() {
    Stepper stepper = new Sgd(LearningRate.proportionalToGradientPerEntry(0.1)).averaging().over(2);
    double[] p = {3, -2};
    double[] sum = new double[2];
    for (int t = 1; t <= 5; t++) {
      stepper.step(p, p.clone());
      for (int i = 0; i < 2; i++) {
        sum[i] += p[i];
        assertThat(stepper.state("average")[i]).isCloseTo(sum[i] / t, within(1e-14));
      }
    }
  }

  @Test
  void lookaheadWithARatePerEntryGoesBackBetweenVisitedPoints() {
    Stepper stepper =
        new Sgd(LearningRate.proportionalToGradientPerEntry(0.1)).lookahead(1, 0.5).over(1);
    double[] p = {3};
    stepper.step(p, new double[] {2});
    assertThat(p[0]).isCloseTo(3 - 0.5 * 0.1 * 2 * 2, within(1e-15));
    assertThat(stepper.state("slow")).containsExactly(p);
  }

  @Test
  void decoupledDecayUsesTheRateOfEachEntry() {
    double[] p =
        step(
            new Sgd(LearningRate.proportionalToValuePerEntry(0.1)).decoupledWeightDecay(0.5),
            new double[] {1, 2},
            0,
            0);
    assertThat(p[0]).isCloseTo(1 - 0.1 * 0.5, within(1e-15));
    assertThat(p[1]).isCloseTo(2 * (1 - 0.2 * 0.5), within(1e-15));
  }

  @Test
  void decoupledDecayAroundGroupsIsRefused() {
    Optimizer groups = Groups.of("all", i -> true, new Sgd(0.1));
    for (Optimizer each : List.of(groups, groups.clipNorm(1).maximizing())) {
      assertThatThrownBy(() -> each.decoupledWeightDecay(0.1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("put decoupledWeightDecay inside each group");
    }
  }

  @Test
  void maximizingNegatesTheLossThatARateSees() {
    Stepper rising = new Sgd(new ReduceOnPlateau(0.1, 0.5, 0)).maximizing().over(1);
    Stepper twice = new Sgd(new ReduceOnPlateau(0.1, 0.5, 0)).maximizing().maximizing().over(1);
    Stepper grouped =
        Groups.of("all", i -> true, new Sgd(new ReduceOnPlateau(0.1, 0.5, 0))).maximizing().over(1);
    Stepper inside =
        Groups.of("all", i -> true, new Sgd(new ReduceOnPlateau(0.1, 0.5, 0)).maximizing()).over(1);
    for (int t = 0; t < 5; t++) {
      for (Stepper each : List.of(rising, twice, grouped, inside)) {
        each.step(new double[1], new double[1], t);
      }
    }
    assertThat(rising.lastRate()).isEqualTo(0.1);
    assertThat(grouped.lastRate()).isEqualTo(0.1);
    assertThat(inside.lastRate()).isEqualTo(0.1);
    assertThat(twice.lastRate()).isLessThan(0.1);
  }

  @Test
  void settingsOfWrappersMayFollowASchedule() {
    Schedule halving = Schedule.exponential(1, 0.5);
    Stepper value = new Sgd(1).clipValue(halving).over(1);
    Stepper norm = new Sgd(1).clipNorm(halving).over(1);
    Stepper share = new Sgd(1).lookahead(1, halving).over(1);
    Stepper mean = new Sgd(1).averaging(Schedule.linear(0.5, 0, 2)).over(1);
    double[] a = new double[1];
    double[] b = new double[1];
    double[] c = new double[1];
    double[] d = new double[1];
    for (int t = 0; t < 2; t++) {
      value.step(a, new double[] {9});
      norm.step(b, new double[] {9});
      share.step(c, new double[] {1});
      mean.step(d, new double[] {1});
    }
    assertThat(a[0]).isEqualTo(-1.5);
    assertThat(b[0]).isCloseTo(-1.5, within(1e-6));
    assertThat(c[0]).isEqualTo(-1.5);
    assertThat(mean.state("average")[0]).isEqualTo(0.25 * -1 + 0.75 * -2);
    Optimizer sgd = new Sgd(1);
    assertThatThrownBy(() -> sgd.clipValue(Schedule.constant(-1))).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> sgd.averaging(Schedule.constant(1))).hasMessageContaining("decay");
    Stepper wrong = sgd.lookahead(1, Schedule.linear(1, 2, 1)).over(1);
    wrong.step(a, new double[1]);
    assertThatThrownBy(() -> wrong.step(a, new double[1]))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("step 1: share is 2.0");
  }

  @Test
  void noGradientIsLongerThanItsLimitAfterClipping() {
    for (long seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double scale = Math.pow(10, random.nextDouble(-300, 300));
      double[] g = random.doubles(1 + random.nextInt(20), -scale, scale).toArray();
      double limit = Math.pow(10, random.nextDouble(-5, 5));
      double[] p = step(new Sgd(1).clipNorm(limit), new double[g.length], g);
      assertThat(Vectors.norm(p)).as("seed %s", seed).isLessThanOrEqualTo(limit * (1 + 1e-14));
      double[] q = step(new Sgd(1).clipValue(limit), new double[g.length], g);
      assertThat(Vectors.largest(q)).as("seed %s", seed).isLessThanOrEqualTo(limit);
    }
  }

  @Test
  void badSettingsAreNamed() {
    Optimizer sgd = new Sgd(0.1);
    assertThatThrownBy(() -> sgd.clipNorm(0)).hasMessageContaining("limit is 0.0");
    assertThatThrownBy(() -> sgd.clipValue(Double.NaN)).hasMessageContaining("limit is NaN");
    assertThatThrownBy(() -> sgd.weightDecay(-1)).hasMessageContaining("weight decay is -1.0");
    assertThatThrownBy(() -> sgd.weightDecay(Double.NaN))
        .hasMessageContaining("weight decay is NaN");
    assertThatThrownBy(() -> sgd.decoupledWeightDecay(-1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> sgd.lookahead(0, 0.5)).hasMessageContaining("every is 0");
    assertThatThrownBy(() -> sgd.lookahead(5, 0)).hasMessageContaining("share is 0.0");
    assertThatThrownBy(() -> sgd.averaging(1)).hasMessageContaining("decay is 1.0");
    assertThatThrownBy(() -> sgd.noise(Schedule.constant(-1), 1))
        .hasMessageContaining("deviation is -1.0");
  }
}
