/**
 * Dense networks: layers, losses, initial weights, training, metrics.
 *
 * <p>The perceptron, a single unit, and the line that it draws between two classes:
 *
 * <pre>{@code
 * Network perceptron = Network.of(2, new Dense(1)).initialize(42);
 * Network learned = perceptron.fit(x, y, new BceWithLogits(), 500, ParameterUpdate.sgd(0.05)).network();
 * Hyperplane line = Hyperplane.of(learned, 0);
 * }</pre>
 *
 * <p>With a layer of sixteen units before it, the line may bend:
 *
 * <pre>{@code
 * Network network = Network.of(2, new Dense(16), Activation.relu(), new Dense(1)).initialize(42);
 * Fit fit = network.fit(x, y, new BceWithLogits(), 500, ParameterUpdate.sgd(0.05));
 * double[][] logits = fit.network().predict(x);
 * double[] losses = fit.history().losses();
 * }</pre>
 *
 * <p>Against gradients that vanish or explode in deep networks there are {@link
 * org.nabla.nn.BatchNorm}, {@link org.nabla.nn.LayerNorm}, {@link org.nabla.nn.WeightNorm}, {@link
 * org.nabla.nn.Residual} blocks, {@link org.nabla.nn.Autoencoder} pre-training, clipping ({@link
 * org.nabla.nn.ParameterUpdate#clipNorm}), and against learning by heart {@link
 * org.nabla.nn.Dropout}, {@link org.nabla.nn.GaussianNoise} and {@link org.nabla.nn.Penalty}:
 *
 * <pre>{@code
 * Layer block = Residual.of(new Dense(8), new BatchNorm(), Activation.tanh());
 * Network deep = Network.of(2, new Dense(8), block, block, block, new Dense(1)).initialize(42);
 * Fit fit = Trainer.of(new BceWithLogits())
 *     .epochs(100)
 *     .penalty(Penalty.l2(1e-3))
 *     .fit(deep, x, y, ParameterUpdate.sgd(0.1).clipNorm(1));
 * }</pre>
 *
 * <p>{@link org.nabla.nn.Trainer} has the settings beyond the short form: mini-batches, validation,
 * early stopping, metrics, weights, listeners, threads. Any optimizer fits as a {@link
 * org.nabla.nn.ParameterUpdate}. Users pass samples as rows, {@code double[sample][unit]}; layers
 * and losses see {@code double[unit][sample]}, on which loops over samples are fast. Conventions,
 * defaults and names are PyTorch's, in double precision.
 *
 * <p>{@link org.nabla.nn.GradientFlow} shows how numbers flow through the layers in a step and says
 * which of them vanish, explode, are dead or saturated; {@link org.nabla.nn.Trainer#gradientFlow}
 * watches a run. {@link org.nabla.nn.FeatureSpace} gives the points after each layer, the regions
 * where units are on, and {@link org.nabla.nn.Hyperplane} what a unit separates.
 *
 * <p>The package {@code org.nabla.nn.saving} keeps networks in files that PyTorch reads and writes
 * too, exports them to ONNX, and lets a run that was killed go on where it was.
 *
 * <p>Users' own layers, activations, losses, initializers, metrics and updates implement the
 * interfaces of those names; the tests' jar has {@code LayerContract}, {@code ActivationContract}
 * and {@code LossContract} to run on them, and {@link org.nabla.nn.GradientCheck} is public.
 *
 * <p>Networks, layers, losses, activations and trainers are immutable and may be shared between
 * threads; {@link org.nabla.nn.Objective}, {@link org.nabla.nn.Pass} and {@link
 * org.nabla.nn.Samples} may not. Large products use the Vector API where the JVM was started with
 * {@code --add-modules jdk.incubator.vector}; results of both kinds of kernels agree within
 * rounding, and neither depends on the number of threads.
 *
 * <p>Choices that are not obvious:
 *
 * <ul>
 *   <li>Training returns a new network and leaves the one it started from alone, so that there is
 *       no state to protect while predicting, and restoring the best weights is no special case.
 *   <li>A layer sets its gradients and never adds to them, which saves clearing a large array at
 *       each step.
 *   <li>A training step checks the loss and the gradient, and each epoch the parameters; the place
 *       where the first number stopped being finite is looked for only when one is not.
 *   <li>Sums of logarithms in the cross-entropies of two classes are taken as logarithms of
 *       products, hundreds of samples at a time, except where losses are so small that it would
 *       show.
 *   <li>Losses, layers and the diagnosis are in one package because they see the same {@code
 *       double[unit][sample]} world through doors that are nobody else's; a reader needs ten of the
 *       types to begin. What only reads and writes networks, saving, is outside of it.
 *   <li>{@code Trainer} and {@code Network} are long because every setting and every question to a
 *       network is there, with its documentation; what they do is in {@code TrainingRun}, {@code
 *       Layout} and {@code Workspace}.
 * </ul>
 */
@NullMarked
package org.nabla.nn;

import org.jspecify.annotations.NullMarked;
