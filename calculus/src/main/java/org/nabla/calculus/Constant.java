package org.nabla.calculus;

import org.jspecify.annotations.Nullable;

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

  /** The constant that a name in a text means; pi may be written with its letter. */
  static @Nullable Constant named(String name) {
    return name.equals(E.name) ? E : name.equals(PI.name) || name.equals("π") ? PI : null;
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
