package org.nabla.calculus;

import org.jspecify.annotations.Nullable;

/** Differences from a saturating function to its limit, written without cancellation. */
final class Complement {
  private Complement() {}

  /**
   * {@code c - c*sigmoid(u)}, {@code c + c*tanh(u)}, {@code c - c*tanh(u)} and {@code c -
   * c*tanh(u)^2} as what keeps its digits where they are small; null for all other sums.
   */
  static @Nullable Expr of(Sum sum) {
    if (sum.operands.length != 2 || !(sum.operands[1] instanceof Num limit)) {
      return null;
    }
    boolean scaled = sum.operands[0] instanceof Product p && p.hasCoefficient();
    Product product = scaled ? (Product) sum.operands[0] : null;
    Rational coefficient = product == null ? Rational.ONE : product.coefficient();
    Expr function = product == null ? sum.operands[0] : product.rest();
    if (!coefficient.abs().equals(limit.value.abs())) {
      return null;
    }
    Expr rest = rest(function, coefficient.equals(limit.value));
    return rest == null ? null : Product.of(limit, rest);
  }

  /** {@code 1 + f} or {@code 1 - f}. */
  private static @Nullable Expr rest(Expr f, boolean plus) {
    boolean square = f instanceof Power power && power.wholeExponent() == 2;
    Expr inner = square ? f.operands[0] : f;
    if (!(inner instanceof Call call)) {
      return null;
    }
    Expr u = call.argument();
    if (call.is(Builtin.TANH) && !square) {
      return Product.of(Num.TWO, Functions.sigmoid(Product.of(Num.from(plus ? 2 : -2), u)));
    }
    if (call.is(Builtin.TANH)) {
      return plus ? null : Power.of(Functions.cosh(u), -2);
    }
    return call.is(Builtin.SIGMOID) && !square && !plus ? Functions.sigmoid(u.negate()) : null;
  }
}
