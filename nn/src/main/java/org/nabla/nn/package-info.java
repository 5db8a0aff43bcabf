/**
 * Dense networks: layers, losses, initial weights, training.
 *
 * <pre>{@code
 * Network network =
 *     Network.of(2, new Dense(16), Activation.relu(), new Dense(1)).initialize(42);
 * Fit fit = network.fit(x, y, new BceWithLogits(), 500, ParameterUpdate.sgd(0.05));
 * double[][] logits = fit.network().predict(x);
 * double[] losses = fit.history().losses();
 * }</pre>
 *
 * <p>Users pass samples as rows, {@code double[sample][unit]}; layers and losses see {@code
 * double[unit][sample]}. Conventions, defaults and names are PyTorch's, in double precision.
 *
 * <p>Networks, layers, losses, activations and trainers are immutable and may be shared between
 * threads; {@link org.nabla.nn.Objective}, {@link org.nabla.nn.Pass} and {@link
 * org.nabla.nn.Samples} may not.
 */
@NullMarked
package org.nabla.nn;

import org.jspecify.annotations.NullMarked;
