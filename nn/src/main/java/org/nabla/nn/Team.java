package org.nabla.nn;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads among which the work of one training run is cut. The caller is the first of them; the
 * others spin for a moment after each piece of work and then sleep. Handing out work allocates
 * nothing.
 */
final class Team implements AutoCloseable {

  /** The caller's thread only; may be shared. */
  static final Team ALONE = new Team(1);

  private static final int SPINS = 20_000;
  private static final VarHandle DONE = MethodHandles.arrayElementVarHandle(int[].class);

  /** Words between two counters, so that no two share a cache line. */
  private static final int SPREAD = 16;

  /** Work that is cut into parts, each done by one thread. */
  interface Work {
    void part(int part, int parts);
  }

  private final Thread[] helpers;
  private final int[] done;
  private volatile Work work = (part, parts) -> {};
  private volatile int round;
  private volatile boolean closed;
  private volatile @Nullable Throwable failure;

  Team(int threads) {
    helpers = new Thread[Checks.positive(threads, "the number of threads") - 1];
    done = new int[helpers.length * SPREAD];
    for (int i = 0; i < helpers.length; i++) {
      int helper = i;
      helpers[i] = Parallel.daemon(() -> serve(helper));
      helpers[i].start();
    }
  }

  int size() {
    return helpers.length + 1;
  }

  /**
   * Does all parts and returns when they are done. Where there are more threads than processors,
   * the others must be let in: hence the yield.
   */
  @SuppressWarnings("ThreadPriorityCheck")
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
      int spins = 0;
      while ((int) DONE.getVolatile(done, SPREAD * i) != now) {
        if (++spins < SPINS) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
    }
    Throwable failed = failure;
    if (failed != null) {
      throw new IllegalStateException("a kernel failed on another thread", failed);
    }
  }

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
      DONE.setVolatile(done, SPREAD * helper, now);
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
