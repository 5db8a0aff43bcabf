package org.nabla.nn;

import java.util.concurrent.locks.LockSupport;

/**
 * The threads among which the work of one training run is cut. The caller is the first of them; the
 * others spin for a moment after each piece of work and then sleep. Handing out work allocates
 * nothing.
 */
final class Team implements AutoCloseable {

  private static final int SPINS = 20_000;

  /** Work that is cut into parts, each done by one thread. */
  interface Work {
    void part(int part, int parts);
  }

  private final Thread[] helpers;
  private final int[] done;
  private volatile Work work = (part, parts) -> {};
  private volatile int round;
  private volatile boolean closed;
  private volatile @org.jspecify.annotations.Nullable Throwable failure;

  Team(int threads) {
    helpers = new Thread[Checks.positive(threads, "the number of threads") - 1];
    done = new int[helpers.length * 16];
    for (int i = 0; i < helpers.length; i++) {
      int helper = i;
      helpers[i] = Parallel.daemon(() -> serve(helper));
      helpers[i].start();
    }
  }

  int size() {
    return helpers.length + 1;
  }

  /** Does all parts and returns when they are done. */
  void run(Work all) {
    if (helpers.length == 0) {
      all.part(0, 1);
      return;
    }
    work = all;
    int now = round + 1;
    round = now;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
    all.part(0, size());
    for (int i = 0; i < helpers.length; i++) {
      while ((int) DONE.getVolatile(done, 16 * i) != now) {
        Thread.onSpinWait();
      }
    }
    Throwable failed = failure;
    if (failed != null) {
      throw new IllegalStateException("a kernel failed on another thread", failed);
    }
  }

  private static final java.lang.invoke.VarHandle DONE =
      java.lang.invoke.MethodHandles.arrayElementVarHandle(int[].class);

  private void serve(int helper) {
    int seen = 0;
    int spins = 0;
    while (!closed) {
      int now = round;
      if (now == seen) {
        if (++spins < SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
        continue;
      }
      spins = 0;
      seen = now;
      try {
        work.part(helper + 1, size());
      } catch (RuntimeException | Error e) {
        failure = e;
      }
      DONE.setVolatile(done, 16 * helper, now);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
  }
}
