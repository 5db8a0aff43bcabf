package org.nabla.nn;

import java.util.List;

/** Where the blocks of one layer lie in the network's flat arrays. */
record Place(int[] offsets, int end, int[] stateOffsets, int stateEnd) {

  static final Place BEFORE_ALL = new Place(new int[0], 0, new int[0], 0);

  /** The blocks of a layer that follow those of the layer before. */
  Place next(Layer layer, int inputs) {
    List<ParameterSpec> parameters = layer.parameters(inputs);
    int[] next = new int[parameters.size()];
    int nextEnd = end;
    for (int b = 0; b < next.length; b++) {
      next[b] = nextEnd;
      nextEnd += parameters.get(b).size();
    }
    List<StateSpec> states = layer.states(inputs);
    int[] nextStates = new int[states.size()];
    int nextStateEnd = stateEnd;
    for (int b = 0; b < nextStates.length; b++) {
      nextStates[b] = nextStateEnd;
      nextStateEnd += states.get(b).size();
    }
    return new Place(next, nextEnd, nextStates, nextStateEnd);
  }

  /** What comes before the blocks of a layer's first child. */
  Place inside() {
    int first = offsets.length == 0 ? end : offsets[0];
    int firstState = stateOffsets.length == 0 ? stateEnd : stateOffsets[0];
    return new Place(offsets, first, stateOffsets, firstState);
  }
}
