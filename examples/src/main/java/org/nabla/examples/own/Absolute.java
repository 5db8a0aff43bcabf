package org.nabla.examples.own;

import org.nabla.nn.Layer;
import org.nabla.nn.Pass;

/** A layer of one's own without parameters: {@code y = |x|}, with slope 1 at 0. */
public record Absolute() implements Layer {
  @Override
  public int outputs(int inputs) {
    return inputs;
  }

  @Override
  public void forward(Pass pass, double[][] x, double[][] y) {
    for (int u = 0; u < y.length; u++) {
      for (int s = 0; s < pass.samples(); s++) {
        y[u][s] = Math.abs(x[u][s]);
      }
    }
  }

  @Override
  public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
    for (int u = 0; u < y.length; u++) {
      for (int s = 0; s < pass.samples(); s++) {
        dx[u][s] = x[u][s] < 0 ? -dy[u][s] : dy[u][s];
      }
    }
  }
}
