package org.nabla.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Independent pieces of work on several threads, results in order. */
final class Parallel {

  private Parallel() {}

  static <T> List<T> map(int count, int threads, IntFunction<T> work) {
    Checks.positive(threads, "the number of threads");
    List<T> results = new ArrayList<>(count);
    if (threads == 1 || count == 1) {
      for (int i = 0; i < count; i++) {
        results.add(work.apply(i));
      }
      return List.copyOf(results);
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, count), Parallel::daemon);
    try {
      List<Future<T>> futures = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        int index = i;
        futures.add(pool.submit(() -> work.apply(index)));
      }
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return List.copyOf(results);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while training several networks", e);
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    } finally {
      pool.shutdownNow();
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
