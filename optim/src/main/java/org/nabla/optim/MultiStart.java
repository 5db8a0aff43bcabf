package org.nabla.optim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * One descent from many starts, and a report of the basins that they fell into:
 *
 * <pre>{@code
 * MultiStart.Report report =
 *     new MultiStart(descent, 1e-3).from(MultiStart.uniform(lower, upper, 100, random));
 * double[] best = report.best().point();
 * }</pre>
 *
 * @param descent how each start descends (or ascends)
 * @param distance how near, by Euclidean distance, two ends are to count as one, above 0
 */
public record MultiStart(Descent descent, double distance) {
  /**
   * Checks the settings.
   *
   * @param descent how each start descends
   * @param distance how near two ends are to count as one
   * @throws IllegalArgumentException if the distance is not a finite number above 0
   */
  public MultiStart {
    Check.positive("distance", distance);
  }

  /**
   * The starts that ended in one place.
   *
   * @param end the best of the results that ended there
   * @param starts the numbers of the starts, ascending
   */
  public record Basin(DescentResult end, List<Integer> starts) {
    /**
     * Copies the list.
     *
     * @param end the best of the results
     * @param starts the numbers of the starts
     */
    public Basin {
      starts = List.copyOf(starts);
    }

    /**
     * Where the best of the starts ended.
     *
     * @return a new array of n coordinates
     */
    public double[] point() {
      return end.point();
    }

    /**
     * The value there.
     *
     * @return the value
     */
    public double value() {
      return end.value();
    }
  }

  /**
   * What was found.
   *
   * @param basins the basins, best value first
   * @param failures the numbers of the starts whose run failed; they are in no basin
   * @param results the result of every start, in the order of the starts
   */
  public record Report(List<Basin> basins, List<Integer> failures, List<DescentResult> results) {
    /**
     * Copies the lists.
     *
     * @param basins the basins
     * @param failures the numbers of the starts that failed
     * @param results the result of every start
     */
    public Report {
      basins = List.copyOf(basins);
      failures = List.copyOf(failures);
      results = List.copyOf(results);
    }

    /**
     * The basin of the best value.
     *
     * @return the first basin
     * @throws IllegalStateException if every start failed; the message has the first reason
     */
    public Basin best() {
      if (basins.isEmpty()) {
        throw new IllegalStateException(
            "all " + results.size() + " starts failed: " + results.get(0).reason());
      }
      return basins.get(0);
    }

    /**
     * The starts whose run met a limit before it converged: the place where such a run stopped is
     * in a basin, and may lie anywhere on the way to a minimum.
     *
     * @return their numbers, ascending
     */
    public List<Integer> unfinished() {
      return IntStream.range(0, results.size())
          .filter(i -> results.get(i).reason().outcome() == Reason.Outcome.LIMIT)
          .boxed()
          .toList();
    }

    /**
     * One line for each basin: value, point, how many starts fell into it, and how many of them met
     * a limit before they converged.
     *
     * @return a few lines for people
     */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      for (Basin basin : basins) {
        text.append(basin.value())
            .append(" at ")
            .append(Vectors.shown(basin.point()))
            .append(" from ")
            .append(basin.starts().size())
            .append(" of ")
            .append(results.size())
            .append(" starts");
        long open =
            basin.starts().stream().filter(i -> !results.get(i).reason().converged()).count();
        text.append(open == 0 ? "\n" : " (not converged: " + open + ")\n");
      }
      return text.append(failures.size()).append(" failed").toString();
    }
  }

  /**
   * Runs from each start, in order.
   *
   * @param starts one row of n coordinates for each start, at least one; not modified
   * @return the basins
   * @throws IllegalArgumentException if there is no start
   */
  public Report from(double[]... starts) {
    if (starts.length == 0) {
      throw new IllegalArgumentException("there are 0 starts: give at least one");
    }
    List<DescentResult> results = new ArrayList<>();
    List<Integer> failures = new ArrayList<>();
    for (int i = 0; i < starts.length; i++) {
      results.add(descent.from(starts[i]));
      if (results.get(i).reason().failed()) {
        failures.add(i);
      }
    }
    return new Report(basins(results, failures), failures, results);
  }

  /** Best first, so that each basin is named by its best end. */
  private List<Basin> basins(List<DescentResult> results, List<Integer> failures) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      if (!failures.contains(i)) {
        order.add(i);
      }
    }
    Comparator<Integer> byValue = Comparator.comparingDouble(i -> results.get(i).value());
    order.sort(descent.uphill() ? byValue.reversed() : byValue);
    List<DescentResult> ends = new ArrayList<>();
    List<List<Integer>> members = new ArrayList<>();
    for (int i : order) {
      int basin = nearest(ends, results.get(i).point());
      if (basin < 0) {
        ends.add(results.get(i));
        members.add(new ArrayList<>());
        basin = ends.size() - 1;
      }
      members.get(basin).add(i);
    }
    List<Basin> basins = new ArrayList<>();
    for (int k = 0; k < ends.size(); k++) {
      basins.add(new Basin(ends.get(k), members.get(k).stream().sorted().toList()));
    }
    return basins;
  }

  private int nearest(List<DescentResult> ends, double[] point) {
    for (int k = 0; k < ends.size(); k++) {
      if (Vectors.distance(ends.get(k).point(), point) <= distance) {
        return k;
      }
    }
    return -1;
  }

  /**
   * Starts that are spread evenly at random over a box.
   *
   * @param lower the lower corner, n finite coordinates; not modified
   * @param upper the upper corner, above the lower one in each; not modified
   * @param count how many, at least 1
   * @param random where the numbers come from
   * @return one row for each start
   * @throws IllegalArgumentException if the corners do not fit or the count is below 1
   */
  public static double[][] uniform(
      double[] lower, double[] upper, int count, RandomGenerator random) {
    Check.atLeast(1, "count", count);
    if (lower.length == 0 || lower.length != upper.length) {
      throw new IllegalArgumentException(
          "the corners have "
              + lower.length
              + " and "
              + upper.length
              + " coordinates: give as many of each, at least one");
    }
    for (int k = 0; k < lower.length; k++) {
      Check.positive("upper - lower in coordinate " + k, upper[k] - lower[k]);
    }
    double[][] starts = new double[count][lower.length];
    for (double[] start : starts) {
      for (int k = 0; k < start.length; k++) {
        start[k] = lower[k] + (upper[k] - lower[k]) * random.nextDouble();
      }
    }
    return starts;
  }
}
