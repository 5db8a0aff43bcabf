package org.nabla.nn.own;

import java.util.List;
import org.nabla.nn.Initializer;
import org.nabla.nn.Layer;
import org.nabla.nn.LayerContract;
import org.nabla.nn.ParameterSpec;
import org.nabla.nn.Pass;

/** A user's layer, from another package: one slope for each unit on the negative side (PReLU). */
class OwnLayerTest implements LayerContract {

  @Override
  public Layer layer() {
    return new PRelu();
  }

  private record PRelu() implements Layer {
    @Override
    public int outputs(int inputs) {
      return inputs;
    }

    @Override
    public List<ParameterSpec> parameters(int inputs) {
      Initializer quarter = Initializer.constant(0.25);
      return List.of(new ParameterSpec("weight", List.of(inputs), 1, 1, quarter, false));
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
}
