package org.nabla.examples.own;

import java.util.List;
import org.nabla.nn.Initializer;
import org.nabla.nn.Layer;
import org.nabla.nn.ParameterSpec;
import org.nabla.nn.Pass;

/**
 * A layer of one's own with parameters: PReLU (He, Zhang, Ren and Sun 2015), {@code y = x} above 0
 * and {@code y = slope x} below, with one slope to learn for each unit.
 */
public record PRelu() implements Layer {
  private static final Initializer QUARTER = Initializer.constant(0.25);

  @Override
  public int outputs(int inputs) {
    return inputs;
  }

  @Override
  public List<ParameterSpec> parameters(int inputs) {
    return List.of(new ParameterSpec("weight", List.of(inputs), 1, 1, QUARTER, false));
  }

  @Override
  public void forward(Pass pass, double[][] x, double[][] y) {
    for (int u = 0; u < y.length; u++) {
      double slope = pass.parameters()[pass.offset(0) + u];
      for (int s = 0; s < pass.samples(); s++) {
        y[u][s] = x[u][s] > 0 ? x[u][s] : slope * x[u][s];
      }
    }
  }

  @Override
  public void backward(Pass pass, double[][] x, double[][] y, double[][] dy, double[][] dx) {
    for (int u = 0; u < y.length; u++) {
      double slope = pass.parameters()[pass.offset(0) + u];
      double sum = 0;
      for (int s = 0; s < pass.samples(); s++) {
        sum += x[u][s] > 0 ? 0 : dy[u][s] * x[u][s];
        dx[u][s] = x[u][s] > 0 ? dy[u][s] : slope * dy[u][s];
      }
      pass.gradient()[pass.offset(0) + u] = sum;
    }
  }
}
