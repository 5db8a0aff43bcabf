package org.nabla.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.nabla.nn.Activation;
import org.nabla.nn.BatchNorm;
import org.nabla.nn.Dense;
import org.nabla.nn.Dropout;
import org.nabla.nn.Initializer;
import org.nabla.nn.Layer;
import org.nabla.nn.LayerNorm;
import org.nabla.nn.Network;
import org.nabla.nn.Residual;
import org.nabla.nn.WeightNorm;

/**
 * Something to do about vanishing gradients.
 *
 * @param name what it is called in the table
 * @param network the layers, for two inputs and one logit
 * @param how what else is done
 */
record Remedy(String name, Network network, How how) {

  /** What is done besides changing the layers. */
  enum How {
    NOTHING,
    PRE_TRAINING,
    WEIGHT_DECAY,
    CLIPPING
  }

  static final int LAYERS = 20;
  static final int UNITS = 8;

  private static final Initializer HE = Initializer.heNormal(0);
  private static final Initializer ZERO = Initializer.constant(0);

  /** The network that does not learn, each remedy by itself, some together, and shallow ones. */
  static List<Remedy> all() {
    return List.of(
        new Remedy("nothing", sigmoids(), How.NOTHING),
        new Remedy("gradient clipping", sigmoids(), How.CLIPPING),
        new Remedy("weight decay", sigmoids(), How.WEIGHT_DECAY),
        new Remedy(
            "dropout",
            deep(() -> List.of(new Dense(UNITS), Activation.sigmoid(), new Dropout(0.1))),
            How.NOTHING),
        new Remedy("pre-training", sigmoids(), How.PRE_TRAINING),
        new Remedy(
            "weight normalization",
            deep(() -> List.of(new WeightNorm(UNITS), Activation.sigmoid())),
            How.NOTHING),
        new Remedy(
            "layer normalization",
            deep(() -> List.of(new Dense(UNITS), new LayerNorm(), Activation.sigmoid())),
            How.NOTHING),
        new Remedy(
            "batch normalization",
            deep(() -> List.of(new Dense(UNITS), new BatchNorm(), Activation.sigmoid())),
            How.NOTHING),
        new Remedy("residual blocks", residual(Activation.sigmoid(), List.of()), How.NOTHING),
        new Remedy("ReLU", deep(() -> List.of(new Dense(UNITS), Activation.relu())), How.NOTHING),
        new Remedy(
            "ReLU, He weights",
            deep(() -> List.of(new Dense(UNITS).withInitializers(HE, ZERO), Activation.relu())),
            How.NOTHING),
        new Remedy(
            "ReLU, batch norm.",
            deep(() -> List.of(new Dense(UNITS), new BatchNorm(), Activation.relu())),
            How.NOTHING),
        new Remedy(
            "residual, ReLU, batch norm.",
            residual(Activation.relu(), List.of(new BatchNorm())),
            How.NOTHING),
        new Remedy("one layer: a line", Network.of(2, new Dense(1)), How.NOTHING),
        new Remedy(
            "few layers",
            Network.of(2, new Dense(UNITS), Activation.sigmoid(), new Dense(1)),
            How.NOTHING));
  }

  private static Network sigmoids() {
    return deep(() -> List.of(new Dense(UNITS), Activation.sigmoid()));
  }

  /** As many hidden layers as there may be before the output. */
  private static Network deep(Supplier<List<Layer>> hidden) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 1; i < LAYERS; i++) {
      layers.addAll(hidden.get());
    }
    layers.add(new Dense(1));
    return Network.of(2, layers.toArray(Layer[]::new));
  }

  /** A layer, blocks of two, and the output: the same number of layers. */
  private static Network residual(Activation activation, List<Layer> norm) {
    List<Layer> layers = new ArrayList<>(List.of(new Dense(UNITS), activation));
    for (int i = 1; i < LAYERS - 2; i += 2) {
      List<Layer> body = new ArrayList<>(List.of(new Dense(UNITS)));
      body.addAll(norm);
      body.add(activation);
      body.add(new Dense(UNITS));
      layers.add(Residual.of(body.toArray(Layer[]::new)));
    }
    layers.add(new Dense(1));
    return Network.of(2, layers.toArray(Layer[]::new));
  }
}
