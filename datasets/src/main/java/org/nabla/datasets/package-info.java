/**
 * Nabla datasets: synthetic data whose truth is known, reproducible to the bit, and what training
 * needs around them: splits, batches, scaling, files.
 *
 * <pre>{@code
 * Dataset data = Qwerties.NOTES.generate(7);          // 100 + 100 points about (1, 1) and (5, 1)
 * List<Dataset> parts = Split.stratified(data, StableRandom.of(1), 0.8, 0.2);
 * Scaler scaler = Scaler.standard(parts.get(0));      // learned from the training part only
 * double[][] x = scaler.apply(parts.get(0)).features();   // one row per sample
 * double[][] y = parts.get(0).targets();              // n x 1: the class of each
 * double floor = Qwerties.NOTES.bayesError().getAsDouble();   // 0.0228: nobody does better
 * Dataset same = Dataset.replay(data.origin());       // qwerties?n=200&centres=1,1;5,1&...&seed=7
 * }</pre>
 *
 * <ul>
 *   <li>Data: {@link org.nabla.datasets.Dataset}, its {@link org.nabla.datasets.Schema} and {@link
 *       org.nabla.datasets.Summary}; {@link org.nabla.datasets.Iris}; files by {@link
 *       org.nabla.datasets.Csv} and {@link org.nabla.datasets.Idx}.
 *   <li>Generators: every record that implements {@link org.nabla.datasets.Generator}, yours too;
 *       {@link org.nabla.datasets.Catalogue} makes a dataset again from its line of text.
 *   <li>Parts: {@link org.nabla.datasets.Split}, {@link org.nabla.datasets.KFold}, {@link
 *       org.nabla.datasets.Bootstrap}, {@link org.nabla.datasets.Batches}, all views.
 *   <li>Encoding: {@link org.nabla.datasets.Scaler}, {@link org.nabla.datasets.Labels}.
 *   <li>Random numbers: {@link org.nabla.datasets.StableRandom} for data of ours, {@link
 *       org.nabla.datasets.NumpyRandom} and {@link org.nabla.datasets.TorchRandom} to follow a
 *       notebook number by number.
 * </ul>
 *
 * <p>The same generator version, parameters and seed give the same bits on every JVM, and the first
 * rows of a larger n are the rows of a smaller one: each row is drawn in turn from the stream of
 * the samples, the structure (random centres, say) from another stream, and nothing depends on n.
 * So classes take turns row by row instead of standing in blocks.
 *
 * <p>Decisions: a view copies row references, not numbers, so access is as fast as to its parent.
 * Functions that must agree on every JVM are those of {@link java.lang.StrictMath}. Malformed files
 * are an {@link java.io.IOException} with file, line and column; bad settings an {@link
 * java.lang.IllegalArgumentException}. The package is flat although it holds a few more than forty
 * files: half of them are generators of one page each, and users should find them beside one
 * another.
 */
@NullMarked
package org.nabla.datasets;

import org.jspecify.annotations.NullMarked;
