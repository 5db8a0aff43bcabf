/**
 * Optimizers, learning rates, minimizing a function, and parametric experiments, on plain vectors.
 *
 * <pre>{@code
 * DoubleUnaryOperator f = x -> 3 * x * x - 3 * x + 4;
 * DoubleUnaryOperator df = x -> 6 * x - 3;
 *
 * DescentResult found = Descent.minimize(f, df).with(new Sgd(0.01)).steps(100).from(1.7);
 * double x = found.x();                            // 0.5024658497246284
 * double[] path = found.trajectory().x();          // 100 points, each after its update
 * String why = found.reason().sentence();          // "stopped after the given 100 steps"
 * }</pre>
 */
@NullMarked
package org.nabla.optim;

import org.jspecify.annotations.NullMarked;
