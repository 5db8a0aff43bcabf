package org.nabla.calculus;

/** A named number that no fraction equals. */
final class Constant extends Expr {
  static final Constant E = of("e", Math.E, "e", "Math.E");
  static final Constant PI = of("pi", Math.PI, "\\pi", "Math.PI");

  final String name;
  final double value;
  final String latex;
  final String java;

  private Constant(String name, double value, String latex, String java) {
    super(~name.hashCode(), 0, true);
    this.name = name;
    this.value = value;
    this.latex = latex;
    this.java = java;
  }

  private static Constant of(String name, double value, String latex, String java) {
    return (Constant) InternTable.intern(new Constant(name, value, latex, java));
  }

  @Override
  int rank() {
    return 1;
  }

  @Override
  boolean sameShape(Expr other) {
    return other instanceof Constant that && name.equals(that.name);
  }

  @Override
  Expr with(Expr[] operands) {
    return this;
  }
}
