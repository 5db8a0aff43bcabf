/**
 * Commons Math 3 on both sides: its optimizers on our functions, and ours behind its interfaces.
 *
 * <pre>{@code
 * PointValuePair found =
 *     CommonsMath.minimize(new PowellOptimizer(1e-10, 1e-12), f, gradient, 10_000, 0, 0);
 * }</pre>
 */
@NullMarked
package org.nabla.optim.math3;

import org.jspecify.annotations.NullMarked;
