package org.nabla.optim.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * A parametric experiment: a function tried on every combination of the values of named axes, as
 * often as asked.
 *
 * <p>Each cell has a seed and a random stream of its own, so that the result does not depend on the
 * number of threads. A cell that throws (an exception, a failed assertion, a stack that overflows,
 * a class that does not load) becomes a row with its reason; the others go on. With a {@link #file}
 * every finished row is written at once, and a later run goes on where the file ends. Immutable:
 * each setter returns another experiment.
 */
public final class Experiment {
  static final List<String> RESERVED = List.of("repetition", "seed", "failure", "numbers");

  private final long seed;
  private final Map<String, Axis> axes;
  private final int repetitions;
  private final int threads;
  private final Optional<Path> file;
  private final Listener listener;

  private Experiment(
      long seed,
      Map<String, Axis> axes,
      int repetitions,
      int threads,
      Optional<Path> file,
      Listener listener) {
    this.seed = seed;
    this.axes = axes;
    this.repetitions = repetitions;
    this.threads = threads;
    this.file = file;
    this.listener = listener;
  }

  /**
   * An experiment without axes, of one repetition in one thread.
   *
   * @param seed the seed from which every cell's own is made
   */
  public Experiment(long seed) {
    this(seed, Map.of(), 1, 1, Optional.empty(), (row, done, total) -> {});
  }

  /** The function of an experiment: from one cell to named numbers. */
  @FunctionalInterface
  public interface Trial {
    /**
     * Tries one cell; called by one of the experiment's threads, several cells at once.
     *
     * @param cell the cell
     * @return its numbers by name; a name holds neither {@code =} nor {@code ;} nor a line break,
     *     and is not that of an axis or of another column ({@code repetition}, {@code seed}, {@code
     *     failure}, {@code numbers})
     * @throws Exception where the cell fails, which becomes a row with this reason
     */
    Map<String, Double> run(Cell cell) throws Exception;
  }

  /** The function of an experiment that goes along one axis. */
  @FunctionalInterface
  public interface Journey {
    /**
     * Runs one cell as far as {@link Cell#furthest()}, or prepares to.
     *
     * @param cell the cell, which has no value on the axis that is gone along
     * @return what gives the numbers at each value of that axis; asked in ascending order
     * @throws Exception where the cell fails, which becomes a row for each value of the axis
     */
    LongFunction<Map<String, Double>> run(Cell cell) throws Exception;
  }

  /**
   * Is told of each row as it is finished. An exception of a listener is logged, and the run goes
   * on; an {@link Error} ends it.
   */
  @FunctionalInterface
  public interface Listener {
    /**
     * A row is finished; called by one thread at a time.
     *
     * @param row the row
     * @param done how many rows are finished, this one among them
     * @param total how many there will be
     */
    void finished(Row row, int done, int total);
  }

  /**
   * The same with one more axis of numbers.
   *
   * @param name its name
   * @param values its values, each once, at least one; copied
   * @return another experiment
   * @throws IllegalArgumentException if there is no value, one comes twice, or the name is taken or
   *     has a line break
   */
  public Experiment axis(String name, double... values) {
    return axis(Axis.of(name, values));
  }

  /**
   * The same with one more axis of anything: rules, functions, optimizers.
   *
   * @param name its name
   * @param values its values by their labels, in order, at least one; copied
   * @return another experiment
   * @throws IllegalArgumentException if there is no value, the name is taken, or the name or a
   *     label has a line break
   */
  public Experiment axis(String name, Map<String, ?> values) {
    return axis(new Axis(name, new LinkedHashMap<>(values)));
  }

  private Experiment axis(Axis axis) {
    if (axes.containsKey(axis.name()) || RESERVED.contains(axis.name())) {
      throw new IllegalArgumentException(
          "the name '" + axis.name() + "' is taken: give the axis another one");
    }
    Map<String, Axis> more = new LinkedHashMap<>(axes);
    more.put(axis.name(), axis);
    return new Experiment(seed, more, repetitions, threads, file, listener);
  }

  /**
   * The same with more repetitions of every cell.
   *
   * @param count how many, at least 1; default 1
   * @return another experiment
   * @throws IllegalArgumentException if the count is below 1
   */
  public Experiment repetitions(int count) {
    return new Experiment(seed, axes, atLeastOne("repetitions", count), threads, file, listener);
  }

  /**
   * The same on more threads; the result does not change.
   *
   * @param count how many, at least 1; default 1
   * @return another experiment
   * @throws IllegalArgumentException if the count is below 1
   */
  public Experiment threads(int count) {
    return new Experiment(seed, axes, repetitions, atLeastOne("threads", count), file, listener);
  }

  private static int atLeastOne(String name, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          name + " is " + count + ": give a whole number of at least 1");
    }
    return count;
  }

  /**
   * The same with a file that finished rows are written to, and taken from where it exists. Cells
   * that failed are tried again.
   *
   * @param path the file; the same axes and seed must go with it in every run
   * @return another experiment
   */
  public Experiment file(Path path) {
    return new Experiment(seed, axes, repetitions, threads, Optional.of(path), listener);
  }

  /**
   * The same with a listener that is told of every row.
   *
   * @param told the listener
   * @return another experiment
   */
  public Experiment listener(Listener told) {
    return new Experiment(seed, axes, repetitions, threads, file, told);
  }

  /**
   * Runs every cell that the file does not have.
   *
   * <p>Where the calling thread is interrupted, no further cell is begun, those at work are
   * interrupted and awaited, and the table has what was finished; the thread's interrupt flag stays
   * set.
   *
   * @param trial the function
   * @return the table
   * @throws IllegalArgumentException if the file is another experiment's, no experiment's, or in
   *     use by another run
   * @throws java.io.UncheckedIOException if the file cannot be read or written
   */
  public Table run(Trial trial) {
    return runner(axes).run(units(axes, List.of(), Optional.empty()), one(trial));
  }

  private static Journey one(Trial trial) {
    return cell -> {
      Map<String, Double> numbers = trial.run(cell);
      return station -> numbers;
    };
  }

  /**
   * Runs along one axis: cells that differ only in it share one run, so that a grid of rates by
   * epochs takes no more steps than its longest column. Otherwise as {@link #run}.
   *
   * @param axis an axis of whole numbers that ascend, such as epochs
   * @param journey the function, called once for each combination of the other axes
   * @return the table, with a row for each value of the axis
   * @throws IllegalArgumentException if there is no such axis, its values are not whole or do not
   *     ascend, or the file is another experiment's, no experiment's, or in use by another run
   * @throws java.io.UncheckedIOException if the file cannot be read or written
   */
  public Table runAlong(String axis, Journey journey) {
    Axis along = axes.get(axis);
    if (along == null) {
      throw new IllegalArgumentException(
          "there is no axis '" + axis + "' to go along: there are " + axes.keySet());
    }
    Map<String, Axis> others = new LinkedHashMap<>(axes);
    others.remove(axis);
    return runner(axes).run(units(others, along.ascending(), Optional.of(along)), journey);
  }

  private Runner runner(Map<String, Axis> all) {
    return new Runner(List.copyOf(all.keySet()), threads, file, listener);
  }

  /** Every combination, the last axis fastest, and each repetition. */
  private List<Unit> units(Map<String, Axis> free, List<Long> stations, Optional<Axis> along) {
    List<Map<String, String>> combinations = new ArrayList<>();
    combinations.add(Map.of());
    for (Axis axis : free.values()) {
      List<Map<String, String>> more = new ArrayList<>();
      for (Map<String, String> combination : combinations) {
        for (String label : axis.labels()) {
          Map<String, String> longer = new LinkedHashMap<>(combination);
          longer.put(axis.name(), label);
          more.add(longer);
        }
      }
      combinations = more;
    }
    List<Unit> units = new ArrayList<>();
    for (Map<String, String> labels : combinations) {
      for (int repetition = 0; repetition < repetitions; repetition++) {
        long own = Unit.seed(seed, labels, repetition);
        long furthest = stations.isEmpty() ? 0 : stations.get(stations.size() - 1);
        Cell cell = new Cell(free, labels, repetition, own, furthest);
        units.add(new Unit(cell, labels, stations, along, List.copyOf(axes.keySet())));
      }
    }
    return units;
  }
}
