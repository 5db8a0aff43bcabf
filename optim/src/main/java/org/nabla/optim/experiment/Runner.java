package org.nabla.optim.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the units of an experiment on its threads and collects their rows. */
final class Runner {
  private static final Logger LOG = LoggerFactory.getLogger(Experiment.class);

  private final List<String> axes;
  private final int threads;
  private final Optional<Path> file;
  private final Experiment.Listener listener;
  private @Nullable Journal journal;
  private @Nullable List<Row>[] results = newArray(0);
  private volatile boolean stopped;
  private int done;
  private int total;

  Runner(List<String> axes, int threads, Optional<Path> file, Experiment.Listener listener) {
    this.axes = axes;
    this.threads = threads;
    this.file = file;
    this.listener = listener;
  }

  @SuppressWarnings("unchecked")
  private static @Nullable List<Row>[] newArray(int size) {
    return (List<Row>[]) new List<?>[size];
  }

  Table run(List<Unit> units, Experiment.Journey journey) {
    try {
      journal = file.isPresent() ? new Journal(file.get(), axes) : null;
      try {
        return collect(units, journey);
      } finally {
        if (journal != null) {
          journal.close();
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Table collect(List<Unit> units, Experiment.Journey journey) {
    results = newArray(units.size());
    total = units.stream().mapToInt(unit -> unit.rowLabels().size()).sum();
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      List<Row> known = known(units.get(i));
      if (known.isEmpty()) {
        open.add(i);
      } else {
        results[i] = known;
        done += known.size();
      }
    }
    if (done > 0) {
      LOG.info("{} of {} rows taken from {}", done, total, file.orElseThrow());
    }
    runAll(units, open, journey);
    return table();
  }

  /** The rows of an earlier run, if it has all of the unit's. */
  private List<Row> known(Unit unit) {
    List<Row> rows = new ArrayList<>();
    for (Map<String, String> labels : unit.rowLabels()) {
      Optional<Row> row =
          journal == null
              ? Optional.empty()
              : journal.finished(labels, unit.cell().repetition(), unit.cell().seed());
      if (row.isEmpty()) {
        return List.of();
      }
      rows.add(row.get());
    }
    return rows;
  }

  private void runAll(List<Unit> units, List<Integer> open, Experiment.Journey journey) {
    ExecutorService pool = Executors.newFixedThreadPool(threads, Runner::daemon);
    List<Future<?>> futures = new ArrayList<>();
    for (int i : open) {
      futures.add(pool.submit(() -> runOne(i, units.get(i), journey)));
    }
    pool.shutdown();
    boolean interrupted = false;
    try {
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (InterruptedException stop) {
      interrupted = true;
    } catch (ExecutionException failure) {
      throw rethrown(Objects.requireNonNull(failure.getCause()));
    } finally {
      stopped = true;
      pool.shutdownNow();
      interrupted |= awaited(pool);
      if (interrupted) {
        LOG.info("interrupted after {} of {} rows", done, total);
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "experiment");
    thread.setDaemon(true);
    return thread;
  }

  /** Waits for the cells at work; whether an interrupt came meanwhile. */
  private static boolean awaited(ExecutorService pool) {
    boolean interrupted = false;
    while (true) {
      try {
        if (pool.awaitTermination(1, TimeUnit.MINUTES)) {
          return interrupted;
        }
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }

  private void runOne(int index, Unit unit, Experiment.Journey journey) {
    if (stopped) {
      return;
    }
    List<Row> rows = unit.run(journey);
    boolean failed = rows.stream().anyMatch(row -> row.failure().isPresent());
    if (stopped && failed) {
      return;
    }
    finish(index, rows);
  }

  private synchronized void finish(int index, List<Row> rows) {
    results[index] = rows;
    if (journal != null) {
      try {
        for (Row row : rows) {
          journal.add(row);
        }
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    for (Row row : rows) {
      done++;
      try {
        listener.finished(row, done, total);
      } catch (RuntimeException failure) {
        LOG.warn("the listener failed at row {} of {}; the run goes on", done, total, failure);
      }
    }
  }

  private synchronized Table table() {
    List<Row> rows = new ArrayList<>();
    for (List<Row> each : results) {
      if (each != null) {
        rows.addAll(each);
      }
    }
    return new Table(axes, rows, rows.size() == total);
  }
}
