package org.nabla.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Groups of entries of one vector, each with an optimizer, a rate and settings of its own
 * (PyTorch's parameter groups):
 *
 * <pre>{@code
 * Optimizer grouped =
 *     Groups.of("biases", i -> i >= 100, new Sgd(0.1)).and("weights", i -> i < 100, new Adam(0.01));
 * }</pre>
 *
 * <p>Every entry must be in exactly one group. A wrapper inside a group (such as clipping by norm)
 * works on the group's own entries, one around all groups on the whole vector; decoupled weight
 * decay belongs inside, where the rate is. Immutable; safe for threads.
 */
public final class Groups implements Optimizer {
  private record Group(String name, IntPredicate entries, Optimizer optimizer) {}

  private final List<Group> groups;

  private Groups(List<Group> groups) {
    this.groups = groups;
  }

  /**
   * The first group.
   *
   * @param name its name, under which its state is saved
   * @param entries which entries are in it, by index; asked once for each when state is made
   * @param optimizer what moves them
   * @return groups, to be followed by {@link #and}
   */
  public static Groups of(String name, IntPredicate entries, Optimizer optimizer) {
    return new Groups(List.of(new Group(name, entries, optimizer)));
  }

  /**
   * The same with one more group.
   *
   * @param name its name, under which its state is saved
   * @param entries which entries are in it, by index; asked once for each when state is made
   * @param optimizer what moves them
   * @return other groups
   * @throws IllegalArgumentException if the name is taken
   */
  public Groups and(String name, IntPredicate entries, Optimizer optimizer) {
    if (groups.stream().anyMatch(each -> each.name.equals(name))) {
      throw new IllegalArgumentException(
          "there is a group '" + name + "' already: give each group a name of its own");
    }
    List<Group> more = new ArrayList<>(groups);
    more.add(new Group(name, entries, optimizer));
    return new Groups(List.copyOf(more));
  }

  /**
   * A factor of 1: the rates are those of the groups.
   *
   * @return the constant 1
   */
  @Override
  public LearningRate rate() {
    return LearningRate.constant(1);
  }

  /**
   * Makes the groups' rules; after each step, the moment's rate is the mean over all entries.
   *
   * @param state where the rules get their arrays, each group's under its name
   * @return a rule over the whole vector
   * @throws IllegalArgumentException if an entry is in no group or in two
   */
  @Override
  public Rule rule(State state) {
    List<Part> parts = new ArrayList<>();
    @Nullable String[] owner = new String[state.size()];
    for (Group group : groups) {
      int[] entries = claim(group, owner);
      state
          .under(group.name)
          .fixed("members", members(entries), "restore it into groups that hold the same entries");
      parts.add(new Part(group.optimizer, entries, state.under(group.name)));
    }
    for (int i = 0; i < owner.length; i++) {
      if (owner[i] == null) {
        throw new IllegalArgumentException(
            "entry " + i + " is in no group: add a group that holds it");
      }
    }
    return (p, g, now) -> {
      double sum = 0;
      for (int k = 0; k < parts.size(); k++) {
        sum += parts.get(k).step(p, g, now);
      }
      now.rate(p.length == 0 ? 0 : sum / p.length);
    };
  }

  /**
   * The groups' names and optimizers.
   *
   * @return a text without the groups' entries, which are known only when state is made
   */
  @Override
  public String toString() {
    return "Groups" + groups.stream().map(group -> group.name + ": " + group.optimizer).toList();
  }

  /** A number that tells one set of entries from another, exact as a double. */
  private static double members(int[] entries) {
    long hash = entries.length;
    for (int entry : entries) {
      hash = Vectors.mix(hash + entry);
    }
    return (double) (hash >>> 11);
  }

  private static int[] claim(Group group, @Nullable String[] owner) {
    int[] indices = new int[owner.length];
    int count = 0;
    for (int i = 0; i < owner.length; i++) {
      if (group.entries.test(i)) {
        if (owner[i] != null) {
          throw new IllegalArgumentException(
              "entry "
                  + i
                  + " is in the groups '"
                  + owner[i]
                  + "' and '"
                  + group.name
                  + "': let only one hold it");
        }
        owner[i] = group.name;
        indices[count++] = i;
      }
    }
    return Arrays.copyOf(indices, count);
  }

  /** One group at work: gathers its entries, steps, and puts them back. */
  private static final class Part {
    private final Engine engine;
    private final int[] indices;
    private final double[] parameters;
    private final double[] gradient;

    Part(Optimizer optimizer, int[] indices, State state) {
      this.indices = indices;
      engine = new Engine(optimizer, state.under(optimizer.name(), indices.length));
      parameters = new double[indices.length];
      gradient = new double[indices.length];
    }

    double step(double[] p, double[] g, Moment now) {
      for (int k = 0; k < indices.length; k++) {
        parameters[k] = p[indices[k]];
        gradient[k] = g[indices[k]];
      }
      engine.step(parameters, gradient, now);
      for (int k = 0; k < indices.length; k++) {
        p[indices[k]] = parameters[k];
      }
      return engine.lastRate() * indices.length;
    }
  }
}
