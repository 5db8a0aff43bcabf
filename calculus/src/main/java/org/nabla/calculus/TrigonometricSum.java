package org.nabla.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A sum in which {@code sin^2 + cos^2 = 1}, {@code cosh^2 - sinh^2 = 1} and what follows from them
 * are used where that makes it shorter. Of each square only the terms that have it and those that
 * meet them are looked at, so the work grows like the sum.
 */
final class TrigonometricSum {
  /** The terms by what they are without their coefficients. */
  private final Map<Expr, Expr> terms = new LinkedHashMap<>();

  /** Which terms have a square as a factor. */
  private final Map<Expr, Set<Expr>> having = new LinkedHashMap<>();

  private double size;

  private TrigonometricSum(Expr sum) {
    for (Expr term : sum.operands) {
      put(term);
    }
  }

  /** The sum, shorter if it can be. */
  static Expr shortened(Expr sum) {
    TrigonometricSum shortened = new TrigonometricSum(sum);
    boolean changed = false;
    for (Expr square : List.copyOf(shortened.having.keySet())) {
      changed |= shortened.replace(square);
    }
    return changed ? Sum.of(List.copyOf(shortened.terms.values())) : sum;
  }

  private static List<Expr> terms(Expr sum) {
    return sum instanceof Sum ? sum.operands() : sum == Num.ZERO ? List.of() : List.of(sum);
  }

  private void put(Expr term) {
    Expr rest = Product.rest(term);
    terms.put(rest, term);
    size += Measure.of(term);
    for (Expr factor : Product.factors(term)) {
      if (isSquare(factor)) {
        having.computeIfAbsent(factor, key -> new LinkedHashSet<>()).add(rest);
      }
    }
  }

  private void remove(Expr term) {
    Expr rest = Product.rest(term);
    terms.remove(rest);
    size -= Measure.of(term);
    for (Expr factor : Product.factors(term)) {
      Set<Expr> others = having.get(factor);
      if (others != null) {
        others.remove(rest);
      }
    }
  }

  /** Writes a square by that of its partner wherever it stands, if the sum gets shorter. */
  private boolean replace(Expr square) {
    Set<Expr> before = new LinkedHashSet<>();
    List<Expr> written = new ArrayList<>();
    for (Expr rest : having.getOrDefault(square, Set.of())) {
      Expr term = terms.getOrDefault(rest, Num.ZERO);
      before.add(term);
      List<Expr> others = new ArrayList<>(Product.factors(term));
      others.remove(square);
      Expr product = Product.of(others);
      for (Expr part : byPartner(square).operands()) {
        written.add(Product.of(product, part));
      }
    }
    for (Expr term : terms(Sum.of(written))) {
      Expr met = terms.get(Product.rest(term));
      if (met != null && before.add(met)) {
        written.add(met);
      }
    }
    List<Expr> after = terms(Sum.of(written));
    double change = 0;
    for (Expr term : after) {
      change += Measure.of(term);
    }
    for (Expr term : before) {
      change -= Measure.of(term);
    }
    int count = terms.size() - before.size() + after.size();
    if (!(whole(size + change, count) < whole(size, terms.size()))) {
      return false;
    }
    before.forEach(this::remove);
    after.forEach(this::put);
    return true;
  }

  /** The measure of a sum of terms. */
  private static double whole(double size, int count) {
    return count == 1 ? size : size + 1;
  }

  private static boolean isSquare(Expr factor) {
    return factor instanceof Power power
        && power.wholeExponent() == 2
        && power.base() instanceof Call call
        && (call.is(Builtin.SIN) || call.is(Builtin.COS) || call.is(Builtin.COSH));
  }

  /** What the square of a function equals by the square of its partner. */
  private static Expr byPartner(Expr square) {
    Call call = (Call) ((Power) square).base();
    Expr u = call.argument();
    if (call.is(Builtin.COSH)) {
      return Functions.sinh(u).pow(2).add(Num.ONE);
    }
    Expr partner = call.is(Builtin.SIN) ? Functions.cos(u) : Functions.sin(u);
    return Num.ONE.subtract(partner.pow(2));
  }
}
