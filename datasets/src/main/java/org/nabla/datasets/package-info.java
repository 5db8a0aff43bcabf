/**
 * Nabla datasets: synthetic data whose truth is known, reproducible to the bit.
 *
 * <pre>{@code
 * Dataset data = Qwerties.NOTES.generate(7);        // 100 + 100 points about (1, 1) and (5, 1)
 * double[][] x = data.features();                   // one row per sample
 * double[][] y = data.targets();                    // n x 1: the class index of each
 * int[] labels = data.labels();                     // the same as integers
 * double floor = Qwerties.NOTES.bayesError().getAsDouble();   // 0.0228: nobody does better
 * String line = data.origin();                      // qwerties?n=200&...&seed=7
 * }</pre>
 *
 * <p>The same generator version, parameters and seed give the same bits on every JVM, and the first
 * rows of a larger n are the rows of a smaller one.
 */
@NullMarked
package org.nabla.datasets;

import org.jspecify.annotations.NullMarked;
