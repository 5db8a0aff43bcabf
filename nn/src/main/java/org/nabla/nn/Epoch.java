package org.nabla.nn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a listener is told after each epoch.
 *
 * @param number the epoch, from 1
 * @param epochs how many epochs the run may have
 * @param steps how many steps were done so far
 * @param loss mean loss of the epoch's steps, each measured before its step, without penalties
 * @param penalty mean of the penalties on the parameters, likewise; 0 if there are none
 * @param validationLoss loss of the validation data after the epoch; NaN if there are none
 * @param metrics metrics of the training data after the epoch, by name; empty if none were asked
 *     for
 * @param validationMetrics metrics of the validation data after the epoch, by name
 */
public record Epoch(
    int number,
    int epochs,
    long steps,
    double loss,
    double penalty,
    double validationLoss,
    Map<String, Double> metrics,
    Map<String, Double> validationMetrics) {

  /**
   * Copies the maps, in their order.
   *
   * @param number the epoch, from 1
   * @param epochs how many epochs the run may have
   * @param steps how many steps were done so far
   * @param loss mean loss of the epoch's steps, each measured before its step, without penalties
   * @param penalty mean of the penalties on the parameters, likewise; 0 if there are none
   * @param validationLoss loss of the validation data after the epoch; NaN if there are none
   * @param metrics metrics of the training data after the epoch, by name; empty if none were asked
   *     for
   * @param validationMetrics metrics of the validation data after the epoch, by name
   */
  public Epoch {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    validationMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(validationMetrics));
  }
}
