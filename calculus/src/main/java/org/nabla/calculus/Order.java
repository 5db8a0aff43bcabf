package org.nabla.calculus;

import java.util.Comparator;

/**
 * The one order of terms and factors. It looks at structure only, never at hashes or at what was
 * made first, and takes a loop where a recursion would follow the depth of the input.
 *
 * <p>Factors: numbers, constants, symbols by name (digits at the end as numbers), sums, functions;
 * equal bases by falling exponent. Terms: falling polynomial degree, so that {@code 3*x^2 - 3*x +
 * 4} prints as one writes it; within a degree what has symbols before what has none, then factor by
 * factor.
 */
final class Order {
  static final Comparator<Expr> FACTORS = Order::compare;
  static final Comparator<Expr> TERMS = Order::compareTerms;

  private Order() {}

  private static int compareTerms(Expr a, Expr b) {
    int byDegree = Double.compare(b.degree, a.degree);
    if (byDegree != 0) {
      return byDegree;
    }
    if (a.constant != b.constant) {
      return a.constant ? 1 : -1;
    }
    if (a instanceof Num != b instanceof Num) {
      return a instanceof Num ? 1 : -1;
    }
    int i = a instanceof Product p && p.hasCoefficient() ? 1 : 0;
    int j = b instanceof Product p && p.hasCoefficient() ? 1 : 0;
    while (i < factorCount(a) && j < factorCount(b)) {
      int byFactor = compare(factor(a, i++), factor(b, j++));
      if (byFactor != 0) {
        return byFactor;
      }
    }
    return Integer.compare(factorCount(a) - i, factorCount(b) - j);
  }

  private static int factorCount(Expr term) {
    return term instanceof Product ? term.operands.length : 1;
  }

  private static Expr factor(Expr term, int index) {
    return term instanceof Product ? term.operands[index] : term;
  }

  /** Compares any two expressions: 0 only for the same one. */
  static int compare(Expr a, Expr b) {
    while (a != b) {
      Expr baseA = base(a);
      Expr baseB = base(b);
      if (baseA == baseB) {
        Expr exponentA = exponent(a);
        a = exponent(b);
        b = exponentA;
      } else if (a instanceof Power || b instanceof Power) {
        a = baseA;
        b = baseB;
      } else {
        int shallow = compareShallow(a, b);
        if (shallow != 0) {
          return shallow;
        }
        int i = 0;
        while (a.operands[i] == b.operands[i]) {
          i++;
        }
        Expr next = b.operands[i];
        a = a.operands[i];
        b = next;
      }
    }
    return 0;
  }

  private static Expr base(Expr e) {
    return e instanceof Power power ? power.base() : e;
  }

  private static Expr exponent(Expr e) {
    return e instanceof Power power ? power.exponent() : Num.ONE;
  }

  /** Compares what the nodes themselves hold; 0 means that some operand differs. */
  private static int compareShallow(Expr a, Expr b) {
    if (a.rank() != b.rank()) {
      return Integer.compare(a.rank(), b.rank());
    }
    if (a instanceof Num x && b instanceof Num y) {
      return x.value.compareTo(y.value);
    }
    if (a instanceof Symbol x && b instanceof Symbol y) {
      return compareNames(x.name, y.name);
    }
    if (a instanceof Constant x && b instanceof Constant y) {
      return x.name.compareTo(y.name);
    }
    if (a instanceof Call x && b instanceof Call y) {
      int byHead = Head.compare(x.head, y.head);
      if (byHead != 0) {
        return byHead;
      }
    }
    if (a.height != b.height) {
      return Integer.compare(a.height, b.height);
    }
    if (a.operands.length != b.operands.length) {
      return Integer.compare(a.operands.length, b.operands.length);
    }
    return a instanceof Piecewise x && b instanceof Piecewise y ? x.compareRelations(y) : 0;
  }

  private static int compareNames(String a, String b) {
    int i = digits(a);
    int j = digits(b);
    int byPrefix = a.substring(0, i).compareTo(b.substring(0, j));
    if (byPrefix != 0) {
      return byPrefix;
    }
    int byLength = Integer.compare(a.length() - i, b.length() - j);
    return byLength != 0 ? byLength : a.compareTo(b);
  }

  private static int digits(String name) {
    int i = name.length();
    while (i > 0 && Character.isDigit(name.charAt(i - 1))) {
      i--;
    }
    return i;
  }
}
