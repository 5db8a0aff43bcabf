package org.nabla.nn.saving;

import java.util.ArrayList;
import java.util.List;
import org.nabla.nn.Activation;
import org.nabla.nn.BatchNorm;
import org.nabla.nn.Dense;
import org.nabla.nn.Dropout;
import org.nabla.nn.GaussianNoise;
import org.nabla.nn.Initializer;
import org.nabla.nn.Layer;
import org.nabla.nn.LayerNorm;
import org.nabla.nn.LogSoftmax;
import org.nabla.nn.Residual;
import org.nabla.nn.Sequence;
import org.nabla.nn.Softmax;
import org.nabla.nn.WeightNorm;

/** Every layer of the library, for four inputs. */
final class Layers {

  private Layers() {}

  static List<Layer> all() {
    return List.of(
        new Dense(3),
        new Dense(4, 2).withoutBias(),
        new Dense(2).withInitializers(Initializer.heNormal(0.1), Initializer.constant(0)),
        Activation.identity(),
        Activation.relu(),
        Activation.leakyRelu(0.01),
        Activation.leakyRelu(1e-9),
        Activation.elu(1.5),
        Activation.selu(),
        Activation.gelu(),
        Activation.geluTanh(),
        Activation.silu(),
        Activation.mish(),
        Activation.softplus(),
        Activation.softsign(),
        Activation.sigmoid(),
        Activation.tanh(),
        Activation.hardtanh(-1, 1),
        Activation.hardtanh(0.25, 1e20),
        Activation.hardSigmoid(),
        Activation.hardSwish(),
        Activation.relu6(),
        new Softmax(),
        new LogSoftmax(),
        new LayerNorm(1e-3, false),
        new LayerNorm(1e-5, true),
        new WeightNorm(3),
        new WeightNorm(new Dense(2).withoutBias()),
        new BatchNorm(),
        new BatchNorm(1e-3, 0.25, false, true, true),
        Residual.of(new Dense(3), Activation.relu(), new Dense(4)),
        Residual.of(new Dense(4), new BatchNorm(), Residual.of(Activation.tanh())),
        new Residual(Sequence.of(new Dense(2)), new Dense(2).withoutBias()),
        new Dropout(0.25),
        new GaussianNoise(0.5),
        Sequence.of(new Dense(3), Sequence.of(Activation.elu(2), new LayerNorm(1e-5, true))));
  }

  /** Every layer, pairs that runtimes join, and a network of several as one. */
  static List<Layer> exported() {
    List<Layer> layers = new ArrayList<>(all());
    layers.add(Sequence.of(Activation.relu(), Activation.relu6()));
    layers.add(Sequence.of(Activation.relu(), Activation.hardtanh(-1, 1)));
    layers.add(
        Sequence.of(
            new Dense(5),
            new BatchNorm(),
            Activation.gelu(),
            Residual.of(new Dense(5), new LayerNorm(1e-5, true), Activation.silu()),
            new Dense(3),
            new Softmax()));
    return layers;
  }
}
