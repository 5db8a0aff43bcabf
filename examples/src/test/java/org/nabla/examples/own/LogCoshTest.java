package org.nabla.examples.own;

import org.nabla.nn.Loss;
import org.nabla.nn.LossContract;

class LogCoshTest implements LossContract {
  @Override
  public Loss loss() {
    return new LogCosh();
  }
}
