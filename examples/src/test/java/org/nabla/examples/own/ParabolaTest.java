package org.nabla.examples.own;

import org.nabla.datasets.Generator;
import org.nabla.datasets.GeneratorContract;

class ParabolaTest implements GeneratorContract {
  @Override
  public Generator ofSize(int n) {
    return new Parabola(n, 0.1);
  }
}
