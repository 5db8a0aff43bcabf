/**
 * Symbolic expressions, exact derivatives that explain themselves, polynomials, and fast compiled
 * functions.
 *
 * <pre>{@code
 * Expr f = Expr.parse("3*x^2 - 3*x + 4");
 * Expr df = f.diff();                                        // 6*x - 3
 * String why = Derivation.of(f).toString();                  // 1. sum rule: d/dx(3*x^2 - 3*x + 4) = ...
 * CompiledFunction fast = f.compile();
 * double y = fast.value(2);                                  // 10.0
 * DoubleUnaryOperator slope = df.compile().asUnaryOperator();  // at 2: 9.0
 * double[] gradient = new double[1];
 * fast.gradient(new double[] {2}, gradient);                 // 9.0
 * double lowest = CriticalPoint.of(f, -2, 2).get(0).x();     // 0.5
 * String latex = f.toLatex();                                // 3 x^{2} - 3 x + 4
 * }</pre>
 *
 * <p>An expression goes through four stations, each a graph or a list without recursion: {@code
 * Expr} (canonical, interned), its derivative (forward by one symbol, backward for gradients),
 * operations on {@code double}s (stable forms, shared parts), and a program, which is interpreted
 * or compiled to hidden classes with the same bits as result.
 *
 * <p>Decisions worth knowing:
 *
 * <ul>
 *   <li>Expressions are compared by identity; {@code equals} is not overridden, because building
 *       alike expressions gives one object.
 *   <li>Built-in rewrites keep the domain in the sense of {@code double}s: {@code 1/(1/x)} is
 *       {@code x}, since both are 0 at 0, while {@code x/x} stays.
 *   <li>A sum that appears with a factor inside another sum is multiplied out ({@code y - (x +
 *       1)}); on its own the factored form {@code 2*(x + 1)} is kept.
 *   <li>Where several branches of choices share arithmetic it is computed once before them; a
 *       function of your own runs only in a branch that is taken.
 *   <li>The derivative of tanh is written {@code 1/cosh(u)^2}, which keeps its digits where {@code
 *       1 - tanh(u)^2} has lost them all.
 *   <li>Evaluating and compiling first rewrite what loses digits, {@code 1 - sigmoid(x)} to {@code
 *       sigmoid(-x)} and {@code log(1 + exp(x))} to {@code softplus(x)}, and differentiate that
 *       form; what {@code diff} returns and prints is untouched. What leaves the range of {@code
 *       double}s on the way to a result inside it, like {@code exp(800)/(1 + exp(800))}, is
 *       computed as a number and a power of two kept apart, and only there.
 *   <li>Derivatives of products of more than eight factors share products of the factors before and
 *       after each, printed in square brackets; shorter ones are written as by hand.
 *   <li>{@code (2*x)^n} is {@code 2^n*x^n} up to 256 bits of {@code 2^n}; beyond that it stays
 *       whole, because {@code double}s would lose one of the factors where the power has a value.
 *       {@code 1/(2*x)} always comes apart: inverting a number makes it no longer.
 *   <li>The roots of a polynomial are found all at a time with as many bits as it takes to prove
 *       each of them. Laguerre's method of Commons Math works in {@code double}s and divides each
 *       root out before the next: it finds no root of {@code x^3 - 1} from 0, takes roots far below
 *       1 for 0, and keeps three digits of the roots of the Wilkinson polynomial of degree 20.
 *   <li>The package is flat beyond forty files: nodes, printers and the compiler share internals
 *       that would otherwise have to be public. {@code Expr}, {@code Polynomial} and {@code Dual}
 *       are long because every operation is documented where it is called; their work is done
 *       elsewhere.
 *   <li>{@code substitute} works out exact values, so it refuses to divide by an exact 0, except in
 *       a branch of a choice that is never taken.
 * </ul>
 */
@NullMarked
package org.nabla.calculus;

import org.jspecify.annotations.NullMarked;
