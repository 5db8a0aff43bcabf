package org.nabla.nn;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that training allocates. */
final class Allocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /**
   * Trains 200 epochs of 1000 steps and returns how many bytes steps 10 to 990 of an epoch
   * allocate, in the epoch with the fewest: the first ones run before the compiler is done, which
   * on a busy machine may take long.
   */
  static long ofSteps(Trainer trainer) {
    long id = Thread.currentThread().getId();
    ParameterUpdate sgd = ParameterUpdate.sgd(0.01);
    long[] seen = {0, 0, Long.MAX_VALUE};
    ParameterUpdate measured =
        (parameters, gradient) -> {
          sgd.apply(parameters, gradient);
          long step = seen[0]++ % 1000;
          if (step == 10) {
            seen[1] = THREADS.getThreadAllocatedBytes(id);
          } else if (step == 990) {
            seen[2] = Math.min(seen[2], THREADS.getThreadAllocatedBytes(id) - seen[1]);
          }
        };

    trainer
        .epochs(200)
        .batchSize(2)
        .fit(
            Network.of(2, new Dense(4), Activation.relu(), new Dense(1)).initialize(2),
            TestData.twoClouds(2000, 1),
            TestData.alternating(2000),
            measured);

    return seen[2];
  }
}
