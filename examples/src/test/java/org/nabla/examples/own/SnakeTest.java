package org.nabla.examples.own;

import org.nabla.nn.Activation;
import org.nabla.nn.ActivationContract;

class SnakeTest implements ActivationContract {
  @Override
  public Activation activation() {
    return Snake.activation();
  }
}
