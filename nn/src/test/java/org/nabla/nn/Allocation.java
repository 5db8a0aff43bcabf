package org.nabla.nn;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that training allocates. */
final class Allocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** The same of 200 epochs of a small network, with batches of two samples. */
  static long ofSteps(Trainer trainer) {
    Network network = Network.of(2, new Dense(4), Activation.relu(), new Dense(1)).initialize(2);
    return ofSteps(trainer.epochs(200), network, ParameterUpdate.sgd(0.01), 2);
  }

  /**
   * Trains epochs of 1000 steps and returns how many bytes steps 10 to 990 of an epoch allocate, in
   * the epoch with the fewest: the first ones run before the compiler is done, which on a busy
   * machine may take long.
   */
  static long ofSteps(Trainer trainer, Network network, ParameterUpdate update, int batch) {
    long id = Thread.currentThread().getId();
    long[] seen = {0, 0, Long.MAX_VALUE};
    ParameterUpdate measured =
        (parameters, gradient) -> {
          update.apply(parameters, gradient);
          long step = seen[0]++ % 1000;
          if (step == 10) {
            seen[1] = THREADS.getThreadAllocatedBytes(id);
          } else if (step == 990) {
            seen[2] = Math.min(seen[2], THREADS.getThreadAllocatedBytes(id) - seen[1]);
          }
        };

    trainer
        .batchSize(batch)
        .fit(
            network,
            TestData.twoClouds(1000 * batch, 1),
            TestData.alternating(1000 * batch),
            measured);

    return seen[2];
  }
}
