package org.nabla.nn;

import java.util.ArrayList;
import java.util.List;

/**
 * An encoder and its decoder with the same weights, {@code y = W^T encoder(x) + c}, W being the
 * weights of the dense layer that the encoder begins with.
 */
record TiedAutoencoder(Sequence encoder) implements Layer {

  @Override
  public int outputs(int inputs) {
    return inputs;
  }

  @Override
  public List<ParameterSpec> parameters(int inputs) {
    List<ParameterSpec> all = new ArrayList<>();
    encoder.parameters(inputs).forEach(spec -> all.add(spec.within("encoder")));
    all.add(
        new ParameterSpec(
            "bias",
            List.of(inputs),
            encoder.outputs(inputs),
            inputs,
            Initializer.constant(0),
            false));
    return List.copyOf(all);
  }

  @Override
  public List<StateSpec> states(int inputs) {
    return encoder.states(inputs).stream().map(spec -> spec.within("encoder")).toList();
  }

  @Override
  public int leastSamples() {
    return encoder.leastSamples();
  }

  @Override
  public void forward(Pass pass, double[][] x, double[][] y) {
    int n = pass.samples();
    double[][] code = pass.scratch(0, encoder.outputs(x.length));
    pass.child(0, encoder, x.length).forward(x, code);
    pass.kernels().inputGradient(pass.parameters(), pass.offset(0), code, y, n);
    int bias = pass.lastOffset();
    for (int u = 0; u < y.length; u++) {
      double c = pass.parameters()[bias + u];
      for (int s = 0; s < n; s++) {
        y[u][s] += c;
      }
    }
  }

  @Override
  public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
    int n = pass.samples();
    double[][] code = pass.scratch(0, encoder.outputs(x.length));
    double[][] codeGradient = pass.scratch(1, code.length);
    int size = code.length * x.length;
    double[] ofDecoder = pass.scratch(2, 1, size)[0];
    int weight = pass.offset(0);
    Kernels kernels = pass.kernels();
    kernels.biasGradient(dy, pass.gradient(), pass.lastOffset(), n);
    kernels.weightGradient(code, dy, ofDecoder, 0, n);
    kernels.forward(pass.parameters(), weight, Kernels.NO_BIAS, dy, codeGradient, n);
    Pass inner = pass.child(0, encoder, x.length);
    inner.wantsInputGradient(pass.wantsInputGradient());
    inner.backward(x, code, codeGradient, dx);
    for (int i = 0; i < size; i++) {
      pass.gradient()[weight + i] += ofDecoder[i];
    }
  }
}
