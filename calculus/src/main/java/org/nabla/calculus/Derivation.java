package org.nabla.calculus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A derivative step by step: which rule, on which part, with which result.
 *
 * <pre>{@code
 * Derivation d = Derivation.of(Expr.parse("3*x^2 - 3*x"));
 * d.toString();
 * // 1. sum rule: d/dx(3*x^2 - 3*x) = d/dx(3*x^2) + d/dx(-3*x) = 6*x - 3
 * // 2.   constant multiple rule: d/dx(3*x^2) = 3*d/dx(x^2) = 6*x
 * // 3.     power rule: d/dx(x^2) = 2*x
 * // ...
 * }</pre>
 *
 * <p>Each part is explained once, before its own parts. A step can be checked by machine: {@link
 * Step#error} puts the results of the other steps into its right-hand side and compares numbers.
 * Immutable; safe for use by any number of threads.
 */
public final class Derivation {
  /** The rule of a step. */
  public enum Rule {
    /** What has no x in it has derivative 0. */
    CONSTANT("constant rule"),
    /** {@code x' = 1}. */
    VARIABLE("identity rule"),
    /** {@code (u + v)' = u' + v'}. */
    SUM("sum rule"),
    /** {@code (c*u)' = c*u'}. */
    CONSTANT_MULTIPLE("constant multiple rule"),
    /** {@code (u*v)' = u'*v + u*v'}. */
    PRODUCT("product rule"),
    /** {@code (u/v)' = (u'*v - u*v')/v^2}. */
    QUOTIENT("quotient rule"),
    /** {@code (x^n)' = n*x^(n - 1)}. */
    POWER("power rule"),
    /** {@code (u^n)' = n*u^(n - 1)*u'}. */
    POWER_CHAIN("power rule and chain rule"),
    /** {@code (a^v)' = a^v*log(a)*v'}. */
    EXPONENTIAL("exponential rule"),
    /** {@code (u^v)' = v*u^(v - 1)*u' + u^v*log(u)*v'}. */
    GENERAL_POWER("general power rule"),
    /** The derivative of a function at x itself, from the table. */
    FUNCTION("derivative of a function"),
    /** {@code f(u)' = f'(u)*u'}, summed over the arguments. */
    CHAIN("chain rule"),
    /** The derivative of a choice is the choice of the derivatives. */
    BRANCHES("branch by branch");

    private final String label;

    Rule(String label) {
      this.label = label;
    }

    /**
     * The rule in words.
     *
     * @return its name
     */
    @Override
    public String toString() {
      return label;
    }
  }

  /** One application of one rule. */
  public static final class Step {
    private final Derivation derivation;
    private final Rule rule;
    private final Expr subject;
    private final Expr rightSide;
    private final List<Expr> parts;
    private final Expr result;
    private final int depth;

    Step(Derivation derivation, Expr subject, DerivationRules.Applied applied, int depth) {
      this.derivation = derivation;
      this.rule = applied.rule();
      this.subject = subject;
      this.rightSide = applied.rightSide();
      this.parts = applied.parts();
      this.result = Derivative.of(subject, derivation.mark.variable(), Kink.DEFAULT);
      this.depth = depth;
    }

    /**
     * The rule.
     *
     * @return which rule it is
     */
    public Rule rule() {
      return rule;
    }

    /**
     * What is differentiated.
     *
     * @return the expression
     */
    public Expr subject() {
      return subject;
    }

    /**
     * The parts whose derivatives the rule asks for; each has a step of its own.
     *
     * @return the parts, none if the rule gives the derivative at once
     */
    public List<Expr> parts() {
      return parts;
    }

    /**
     * The derivative of the subject.
     *
     * @return the expression, as {@link Expr#diff} gives it
     */
    public Expr result() {
      return result;
    }

    /**
     * How many steps lead down to this one.
     *
     * @return 0 for the first step
     */
    public int depth() {
      return depth;
    }

    /**
     * How far the rule, with the results of the other steps put in for the derivatives of the
     * parts, is from the result.
     *
     * @param point a value for each symbol, by name
     * @return {@code |a - b|/max(1, |a|, |b|)}; 0 if both sides are the same infinity or both NaN,
     *     and infinity if only one is finite or they are otherwise different
     * @throws IllegalArgumentException if a symbol has no value
     */
    public double error(Map<String, Double> point) {
      Expr filled =
          Graphs.rewrite(
              rightSide,
              (before, node) ->
                  before instanceof Call call && call.head.equals(derivation.mark)
                      ? derivation.step(call.argument()).result
                      : node);
      double a = Evaluation.at(filled, point);
      double b = Evaluation.at(result, point);
      if (Double.compare(a, b) == 0) {
        return 0;
      }
      if (!Double.isFinite(a) || !Double.isFinite(b)) {
        return Double.POSITIVE_INFINITY;
      }
      return Math.abs(a - b) / Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    }

    /**
     * The step in a line, abbreviated as in {@link Derivation#toString}.
     *
     * @return rule, subject, what the rule makes of it, and the result
     */
    @Override
    public String toString() {
      return DerivationText.plain(this);
    }

    Mark mark() {
      return derivation.mark;
    }

    /** With marks for the derivatives of the parts. */
    Expr rightSide() {
      return rightSide;
    }
  }

  private final Mark mark;
  private final List<Step> steps = new ArrayList<>();
  private final Map<Expr, Step> bySubject = new HashMap<>();

  private Derivation(Expr expr, Symbol variable) {
    this.mark = new Mark(variable);
    DerivationRules rules = new DerivationRules(variable, mark);
    Deque<Map.Entry<Expr, Integer>> open = new ArrayDeque<>();
    open.push(Map.entry(expr, 0));
    while (!open.isEmpty()) {
      Map.Entry<Expr, Integer> next = open.pop();
      Expr subject = next.getKey();
      if (!bySubject.containsKey(subject)) {
        Step step = new Step(this, subject, rules.apply(subject), next.getValue());
        steps.add(step);
        bySubject.put(subject, step);
        for (int i = step.parts.size() - 1; i >= 0; i--) {
          open.push(Map.entry(step.parts.get(i), next.getValue() + 1));
        }
      }
    }
  }

  /**
   * Derives an expression with at most one symbol.
   *
   * @param expr the expression
   * @return the derivation
   * @throws IllegalArgumentException if there are several symbols
   */
  public static Derivation of(Expr expr) {
    return of(expr, Graphs.onlyVariable(expr).get(0));
  }

  /**
   * Derives an expression by a symbol.
   *
   * @param expr the expression
   * @param variable the symbol
   * @return the derivation
   * @throws IllegalArgumentException if {@code variable} is no symbol
   */
  public static Derivation of(Expr expr, Expr variable) {
    return new Derivation(expr, Graphs.symbol(variable));
  }

  private Step step(Expr subject) {
    Step step = bySubject.get(subject);
    if (step == null) {
      throw new IllegalStateException("no step explains " + subject);
    }
    return step;
  }

  /**
   * The steps.
   *
   * @return the first differentiates the whole, each later one a part of an earlier
   */
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /**
   * The derivative.
   *
   * @return the result of the first step
   */
  public Expr result() {
    return steps.get(0).result;
  }

  /**
   * The steps as numbered lines, parts indented below what they are part of. Where this would be
   * more than a million characters, expressions of more than 400 end there in {@code ...}; {@link
   * #steps} has them whole.
   *
   * @return the text
   */
  @Override
  public String toString() {
    return DerivationText.plain(steps);
  }

  /**
   * The steps in LaTeX. Where this would be more than a million characters, expressions of more
   * than 400 are {@code \ldots}; {@link #steps} has them whole.
   *
   * @return an {@code align*} environment, which needs the package amsmath
   */
  public String toLatex() {
    return DerivationText.latex(steps);
  }
}
