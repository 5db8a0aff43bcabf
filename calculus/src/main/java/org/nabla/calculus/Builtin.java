package org.nabla.calculus;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions every expression knows. */
enum Builtin implements Head {
  SIN("sin", true),
  COS("cos", true),
  TAN("tan", false),
  ASIN("asin", false),
  ACOS("acos", false),
  ATAN("atan", true),
  SINH("sinh", true),
  COSH("cosh", true),
  TANH("tanh", true),
  ASINH("asinh", true),
  ACOSH("acosh", false),
  ATANH("atanh", false),
  EXP("exp", true),
  LOG("log", false),
  LOG2("log2", false),
  LOG10("log10", false),
  LOG1P("log1p", false),
  EXPM1("expm1", true),
  SQRT("sqrt", false),
  CBRT("cbrt", true),
  ABS("abs", true),
  SIGN("sign", true),
  MAX("max", true),
  MIN("min", true),
  RELU("relu", true),
  SIGMOID("sigmoid", true),
  SOFTPLUS("softplus", true),
  ERF("erf", true),
  /** A product kept together, printed in square brackets: it is a factor of its own in others. */
  GROUP("[]", true),
  /** The derivative at a kink where the caller asked for an error: evaluating it throws. */
  KINK("kink", false);

  static final String PIECEWISE = "piecewise";

  private static final Map<String, Builtin> BY_NAME = new HashMap<>();

  static {
    for (Builtin function : values()) {
      BY_NAME.put(function.label, function);
    }
    BY_NAME.put("ln", LOG);
  }

  final boolean total;
  private final String label;

  Builtin(String label, boolean total) {
    this.label = label;
    this.total = total;
  }

  static @Nullable Builtin named(String name) {
    return BY_NAME.get(name);
  }

  /** The names that no symbol may have. */
  static boolean isReserved(String name) {
    return BY_NAME.containsKey(name) || name.equals(PIECEWISE) || Constant.named(name) != null;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public int arity() {
    return this == MAX || this == MIN ? -1 : 1;
  }
}
