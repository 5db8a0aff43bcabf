package org.nabla.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Cross-validation: k folds, each sample tested once.
 *
 * <pre>{@code
 * for (Fold fold : KFold.stratified(data, 5, StableRandom.of(7))) {
 *   Scaler scaler = Scaler.standard(fold.train());
 *   ...
 * }
 * }</pre>
 *
 * <p>Sizes of the folds differ by at most 1, except where {@linkplain #grouped groups} stay
 * together. All parts are views, and a fold is made at each {@code get} of the list, which is
 * immutable: so {@link #leaveOneOut} of n samples holds n row numbers and not n^2.
 */
public final class KFold {
  private KFold() {}

  /**
   * Folds of shuffled samples.
   *
   * @param data the samples
   * @param k the number of folds, from 2 to the number of samples
   * @param random the source of the order
   * @return k folds
   * @throws IllegalArgumentException where k is below 2 or larger than the number of samples
   */
  public static List<Fold> random(Dataset data, int k, RandomGenerator random) {
    return folds(data, k, Order.shuffle(Order.identity(data.size()), random));
  }

  /**
   * Folds of neighbouring samples, in the order of the data.
   *
   * @param data the samples
   * @param k the number of folds, from 2 to the number of samples
   * @return k folds
   * @throws IllegalArgumentException where k is below 2 or larger than the number of samples
   */
  public static List<Fold> ordered(Dataset data, int k) {
    return folds(data, k, Order.identity(data.size()));
  }

  /**
   * Folds of shuffled samples with the classes in equal shares: each fold tests {@code members / k}
   * of each class, rounded down or up. Finding these numbers takes time in proportion to {@code
   * k^2}.
   *
   * @param data the samples, with classes
   * @param k the number of folds, from 2 to the number of samples
   * @param random the source of the order
   * @return k folds
   * @throws IllegalArgumentException where k is below 2 or larger than the number of samples, or a
   *     class has one member
   * @throws IllegalStateException where the targets are values
   */
  public static List<Fold> stratified(Dataset data, int k, RandomGenerator random) {
    checked(k, data.size(), "samples");
    double[] shares = new double[k];
    Arrays.fill(shares, 1.0 / k);
    int[][] tested = Split.stratifiedRows(data, random, shares);
    return new Folds(k, f -> Fold.holdingOut(data, tested[f]));
  }

  /**
   * Several rounds of k folds, each shuffled anew.
   *
   * @param data the samples
   * @param k the number of folds, from 2 to the number of samples
   * @param times the number of rounds, at least 1
   * @param random the source of the orders
   * @return {@code times x k} folds, round by round
   * @throws IllegalArgumentException where k is below 2 or larger than the number of samples, or
   *     times is below 1
   */
  public static List<Fold> repeated(Dataset data, int k, int times, RandomGenerator random) {
    Check.atLeast(1, times, "times");
    List<List<Fold>> rounds = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      rounds.add(random(data, k, random));
    }
    return joined(rounds, k);
  }

  /**
   * Several rounds of k stratified folds, each shuffled anew.
   *
   * @param data the samples, with classes
   * @param k the number of folds, from 2 to the number of samples
   * @param times the number of rounds, at least 1
   * @param random the source of the orders
   * @return {@code times x k} folds, round by round
   * @throws IllegalArgumentException as for {@link #stratified}, and where times is below 1
   */
  public static List<Fold> repeatedStratified(
      Dataset data, int k, int times, RandomGenerator random) {
    Check.atLeast(1, times, "times");
    List<List<Fold>> rounds = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      rounds.add(stratified(data, k, random));
    }
    return joined(rounds, k);
  }

  private static List<Fold> joined(List<List<Fold>> rounds, int k) {
    return new Folds(Math.multiplyExact(k, rounds.size()), f -> rounds.get(f / k).get(f % k));
  }

  /**
   * Folds that keep groups together: no group is both learned from and tested on. The largest group
   * goes first, always to the smallest fold, so that sizes are as even as the groups allow.
   *
   * @param data the samples
   * @param k the number of folds, from 2 to the number of groups
   * @param groups the group of each sample, any integers, not modified
   * @return k folds
   * @throws IllegalArgumentException where k is below 2 or larger than the number of groups, or
   *     there are not as many groups as samples
   */
  public static List<Fold> grouped(Dataset data, int k, int... groups) {
    Check.sameLength(data.size(), groups.length, "entries of groups", "there are samples");
    Map<Integer, Integer> sizes = new TreeMap<>();
    for (int group : groups) {
      sizes.merge(group, 1, Integer::sum);
    }
    checked(k, sizes.size(), "groups");
    List<Integer> largestFirst = new ArrayList<>(sizes.keySet());
    largestFirst.sort(Comparator.comparing(sizes::get).reversed());
    int[] filled = new int[k];
    Map<Integer, Integer> foldOf = new TreeMap<>();
    for (int group : largestFirst) {
      int smallest = 0;
      for (int f = 1; f < k; f++) {
        smallest = filled[f] < filled[smallest] ? f : smallest;
      }
      foldOf.put(group, smallest);
      filled[smallest] += sizes.getOrDefault(group, 0);
    }
    int[] testedIn = Arrays.stream(groups).map(group -> foldOf.getOrDefault(group, -1)).toArray();
    return new Folds(
        k,
        f -> {
          boolean[] elsewhere = new boolean[testedIn.length];
          for (int i = 0; i < testedIn.length; i++) {
            elsewhere[i] = testedIn[i] != f;
          }
          return Fold.holdingOut(data, Fold.others(elsewhere));
        });
  }

  /**
   * One fold per sample, which tests that sample alone.
   *
   * @param data at least 2 samples
   * @return as many folds as samples
   * @throws IllegalArgumentException where there are fewer than 2 samples
   */
  public static List<Fold> leaveOneOut(Dataset data) {
    return ordered(data, Check.atLeast(2, data.size(), "the number of samples"));
  }

  private static List<Fold> folds(Dataset data, int k, int[] order) {
    int n = checked(k, data.size(), "samples");
    return new Folds(
        k,
        f -> {
          int start = f * (n / k) + Math.min(f, n % k);
          int end = start + n / k + (f < n % k ? 1 : 0);
          return Fold.holdingOut(data, Arrays.copyOfRange(order, start, end));
        });
  }

  private static int checked(int k, int available, String what) {
    if (k < 2 || k > available) {
      throw new IllegalArgumentException(
          "k is "
              + k
              + ": expected an integer from 2 to "
              + available
              + ", the number of "
              + what
              + ": lower k, or give more "
              + what);
    }
    return available;
  }
}
