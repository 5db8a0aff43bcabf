/**
 * Symbolic expressions, exact derivatives, polynomials and fast compiled functions.
 *
 * <pre>{@code
 * Expr f = Expr.parse("3*x^2 - 3*x + 4");
 * Expr df = f.diff();                                   // 6*x - 3
 * CompiledFunction fast = f.compile();
 * double y = fast.value(2);                             // 10.0
 * DoubleUnaryOperator slope = df.compile().asUnaryOperator();
 * double[] gradient = new double[1];
 * fast.gradient(new double[] {2}, gradient);            // 9.0
 * }</pre>
 */
@NullMarked
package org.nabla.calculus;

import org.jspecify.annotations.NullMarked;
