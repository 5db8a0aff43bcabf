package org.nabla.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two or more terms added: no term is itself a sum, a multiple of a sum, or 0. */
final class Sum extends Expr {
  private Sum(Expr[] terms) {
    super(17, terms, degree(terms), allTotal(terms), allPositive(terms));
  }

  /** The sum in canonical form: flat, like terms collected, in the order of {@link Order}. */
  static Expr of(List<? extends Expr> terms) {
    Collector collector = new Collector();
    for (Expr term : terms) {
      collector.add(term, Rational.ONE);
    }
    return collector.toSum();
  }

  static Expr of(Expr... terms) {
    return of(List.of(terms));
  }

  private static double degree(Expr[] terms) {
    double degree = Double.NEGATIVE_INFINITY;
    for (Expr term : terms) {
      degree = Math.max(degree, term.degree);
    }
    return degree;
  }

  @Override
  int rank() {
    return 3;
  }

  @Override
  boolean sameShape(Expr other) {
    return other instanceof Sum && sameOperands(other);
  }

  @Override
  Expr with(Expr[] operands) {
    return of(operands);
  }

  private static final class Collector {
    private Rational constant = Rational.ZERO;
    private final Map<Expr, Rational> coefficients = new LinkedHashMap<>();

    void add(Expr term, Rational scale) {
      if (term instanceof Num number) {
        constant = constant.add(scale.multiply(number.value));
      } else if (term instanceof Sum sum) {
        for (Expr inner : sum.operands) {
          add(inner, scale);
        }
      } else if (term instanceof Product product && product.hasCoefficient()) {
        add(product.rest(), scale.multiply(product.coefficient()));
      } else {
        coefficients.merge(term, scale, Rational::add);
      }
    }

    Expr toSum() {
      List<Expr> terms = new ArrayList<>(coefficients.size() + 1);
      coefficients.forEach(
          (rest, coefficient) -> {
            if (!coefficient.isZero() || !rest.total) {
              terms.add(Product.scaled(coefficient, rest));
            }
          });
      if (!constant.isZero()) {
        terms.add(Num.from(constant));
      }
      if (terms.isEmpty()) {
        return Num.ZERO;
      }
      if (terms.size() == 1) {
        return terms.get(0);
      }
      terms.sort(Order.TERMS);
      return InternTable.intern(new Sum(terms.toArray(Expr[]::new)));
    }
  }
}
