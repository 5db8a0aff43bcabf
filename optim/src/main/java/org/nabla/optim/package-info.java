/**
 * Optimizers, learning rates, minimizing a function, and diagnosis, on plain vectors.
 *
 * <pre>{@code
 * DoubleUnaryOperator f = x -> 3 * x * x - 3 * x + 4;
 * DoubleUnaryOperator df = x -> 6 * x - 3;
 *
 * DescentResult found = Descent.minimize(f, df).with(new Sgd(0.01)).steps(100).from(1.7);
 * double x = found.x();                            // 0.5024658497246284
 * double[] path = found.trajectory().x();          // 100 points, each after its update
 * String why = found.reason().sentence();          // "stopped after the given 100 steps"
 *
 * Stepper adam = new Adam(Schedule.cosine(0.01, 0, 500)).weightDecay(1e-4).over(n);
 * adam.step(parameters, gradient);                 // in place, once for each gradient
 * }</pre>
 *
 * <p>The package knows vectors and functions, never networks. An {@link org.nabla.optim.Optimizer}
 * and a {@link org.nabla.optim.LearningRate} are immutable recipes; a {@link
 * org.nabla.optim.Stepper} is one at work. Everything that is remembered between steps is a named
 * array of a {@link org.nabla.optim.State}, which is why saving and resuming needs no code in an
 * optimizer of your own; its test is the interface {@code
 * org.nabla.optim.contract.OptimizerContract} in this module's test jar.
 *
 * <p>Where this departs from PyTorch: a loss at which {@link org.nabla.optim.ReduceOnPlateau} looks
 * counts as better by a share of its size, which is right for negative numbers; {@link
 * org.nabla.optim.OneCycle} holds its last value; weight decay, clipping and the like are wrappers
 * around any optimizer in place of settings of each. The elementary schedules share two files,
 * since each is a few lines. Parametric experiments are the package {@code experiment}, Commons
 * Math's adapters the package {@code math3}.
 */
@NullMarked
package org.nabla.optim;

import org.jspecify.annotations.NullMarked;
