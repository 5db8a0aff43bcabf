package org.nabla.nn.saving;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nabla.nn.Network;
import org.nabla.nn.ParameterBlock;

/**
 * Networks in files of the safetensors format, with the names and layouts of PyTorch's {@code
 * Sequential}: {@code 0.weight}, {@code 0.bias}, {@code 1.running_mean}. Files of ours load into
 * PyTorch with {@code load_state_dict}, and state dicts of PyTorch load here.
 *
 * <pre>{@code
 * SafeTensors format = new SafeTensors();
 * format.save(network, path);
 * Network same = format.load(path);                  // layers and numbers, from the file alone
 * Network theirs = format.load(pyTorchPath, network); // numbers from the file, layers of network
 * }</pre>
 *
 * <p>A file that this class wrote holds the layers with all their settings too, as JSON in the
 * file's metadata. A user's own layers take part by a {@link LayerFormat}; a user's own initializer
 * is only named, and a network that was loaded refuses to draw from it.
 *
 * <p>Loading never runs code from a file, and is strict: every tensor that is missing, unexpected
 * or of another shape is listed in one message. The header is checked before anything else is read,
 * and arrays are made only when every byte of the file is accounted for. The header itself, of at
 * most 100 MB, is read as a whole: checking one that lists very many tensors takes several times
 * its size. F64, F32, F16, BF16 and, for counts, I64 are read. Saving leaves the old file or the
 * new one, whole, at any time: it writes beside, forces the bytes to the disk and renames. An
 * interrupt of the thread stops neither saving nor loading, and stays set.
 *
 * <p>Immutable.
 *
 * @param precision how numbers are written; F64 by default, which keeps every bit
 * @param formats formats of users' own layers
 */
public record SafeTensors(Precision precision, List<LayerFormat> formats) {

  private static final String KEY = "nabla.network";

  /** The end of the name of what PyTorch counts in whole numbers. */
  private static final String COUNT = "num_batches_tracked";

  /**
   * Checks the formats.
   *
   * @param precision how numbers are written
   * @param formats formats of users' own layers
   * @throws IllegalArgumentException if two formats have one name, or one has that of a layer of
   *     the library
   */
  public SafeTensors {
    formats = List.copyOf(formats);
    new LayerFormats(formats);
  }

  /** Doubles, and layers of the library only. */
  public SafeTensors() {
    this(Precision.F64, List.of());
  }

  /**
   * Returns the same with another precision of the numbers in new files; reading takes any.
   *
   * @param precision the precision
   * @return a new object
   */
  public SafeTensors withPrecision(Precision precision) {
    return new SafeTensors(precision, formats);
  }

  /**
   * Returns the same with formats of users' own layers added.
   *
   * @param own the formats
   * @return a new object
   * @throws IllegalArgumentException if two formats have one name, or one has that of a layer of
   *     the library
   */
  public SafeTensors withFormats(LayerFormat... own) {
    List<LayerFormat> all = new ArrayList<>(formats);
    all.addAll(Arrays.asList(own));
    return new SafeTensors(precision, all);
  }

  /**
   * Saves a network: layers, settings, parameters and running statistics.
   *
   * @param network the network, with parameter values
   * @param path the file; replaced as a whole, or not at all, if there is one
   * @throws IOException if writing fails; the old file is as it was
   * @throws IllegalArgumentException if a layer has no format, or a number is beyond the range of
   *     the precision; the message says which
   * @throws IllegalStateException if the network has no parameter values yet
   */
  public void save(Network network, Path path) throws IOException {
    List<TensorFile.Source> sources = new ArrayList<>();
    double[] parameters = network.parameters();
    for (ParameterBlock block : network.blocks()) {
      sources.add(source(block, precision.type(), parameters));
    }
    double[] state = network.state();
    for (ParameterBlock block : network.stateBlocks()) {
      boolean counts = block.name().endsWith(COUNT);
      sources.add(source(block, counts ? TensorType.I64 : precision.type(), state));
    }
    String architecture = new Architecture(new LayerFormats(formats)).write(network);
    TensorFile.write(path, Map.of(KEY, architecture), sources);
  }

  private static TensorFile.Source source(ParameterBlock block, TensorType type, double[] values) {
    return new TensorFile.Source(
        block.name(), type, block.shape(), values, block.offset(), block.size());
  }

  /**
   * Loads a network from a file that {@link #save} wrote.
   *
   * @param path the file
   * @return the network, its layers equal to those of the one that was saved
   * @throws IOException if the file cannot be read, is malformed, or does not hold a network; the
   *     message lists everything that is wrong with its tensors, or says which {@link LayerFormat}
   *     is wanted
   */
  public Network load(Path path) throws IOException {
    return Uninterrupted.run(() -> loadOnce(path));
  }

  private Network loadOnce(Path path) throws IOException {
    try (TensorFile file = TensorFile.open(path)) {
      String architecture = file.metadata().get(KEY);
      if (architecture == null) {
        throw new IOException(
            "it holds tensors but does not say of which network: load it with load(path, network),"
                + " of the same layers");
      }
      return load(file, new Architecture(new LayerFormats(formats)).read(architecture));
    } catch (IOException e) {
      throw TensorFile.named(path, e);
    }
  }

  /**
   * Loads parameters and running statistics into a network, from a file of anyone's that has all of
   * them and nothing else, under the names of {@link Network#blocks()} and {@link
   * Network#stateBlocks()}.
   *
   * @param path the file
   * @param network the layers to load into; not modified, and it needs no values
   * @return a new network of the same layers with the numbers of the file
   * @throws IOException if the file cannot be read, is malformed, or does not fit the network; the
   *     message lists every tensor that is missing, unexpected or of another shape
   */
  public Network load(Path path, Network network) throws IOException {
    return Uninterrupted.run(() -> loadOnce(path, network));
  }

  private static Network loadOnce(Path path, Network network) throws IOException {
    try (TensorFile file = TensorFile.open(path)) {
      return load(file, network);
    } catch (IOException e) {
      throw TensorFile.named(path, e);
    }
  }

  private static Network load(TensorFile file, Network network) throws IOException {
    Map<String, String> names = names(file.entries().keySet());
    requireFit(file.entries(), names, network);
    double[] parameters = new double[network.size()];
    for (ParameterBlock block : network.blocks()) {
      file.read(names.getOrDefault(block.name(), block.name()), parameters, block.offset());
    }
    double[] state = new double[network.stateSize()];
    for (ParameterBlock block : network.stateBlocks()) {
      file.read(names.getOrDefault(block.name(), block.name()), state, block.offset());
    }
    try {
      return network.withParameters(parameters).withState(state);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The names in the file by ours: PyTorch has two for the parts of a normalized weight. */
  private static Map<String, String> names(Set<String> inFile) {
    Map<String, String> names = new LinkedHashMap<>();
    inFile.forEach(name -> names.put(name, name));
    for (String name : inFile) {
      names.putIfAbsent(
          name.replace("parametrizations.weight.original0", "weight_g")
              .replace("parametrizations.weight.original1", "weight_v"),
          name);
    }
    return names;
  }

  private static void requireFit(
      Map<String, TensorHeader.Entry> entries, Map<String, String> names, Network network)
      throws IOException {
    List<ParameterBlock> blocks = new ArrayList<>(network.blocks());
    blocks.addAll(network.stateBlocks());
    List<String> problems = new ArrayList<>();
    Map<String, TensorHeader.Entry> unexpected = new LinkedHashMap<>(entries);
    for (ParameterBlock block : blocks) {
      String name = names.getOrDefault(block.name(), block.name());
      TensorHeader.Entry entry = unexpected.remove(name);
      List<Long> shape = block.shape().stream().map(Integer::longValue).toList();
      if (entry == null) {
        problems.add("'" + name + "' " + shape + " is missing");
      } else if (!entry.shape().equals(shape)) {
        problems.add(
            "'" + name + "' is " + entry.shape() + " in the file and " + shape + " in the network");
      }
    }
    unexpected.forEach(
        (name, entry) -> problems.add("'" + name + "' " + entry.shape() + " is unexpected"));
    if (!problems.isEmpty()) {
      throw new IOException("its tensors do not fit the network: " + String.join("; ", problems));
    }
  }
}
