package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The size of derivatives grows like the size of what is differentiated. */
class WideDerivativeTest {
  private static final Expr X = Expr.symbol("x");

  /** A family of expressions by size. */
  record Family(String name, IntFunction<Expr> member) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Expr> symbols(int n) {
    return IntStream.range(0, n).mapToObj(i -> Expr.symbol("x" + i)).toList();
  }

  private static Expr chain(int n, IntFunction<UnaryOperator<Expr>> step) {
    Expr e = X;
    for (int i = 0; i < n; i++) {
      e = step.apply(i).apply(e);
    }
    return e;
  }

  static List<Family> families() {
    return List.of(
        new Family("product of symbols", n -> Expr.product(symbols(n))),
        new Family(
            "product of functions of one symbol",
            n ->
                Expr.product(
                    IntStream.rangeClosed(1, n)
                        .mapToObj(i -> Functions.sin(X.multiply(i)))
                        .toList())),
        new Family("sine of a product", n -> Functions.sin(Expr.product(symbols(n))).multiply(3)),
        new Family("largest", n -> Functions.max(symbols(n).toArray(Expr[]::new))),
        new Family("chain of sums", n -> chain(n, i -> e -> Functions.sin(e.add(X)))),
        new Family("chain of products", n -> chain(n, i -> e -> Functions.sin(e.multiply(X)))),
        new Family(
            "chain of sums with new symbols",
            n -> chain(n, i -> e -> Functions.tanh(e.add(Expr.symbol("x" + i))))),
        new Family("chain of rectifiers", n -> chain(n, i -> e -> Functions.relu(e.add(X)))),
        new Family(
            "chain of layers",
            n ->
                chain(
                    n,
                    i -> e -> Functions.relu(Expr.symbol("w" + i).multiply(e)).multiply(2).add(X))),
        new Family(
            "many branches",
            n -> {
              List<Piecewise.Branch> branches = new ArrayList<>();
              for (Expr symbol : symbols(n)) {
                branches.add(
                    new Piecewise.Branch(
                        X, Relation.LT, Num.from(branches.size()), Functions.sin(symbol)));
              }
              return Piecewise.of(branches, X);
            }));
  }

  /** The nodes of a graph and what they are made of, shared ones once. */
  private static int size(List<Expr> roots) {
    return Graphs.postorder(roots).stream().mapToInt(e -> 1 + e.operands.length).sum();
  }

  private static int instructions(Expr f) {
    Lowering lowering = new Lowering(f.variables());
    List<Operation> outputs = lowering.lower(f.gradient());
    Map<Integer, Operation> numbered = new LinkedHashMap<>();
    outputs.forEach(output -> numbered.put(numbered.size() + 1, output));
    return Schedule.of(f.variables().size(), numbered, lowering.functions, false)
        .instructions()
        .size();
  }

  @ParameterizedTest
  @MethodSource("families")
  void twiceTheSizeIsTwiceTheGradient(Family family) {
    Expr small = family.member.apply(400);
    Expr large = family.member.apply(800);
    double growth = size(large.gradient()) / (double) size(small.gradient());
    assertThat(growth).isBetween(1.5, 2.1);
    assertThat(size(large.gradient())).isLessThan(20 * size(List.of(large)));
    assertThat(instructions(large) / (double) instructions(small)).isBetween(1.5, 2.1);
    assertThat(size(List.of(large.diff(X))))
        .isLessThan(Math.max(10, (int) (2.1 * size(List.of(small.diff(X))))));
  }

  @ParameterizedTest
  @MethodSource("families")
  void theSharedFormHasTheSameValues(Family family) {
    Expr f = family.member.apply(30);
    List<Expr> variables = f.variables();
    double[] x = IntStream.range(0, variables.size()).mapToDouble(i -> 0.7 + 0.01 * i).toArray();
    double[] gradient = new double[x.length];
    CompiledFunction compiled = f.compile();
    double value = compiled.valueAndGradient(x, gradient);
    Dual dual = Dual.of(f, variables, x);
    double steep = 1 + Arrays.stream(dual.gradient()).map(Math::abs).max().orElse(0);
    assertThat(value).isCloseTo(dual.value(), within(1e-14 * steep));
    assertThat(gradient).containsExactly(dual.gradient(), within(1e-14 * steep));
    double[][] hessian = compiled.hessian(x);
    for (int i = 0; i < x.length; i++) {
      double scale = 1 + Arrays.stream(dual.hessian()[i]).map(Math::abs).max().orElse(0);
      assertThat(hessian[i]).containsExactly(dual.hessian()[i], within(1e-13 * scale));
      Expr partial = f.diff(variables.get(i));
      assertThat(Expr.parse(partial.toString())).isSameAs(partial);
      assertThat(partial.compile(variables.toArray(Expr[]::new)).value(x))
          .isCloseTo(gradient[i], within(1e-14 * steep));
    }
    for (Expr partial : f.gradient()) {
      assertThat(Expr.parse(partial.toString())).isSameAs(partial);
    }
  }

  @Test
  void narrowProductsAreWrittenAsByHand() {
    assertThat(Expr.parse("a*b*c*d").gradient()).hasToString("[b*c*d, a*c*d, a*b*d, a*b*c]");
    assertThat(Expr.product(symbols(8)).gradient().get(7)).hasToString("x0*x1*x2*x3*x4*x5*x6");
    assertThat(Expr.product(symbols(9)).gradient().get(1))
        .hasToString("x0*[x2*[x3*[x4*[x5*[x6*[x7*x8]]]]]]");
    assertThat(Expr.product(symbols(9)).multiply(5).diff(X)).isSameAs(Expr.of(0));
  }

  @Test
  void productsKeptTogetherAreReadPrintedAndTakenApart() {
    Expr kept = Expr.parse("[x*y]*[x*z]");
    assertThat(kept).hasToString("[x*y]*[x*z]").isNotSameAs(Expr.parse("x^2*y*z"));
    assertThat(kept.expand()).hasToString("x^2*y*z");
    assertThat(kept.simplify()).hasToString("x^2*y*z");
    assertThat(kept.diff(Expr.symbol("z"))).hasToString("x*[x*y]");
    assertThat(kept.toLatex()).isEqualTo("\\left[x y\\right] \\left[x z\\right]");
    assertThat(kept.toJava()).isEqualTo("(x * y) * (x * z)");
    assertThat(Expr.parse("[x + 1]")).isSameAs(Expr.parse("x + 1"));
    assertThat(Polynomial.of(Expr.parse("[x*[2*x]]"), X).degree()).isEqualTo(2);
  }

  @Test
  void aWideFunctionIsAskedForItsPartialDerivativesOnce() {
    int n = 500;
    AtomicInteger asked = new AtomicInteger();
    UserFunction f =
        UserFunction.of(
            "total",
            n,
            a -> Arrays.stream(a).sum(),
            a -> {
              asked.incrementAndGet();
              return a.stream().map(u -> Expr.of(1)).toList();
            });
    Expr call = f.call(symbols(n).toArray(Expr[]::new));
    assertThat(call.gradient()).hasSize(n).containsOnly(Expr.of(1));
    assertThat(asked).hasValue(1);
    call.diff(Expr.symbol("x3"));
    assertThat(asked).hasValue(2);
    Derivation.of(call, Expr.symbol("x3"));
    assertThat(asked).hasValue(4);
  }
}
