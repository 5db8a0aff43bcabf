package org.nabla.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Greedy layer-wise pre-training (Bengio, Lamblin, Popovici and Larochelle, 2007): each hidden
 * dense layer in turn, with the layers after it up to the next, learns an encoding from which a
 * linear decoder finds its inputs again; then its outputs are the inputs of the next. No labels are
 * needed. The result is where ordinary training starts from.
 *
 * <pre>{@code
 * Autoencoder.Pretrained start =
 *     Autoencoder.of(Trainer.of(new Mse()).epochs(100).batchSize(32))
 *         .withTiedWeights()
 *         .denoising(new GaussianNoise(0.3))
 *         .pretrain(network.initialize(42), x, size -> ParameterUpdate.sgd(0.1), 7);
 * Fit fit = start.network().fit(x, y, new BceWithLogits(), 500, ParameterUpdate.sgd(0.05));
 * }</pre>
 *
 * <p>The last dense layer gives the network's answer and is left as it is, with what follows it.
 * Between dense layers may be any that keep the width and have no weights of their own:
 * activations, normalizations (which learn along, their running statistics too), dropout, noise.
 * Layers before the first dense one are applied as they predict. Nests and other layers with
 * weights are refused, wherever they are.
 *
 * <p>Samples that the trainer has for validation go through the encoders as the data do, and are
 * themselves what is to be found again: targets given for them are not used.
 *
 * @param trainer how each encoder is trained: the loss of the reconstruction, {@link Mse} for
 *     instance, epochs, batches; the network's data take the place of targets
 * @param tied whether the decoder's weights are the encoder's transposed, with a bias of its own;
 *     else it has weights of its own
 * @param corruption layer that disturbs the inputs that are to be found again; null for none
 */
public record Autoencoder(Trainer trainer, boolean tied, @Nullable Layer corruption) {

  /**
   * What pre-training gives.
   *
   * @param network the network with the encoders' parameters and states
   * @param histories how the training of each encoder went, first to last
   */
  public record Pretrained(Network network, List<History> histories) {

    /**
     * Copies the list.
     *
     * @param network the network with the encoders' parameters and states
     * @param histories how the training of each encoder went, first to last
     */
    public Pretrained {
      histories = List.copyOf(histories);
    }
  }

  /**
   * Autoencoders with decoders of their own, on inputs as they are.
   *
   * @param trainer how each encoder is trained
   * @return the recipe
   */
  public static Autoencoder of(Trainer trainer) {
    return new Autoencoder(trainer, false, null);
  }

  /**
   * Returns the same recipe with decoders whose weights are those of the encoder, transposed: half
   * the parameters, and an encoder that cannot shrink its outputs for the decoder to blow up.
   *
   * @return a new recipe
   */
  public Autoencoder withTiedWeights() {
    return new Autoencoder(trainer, true, corruption);
  }

  /**
   * Returns the same recipe for denoising autoencoders, which find clean inputs from disturbed ones
   * (Vincent, Larochelle, Bengio and Manzagol, 2008).
   *
   * @param layer what disturbs the inputs in training: {@link GaussianNoise}, or {@link Dropout} as
   *     masking noise (which scales what it keeps)
   * @return a new recipe
   */
  public Autoencoder denoising(Layer layer) {
    return new Autoencoder(trainer, tied, layer);
  }

  /**
   * Trains the encoders, first to last.
   *
   * @param network where to start from, initialized; not modified
   * @param x samples, {@code [sample][input]}; not modified
   * @param updates makes a fresh update for so many parameters, such as {@code size ->
   *     ParameterUpdate.sgd(0.1)} or {@code size -> adam.over(size)::step}
   * @param seed seed of the decoders' initial weights and, with that of the trainer, of the layers
   *     that draw random numbers, anew for each encoder
   * @return the network with the encoders' weights, and the histories
   * @throws IllegalArgumentException if the network has no hidden dense layer, a layer other than
   *     the dense ones has weights of its own, one before the last of them changes the width, the
   *     corruption changes the width or has parameters, or the data do not fit
   * @throws IllegalStateException if the network has no parameter values yet
   * @throws ArithmeticException if training diverges
   */
  public Pretrained pretrain(
      Network network, double[][] x, IntFunction<ParameterUpdate> updates, long seed) {
    List<Integer> dense = denseLayers(network);
    requireSimple(network, dense.get(dense.size() - 1));
    double[] parameters = network.parameters();
    double[] state = network.state();
    List<History> histories = new ArrayList<>();
    double[][] features = x;
    double[][] unseen = trainer.validationX();
    if (dense.get(0) > 0) {
      Network before = part(network, 0, dense.get(0), parameters, state);
      features = before.predict(features);
      unseen = predictAny(before, unseen);
    }
    for (int i = 0; i < dense.size() - 1; i++) {
      int from = dense.get(i);
      int to = dense.get(i + 1);
      Network encoder = part(network, from, to, parameters, state);
      long own = Pass.mix(seed + i);
      Network whole = withDecoder(encoder, own);
      Trainer next = trainer.seed(Pass.mix(trainer.seed() + own));
      next = unseen.length == 0 ? next : next.validation(unseen, unseen);
      Fit fit = next.fit(whole, features, features, updates.apply(whole.size()));
      histories.add(fit.history());
      double[] learned = fit.network().parameters();
      double[] kept = fit.network().state();
      System.arraycopy(learned, 0, parameters, parametersBefore(network, from), encoder.size());
      int skipped = kept.length - encoder.stateSize();
      System.arraycopy(kept, skipped, state, stateBefore(network, from), encoder.stateSize());
      Network trained = part(network, from, to, parameters, state);
      features = trained.predict(features);
      unseen = predictAny(trained, unseen);
    }
    return new Pretrained(network.withParameters(parameters).withState(state), histories);
  }

  private static double[][] predictAny(Network network, double[][] samples) {
    return samples.length == 0 ? samples : network.predict(samples);
  }

  private static List<Integer> denseLayers(Network network) {
    List<Integer> dense = new ArrayList<>();
    for (int i = 0; i < network.layers().size(); i++) {
      if (network.layer(i) instanceof Dense) {
        dense.add(i);
      }
    }
    Checks.require(
        dense.size() > 1,
        "the network has %d Dense layers: pre-training needs two at least, a hidden one to train"
            + " and the last, which is left as it is",
        dense.size());
    return dense;
  }

  private static void requireSimple(Network network, int last) {
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layer(i);
      boolean simple =
          layer instanceof Dense
              || ((i > last || network.width(i) == network.width(i + 1))
                  && layer.parameters(network.width(i)).stream().noneMatch(ParameterSpec::decays));
      Checks.require(
          simple,
          "layer %d, %s has weights of its own or changes the width, and no decoder is known for"
              + " it: pre-train a chain of Dense layers with activations, normalizations or dropout"
              + " between them",
          i,
          layer);
    }
  }

  /** Some layers of a network as a network of their own, with their values. */
  private static Network part(
      Network network, int from, int to, double[] parameters, double[] state) {
    Layer[] layers = network.layers().subList(from, to).toArray(Layer[]::new);
    Network part = Network.of(network.width(from), layers);
    int first = parametersBefore(network, from);
    int firstState = stateBefore(network, from);
    return part.withParameters(Arrays.copyOfRange(parameters, first, first + part.size()))
        .withState(Arrays.copyOfRange(state, firstState, firstState + part.stateSize()));
  }

  private static int parametersBefore(Network network, int layer) {
    return layer == 0 ? 0 : network.places().get(layer - 1).end();
  }

  private static int stateBefore(Network network, int layer) {
    return layer == 0 ? 0 : network.places().get(layer - 1).stateEnd();
  }

  /** The encoder's parameters come first, then those of the decoder. */
  private Network withDecoder(Network encoder, long seed) {
    int inputs = encoder.inputs();
    List<Layer> layers = new ArrayList<>();
    if (corruption != null) {
      Checks.require(
          corruption.outputs(inputs) == inputs && corruption.parameters(inputs).isEmpty(),
          "the corruption %s changes the width or has parameters: use GaussianNoise or Dropout",
          corruption);
      layers.add(corruption);
    }
    if (tied) {
      layers.add(new TiedAutoencoder(encoder.sequence()));
    } else {
      layers.addAll(encoder.layers());
      layers.add(new Dense(inputs));
    }
    Network whole = Network.of(inputs, layers.toArray(Layer[]::new)).initialize(seed);
    double[] parameters = whole.parameters();
    System.arraycopy(encoder.parameters(), 0, parameters, 0, encoder.size());
    double[] state = whole.state();
    int own = state.length - encoder.stateSize();
    System.arraycopy(encoder.state(), 0, state, own, encoder.stateSize());
    return whole.withParameters(parameters).withState(state);
  }
}
