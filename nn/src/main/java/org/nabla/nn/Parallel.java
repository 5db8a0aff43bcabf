package org.nabla.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Independent pieces of work on several threads, results in order. */
final class Parallel {

  private Parallel() {}

  /**
   * Returns the results of all pieces of work. If the calling thread is interrupted, the pieces at
   * work are interrupted too and no other begins: the results are those of the pieces that began,
   * which are the first ones, and the interrupt stays set. An interrupt of one piece's own thread
   * is that piece's alone, for any number of threads.
   */
  static <T> List<T> map(int count, int threads, IntFunction<T> work) {
    Checks.positive(threads, "the number of threads");
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, count), Parallel::daemon);
    List<Future<T>> futures = new ArrayList<>(count);
    boolean interrupted = false;
    try {
      for (int i = 0; i < count; i++) {
        int index = i;
        futures.add(pool.submit(() -> work.apply(index)));
      }
      for (Future<T> future : futures) {
        future.get();
      }
    } catch (InterruptedException e) {
      interrupted = true;
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    } finally {
      interrupted |= end(pool);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    List<T> results = new ArrayList<>(count);
    for (Future<T> future : futures) {
      if (future.isDone()) {
        results.add(result(future));
      }
    }
    return List.copyOf(results);
  }

  /** Interrupts what runs and waits for its end; returns whether this thread was interrupted. */
  private static boolean end(ExecutorService pool) {
    pool.shutdownNow();
    boolean interrupted = false;
    while (true) {
      try {
        if (pool.awaitTermination(1, TimeUnit.DAYS)) {
          return interrupted;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  /** The result of work that is done, whether or not this thread is interrupted. */
  private static <T> T result(Future<T> done) {
    boolean interrupted = Thread.interrupted();
    try {
      return done.get();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "nabla-nn");
    thread.setDaemon(true);
    return thread;
  }

  private static RuntimeException unwrapped(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }
}
