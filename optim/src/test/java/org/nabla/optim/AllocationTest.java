package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A step makes no objects, whatever the optimizer, its wrappers and its rate. */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int STEPS = 10_000;

  static List<Optimizer> all() {
    Stream<Optimizer> rates =
        ScheduleLawsTest.all().stream().map(schedule -> new Sgd(schedule.clamp(0, 1).hold()));
    return Stream.concat(OptimizerLawsTest.all().stream(), rates).toList();
  }

  private static void run(Stepper stepper, double[] p, double[] g) {
    for (int i = 0; i < STEPS; i++) {
      stepper.step(p, g, 1);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aStepAllocatesNothing(Optimizer optimizer) {
    double[] p = new double[7];
    double[] g = new double[7];
    Stepper stepper = optimizer.over(7);
    run(stepper, p, g);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    run(stepper, p, g);
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(bytes).isLessThan(STEPS);
  }
}
