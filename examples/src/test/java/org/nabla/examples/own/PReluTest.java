package org.nabla.examples.own;

import org.nabla.nn.Layer;
import org.nabla.nn.LayerContract;

class PReluTest implements LayerContract {
  @Override
  public Layer layer() {
    return new PRelu();
  }
}
