package org.nabla.nn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A training run between two steps: parameters, running statistics, what the optimizer remembers,
 * the place in the epoch, history and the best epoch so far. A run that is resumed from one gives
 * the same bits as a run that was never broken off.
 *
 * <p>Shuffling and random layers need no generator's state: what they draw depends on the seed and
 * the epoch or step only. A listener or a layer of a user's own that draws from a stream has to
 * restart it by itself. Bits are the same on the same kind of machine: the Vector API rounds some
 * sums otherwise than plain Java.
 *
 * <p>Immutable. It is named arrays and named texts, so that any file format can hold it; see {@code
 * org.nabla.nn.saving.CheckpointFile}.
 */
public final class Checkpoint {

  static final String PARAMETERS = "parameters";
  static final String STATE = "state";
  static final String UPDATE = "update.";

  /** The names of texts that say which run this is begin so; others say how far it is. */
  static final String RUN = "run.";

  /** What keeps checkpoints: writes them to a file, for instance. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Called between two steps, on the training thread.
     *
     * @param checkpoint the run at that point
     * @throws IOException if it cannot be kept; ends training with an {@link
     *     java.io.UncheckedIOException}
     */
    void accept(Checkpoint checkpoint) throws IOException;
  }

  private final Map<String, String> texts;
  private final Map<String, double[]> arrays;

  private Checkpoint(Map<String, String> texts, Map<String, double[]> arrays) {
    this.texts = texts;
    this.arrays = arrays;
  }

  /**
   * Makes a checkpoint of what {@link #texts()} and {@link #arrays()} gave.
   *
   * @param texts texts by name; copied
   * @param arrays numbers by name; copied
   * @return the checkpoint
   * @throws IllegalArgumentException if something is missing or out of range; the message says what
   */
  public static Checkpoint of(Map<String, String> texts, Map<String, double[]> arrays) {
    Checkpoint checkpoint = new Checkpoint(new LinkedHashMap<>(texts), copy(arrays));
    new Progress(0, 0).restore(checkpoint, List.of());
    checkpoint.array(PARAMETERS);
    checkpoint.array(STATE);
    return checkpoint;
  }

  /** Takes over maps and arrays. */
  static Checkpoint taking(Map<String, String> texts, Map<String, double[]> arrays) {
    return new Checkpoint(texts, arrays);
  }

  private static Map<String, double[]> copy(Map<String, double[]> arrays) {
    Map<String, double[]> copies = new LinkedHashMap<>();
    arrays.forEach((name, values) -> copies.put(name, values.clone()));
    return copies;
  }

  /**
   * Returns the number of steps done.
   *
   * @return the number, which is also that of the next step
   */
  public long step() {
    return whole("step");
  }

  /**
   * Returns the epoch that the next step belongs to, or whose last step was just done.
   *
   * @return the epoch, from 1
   */
  public int epoch() {
    return (int) whole("epoch");
  }

  /**
   * Returns the network as it was at this point of the run: the parameters and the state of the
   * last step, not those of the best epoch.
   *
   * @param network a network of the same layers, with or without values; not modified
   * @return a new network
   * @throws IllegalArgumentException if the network has other layers; the message names both
   */
  public Network network(Network network) {
    String here = RunIdentity.of(network);
    String there = texts.get(RunIdentity.NETWORK);
    Checks.require(
        here.equals(there), "the checkpoint is of another network: %s, not %s", "" + there, here);
    return network.withParameters(array(PARAMETERS)).withState(array(STATE));
  }

  /**
   * Returns what this checkpoint says in words: which run it is of, and how far that is.
   *
   * @return texts by name, a copy
   */
  public Map<String, String> texts() {
    return new LinkedHashMap<>(texts);
  }

  /**
   * Returns all numbers of this checkpoint.
   *
   * @return arrays by name, copies
   */
  public Map<String, double[]> arrays() {
    return copy(arrays);
  }

  /** What the update remembers. */
  Map<String, double[]> updateState() {
    return within(UPDATE);
  }

  /** The arrays whose names begin so, by the rest of their names; copies. */
  Map<String, double[]> within(String prefix) {
    Map<String, double[]> part = new LinkedHashMap<>();
    arrays.forEach(
        (name, values) -> {
          if (name.startsWith(prefix)) {
            part.put(name.substring(prefix.length()), values.clone());
          }
        });
    return part;
  }

  /** Not to be modified. */
  double[] array(String name) {
    double[] values = arrays.get(name);
    if (values == null) {
      throw new IllegalArgumentException(
          "the checkpoint has no array '" + name + "', only " + arrays.keySet());
    }
    return values;
  }

  double number(String name) {
    double[] values = array(name);
    Checks.require(values.length == 1, "the checkpoint's %s is not one number", name);
    return values[0];
  }

  long whole(String name) {
    String text = texts.get(name);
    try {
      long value = Long.parseLong(String.valueOf(text));
      Checks.require(value >= 0, "the checkpoint's %s is %d: it must not be negative", name, value);
      return value;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the checkpoint's " + name + " is " + text + ": a whole number is expected", e);
    }
  }

  int small(String name) {
    long value = whole(name);
    Checks.require(value <= Integer.MAX_VALUE, "the checkpoint's %s is %d: too large", name, value);
    return (int) value;
  }

  /** Refuses to go on with another run, naming all that differs. */
  void requireRun(Map<String, String> identity) {
    List<String> differences = new ArrayList<>();
    identity.forEach(
        (name, here) -> {
          @Nullable String there = texts.get(name);
          if (!here.equals(there)) {
            differences.add(
                "the " + name.substring(RUN.length()) + " was " + there + " and is " + here);
          }
        });
    Checks.require(
        differences.isEmpty(),
        "the checkpoint is of another run and cannot be resumed: %s",
        String.join("; ", differences));
  }

  @Override
  public String toString() {
    return "Checkpoint after step " + step() + " in epoch " + epoch();
  }
}
