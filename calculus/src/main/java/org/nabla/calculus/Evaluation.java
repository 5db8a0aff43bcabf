package org.nabla.calculus;

import java.util.List;
import java.util.Map;

/** Values of expressions at single points, by the interpreter. */
final class Evaluation {
  private static final double[] NO_GRADIENT = {};
  private static final double[][] NO_HESSIAN = {};

  private Evaluation() {}

  static double at(Expr e, Map<String, Double> point) {
    List<Expr> variables = Graphs.variables(e);
    double[] x = new double[variables.size()];
    for (int i = 0; i < x.length; i++) {
      Double value = point.get(variables.get(i).toString());
      if (value == null) {
        throw new IllegalArgumentException(
            "symbol '"
                + variables.get(i)
                + "' has no value; add it to the point, which has values for "
                + point.keySet().stream().sorted().toList());
      }
      x[i] = value;
    }
    return run(e, variables, x);
  }

  static double at(Expr e, double x) {
    List<Expr> variables = Graphs.onlyVariable(e);
    return run(e, variables, new double[] {x});
  }

  private static double run(Expr e, List<Expr> variables, double[] x) {
    Lowering lowering = new Lowering(variables);
    Operation value = lowering.lower(List.of(e)).get(0);
    return Schedule.of(x.length, Map.of(0, value), lowering.functions, false)
        .run(x, NO_GRADIENT, NO_HESSIAN);
  }
}
