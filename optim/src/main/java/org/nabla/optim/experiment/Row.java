package org.nabla.optim.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one cell gave: its numbers, or the reason why there are none.
 *
 * @param labels the label on each axis, in the axes' order
 * @param repetition which repetition, from 0
 * @param seed the cell's own seed
 * @param numbers the numbers by name; empty where the cell failed
 * @param failure why the cell failed; empty where it did not
 */
public record Row(
    Map<String, String> labels,
    int repetition,
    long seed,
    SortedMap<String, Double> numbers,
    Optional<String> failure) {
  /**
   * Copies the maps.
   *
   * @param labels the label on each axis
   * @param repetition which repetition
   * @param seed the cell's own seed
   * @param numbers the numbers by name
   * @param failure why the cell failed
   */
  public Row {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
  }
}
