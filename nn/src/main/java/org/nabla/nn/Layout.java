package org.nabla.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The layers of a network and where the blocks of each lie in the flat arrays. */
final class Layout {

  final Sequence sequence;
  final int[] widths;
  final List<Place> places;
  final List<ParameterSpec> specs;
  final List<ParameterBlock> blocks;
  final List<ParameterBlock> stateBlocks;
  final int size;
  final int stateSize;
  private final List<StateSpec> states;

  Layout(int inputs, List<Layer> layers) {
    Checks.positive(inputs, "the number of inputs of a network");
    Checks.require(!layers.isEmpty(), "the network has no layers: give at least one");
    sequence = new Sequence(layers);
    widths = sequence.widths(inputs);
    List<Place> layerPlaces = new ArrayList<>();
    List<ParameterSpec> parameters = new ArrayList<>();
    List<StateSpec> stateSpecs = new ArrayList<>();
    Place place = Place.BEFORE_ALL;
    for (int i = 0; i < layers.size(); i++) {
      String number = Integer.toString(i);
      Layer layer = layers.get(i);
      Set<String> names = new HashSet<>();
      long values = 0;
      for (ParameterSpec spec : layer.parameters(widths[i])) {
        requireNew(names, spec.name(), i);
        values += spec.size();
        parameters.add(spec.within(number));
      }
      long kept = 0;
      for (StateSpec spec : layer.states(widths[i])) {
        requireNew(names, spec.name(), i);
        kept += spec.size();
        stateSpecs.add(spec.within(number));
      }
      Checks.require(
          Math.max(place.end() + values, place.stateEnd() + kept) <= Integer.MAX_VALUE,
          "the network has more than 2^31 - 1 parameters at layer %d, %s: make it narrower",
          i,
          layer);
      place = place.next(layer, widths[i]);
      layerPlaces.add(place);
    }
    places = List.copyOf(layerPlaces);
    specs = List.copyOf(parameters);
    size = place.end();
    blocks = blocks(specs);
    states = List.copyOf(stateSpecs);
    stateSize = place.stateEnd();
    stateBlocks = stateBlocks(states);
  }

  private void requireNew(Set<String> names, String name, int layer) {
    Checks.require(
        names.add(name),
        "layer %d, %s has two blocks named '%s': give each a name of its own",
        layer,
        sequence.layers().get(layer),
        name);
  }

  private static List<ParameterBlock> blocks(List<ParameterSpec> specs) {
    List<ParameterBlock> blocks = new ArrayList<>();
    int offset = 0;
    for (ParameterSpec spec : specs) {
      blocks.add(new ParameterBlock(spec.name(), offset, spec.shape(), spec.decays()));
      offset += spec.size();
    }
    return List.copyOf(blocks);
  }

  private static List<ParameterBlock> stateBlocks(List<StateSpec> specs) {
    List<ParameterBlock> blocks = new ArrayList<>();
    int offset = 0;
    for (StateSpec spec : specs) {
      blocks.add(new ParameterBlock(spec.name(), offset, spec.shape(), false));
      offset += spec.size();
    }
    return List.copyOf(blocks);
  }

  double[] initialState() {
    double[] values = new double[stateSize];
    int offset = 0;
    for (StateSpec spec : states) {
      Arrays.fill(values, offset, offset + spec.size(), spec.initial());
      offset += spec.size();
    }
    return values;
  }
}
