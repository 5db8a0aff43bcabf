/**
 * Parametric experiments: a function of named axes, tried in every combination and repetition.
 *
 * <pre>{@code
 * Table table =
 *     new Experiment(42)
 *         .axis("start", -2, 0, 2)
 *         .axis("rate", 0.001, 0.01, 0.1)
 *         .run(cell -> Map.of("x", descend(cell.number("start"), cell.number("rate"))));
 * double[][] ends = table.pivot("start", "rate", "x", Statistic.mean()).values();
 * }</pre>
 */
@NullMarked
package org.nabla.optim.experiment;

import org.jspecify.annotations.NullMarked;
