package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step of the reference runs of PyTorch. */
class OptimizersGoldenTest {
  static List<Golden> runs() {
    return Golden.of("optimizers.json").parts("runs");
  }

  @Test
  void thereAreFortyRuns() {
    assertThat(runs()).hasSize(40);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everyStepIsTheReference(Golden run) {
    double[] p = run.numbers("start");
    double[] g = new double[p.length];
    double[][] path = run.rows("path");
    Stepper stepper = optimizer(run.text("optimizer"), run.part("options")).over(p.length);
    for (int i = 0; i < path.length; i++) {
      gradient(run.text("function"), p, g);
      stepper.step(p, g);
      for (int k = 0; k < p.length; k++) {
        assertThat(p[k])
            .as("%s, step %s, entry %s", run.text("name"), i, k)
            .isCloseTo(path[i][k], within(1e-10 * Math.max(Math.abs(path[i][k]), 1e-2)));
      }
    }
  }

  private static Optimizer optimizer(String name, Golden options) {
    LearningRate rate =
        options.has("lr_decay")
            ? Schedule.inverseTime(options.number("lr"), options.number("lr_decay"))
            : LearningRate.constant(options.number("lr"));
    double decay = options.number("weight_decay", 0);
    Optimizer plain = plain(name, rate, options);
    Optimizer decayed = name.equals("AdamW") || decay == 0 ? plain : plain.weightDecay(decay);
    return options.flag("maximize") ? decayed.maximizing() : decayed;
  }

  private static Optimizer plain(String name, LearningRate rate, Golden options) {
    double[] betas = options.has("betas") ? options.numbers("betas") : new double[] {0.9, 0.999};
    double eps = options.number("eps", 1e-8);
    double momentum = options.number("momentum", 0);
    return switch (name) {
      case "SGD" ->
          options.flag("nesterov")
              ? new Nesterov(rate, momentum)
              : momentum == 0
                  ? new Sgd(rate)
                  : new Momentum(rate, momentum, options.number("dampening", 0));
      case "Adam" ->
          options.flag("amsgrad")
              ? new AmsGrad(rate, betas[0], betas[1], eps)
              : new Adam(rate, betas[0], betas[1], eps);
      case "AdamW" -> new AdamW(rate, betas[0], betas[1], eps, options.number("weight_decay"));
      case "RMSprop" ->
          new RmsProp(rate, options.number("alpha", 0.99), eps, momentum, options.flag("centered"));
      case "Adagrad" -> new Adagrad(rate, options.number("initial_accumulator_value", 0), 1e-10);
      case "Adadelta" -> new Adadelta(rate, options.number("rho"), options.number("eps"));
      case "Adamax" -> new Adamax(rate);
      case "NAdam" -> new NAdam(rate);
      case "RAdam" -> new RAdam(rate);
      case "Rprop" -> new Rprop(rate);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static void gradient(String function, double[] p, double[] g) {
    if (function.equals("rosenbrock")) {
      double bend = p[1] - p[0] * p[0];
      g[0] = -2 * (1 - p[0]) - 400 * p[0] * bend;
      g[1] = 200 * bend;
      return;
    }
    double[] a = {1, 10, 0.1, 5, 2};
    double[] c = {0.5, -1, 2, 0, 3};
    for (int i = 0; i < 5; i++) {
      g[i] = 2 * a[i] * (p[i] - c[i]);
    }
    g[0] += 0.3 * p[1];
    g[1] += 0.3 * p[0];
  }
}
