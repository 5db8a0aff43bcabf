package org.nabla.calculus;

/**
 * Stands for a derivative that another step of a derivation works out. Its label is no name, so no
 * function can be mistaken for it.
 */
record Mark(Symbol variable) implements Head {
  @Override
  public String label() {
    return "d/d" + variable;
  }

  @Override
  public int arity() {
    return 1;
  }

  String toLatex() {
    return "\\frac{d}{d" + variable.toLatex() + "}";
  }
}
