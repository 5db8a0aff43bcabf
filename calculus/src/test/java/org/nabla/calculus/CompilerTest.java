package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompilerTest {
  private static final int LIMIT = 8000;

  static Expr rosenbrock(int n) {
    List<Expr> terms = new ArrayList<>();
    for (int i = 1; i < n; i++) {
      Expr x = Expr.symbol("x" + i);
      Expr next = Expr.symbol("x" + (i + 1));
      terms.add(next.subtract(x.pow(2)).pow(2).multiply(100));
      terms.add(Expr.of(1).subtract(x).pow(2));
    }
    return Expr.sum(terms);
  }

  private static Program gradientProgram(Expr f) {
    List<Expr> variables = f.variables();
    Lowering lowering = new Lowering(variables);
    List<Operation> outputs = lowering.lower(f.gradient());
    Map<Integer, Operation> numbered = new LinkedHashMap<>();
    for (int i = 0; i < outputs.size(); i++) {
      numbered.put(i + 1, outputs.get(i));
    }
    return Schedule.of(variables.size(), numbered, lowering.functions, false);
  }

  private static List<Integer> methodSizes(byte[] bytes) throws IOException {
    List<Integer> sizes = new ArrayList<>();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    in.skipNBytes(8);
    int count = in.readUnsignedShort();
    String[] names = new String[count];
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> names[i] = in.readUTF();
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> in.skipNBytes(4);
      }
    }
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    for (int kind = 0; kind < 2; kind++) {
      int members = in.readUnsignedShort();
      for (int m = 0; m < members; m++) {
        in.skipNBytes(6);
        int attributes = in.readUnsignedShort();
        for (int a = 0; a < attributes; a++) {
          String name = names[in.readUnsignedShort()];
          int length = in.readInt();
          if ("Code".equals(name)) {
            in.skipNBytes(4);
            sizes.add(in.readInt());
            in.skipNBytes(length - 8L);
          } else {
            in.skipNBytes(length);
          }
        }
      }
    }
    return sizes;
  }

  @Test
  void noMethodPassesTheSizeThatHotSpotCompiles() throws IOException {
    Expr relus =
        Expr.sum(
            IntStream.range(0, 3000)
                .mapToObj(i -> Functions.relu(Expr.parse("x*" + i + " - sin(" + i + "*y)")).pow(3))
                .toList());
    for (Expr f : List.of(rosenbrock(500), rosenbrock(3000), relus, Expr.parse("x*y"))) {
      for (byte[] bytes : Compiler.classes(gradientProgram(f))) {
        assertThat(methodSizes(bytes)).isNotEmpty().allMatch(size -> size < LIMIT);
      }
    }
  }

  @Test
  void longProgramsGiveTheBitsOfTheInterpreter() {
    Expr choices =
        Expr.sum(
            IntStream.range(1, 2000)
                .mapToObj(
                    i ->
                        Expr.parse(
                            "piecewise(x < " + i + "/1000, sin(y*" + i + "), y^2/" + i + ")"))
                .toList());
    Expr nested = Expr.symbol("x");
    for (int i = 1; i < 600; i++) {
      nested =
          Functions.piecewise(
              Expr.symbol("y"),
              Relation.LT,
              Expr.of(Rational.of(i, 300)),
              nested.multiply(i).pow(2),
              nested.add(i));
    }
    for (Expr f : List.of(choices, nested)) {
      CompiledFunction compiled = f.compile();
      CompiledFunction interpreted = compiled.interpreted();
      for (double y : new double[] {-1, 0.3, 0.7, 1.4, 3}) {
        double[] a = new double[2];
        double[] b = new double[2];
        double[] at = {0.5, y};
        assertThat(compiled.valueAndGradient(at, a)).isEqualTo(interpreted.valueAndGradient(at, b));
        assertThat(a).isEqualTo(b);
      }
    }
  }

  @Test
  void rosenbrockHasItsKnownGradient() {
    Expr f = rosenbrock(500);
    double[] x = IntStream.range(0, 500).mapToDouble(i -> Math.sin(i)).toArray();
    double[] g = new double[500];
    f.compile().gradient(x, g);
    for (int i = 1; i < 499; i++) {
      double expected =
          200 * (x[i] - x[i - 1] * x[i - 1])
              - 400 * x[i] * (x[i + 1] - x[i] * x[i])
              - 2 * (1 - x[i]);
      assertThat(g[i]).isCloseTo(expected, within(1e-10));
    }
  }

  @Test
  void peaksNeedsThreeExponentialsInAll() {
    Expr peaks =
        Expr.parse(
            "3*(1-x)^2*exp(-(x^2) - (y+1)^2) - 10*(x/5 - x^3 - y^5)*exp(-x^2-y^2)"
                + " - 1/3*exp(-(x+1)^2 - y^2)");
    List<Expr> wanted = new ArrayList<>(List.of(peaks));
    wanted.addAll(peaks.gradient());
    peaks.hessian().forEach(wanted::addAll);
    Lowering lowering = new Lowering(peaks.variables());
    List<Operation> outputs = lowering.lower(wanted);
    Map<Integer, Operation> numbered = new LinkedHashMap<>();
    for (int i = 0; i < outputs.size(); i++) {
      numbered.put(i, outputs.get(i));
    }
    assertThat(numbered).hasSize(1 + 2 + 4);
    Program all = Schedule.of(2, numbered, lowering.functions, false);
    for (Program program : List.of(all, gradientProgram(peaks))) {
      assertThat(program.instructions().stream().filter(i -> i.op() == Op.EXP)).hasSize(3);
      assertThat(program.instructions().stream().filter(i -> i.op() == Op.POW)).isEmpty();
    }
  }

  @Test
  void aUsersFunctionRunsOnlyInTheBranchThatIsTaken() {
    List<Double> calls = new ArrayList<>();
    UserFunction f =
        UserFunction.of(
            "f",
            u -> {
              calls.add(u);
              return Math.sqrt(u);
            },
            u -> Expr.of(1).divide(Functions.sqrt(u).multiply(2)));
    Expr e = Expr.parse("piecewise(x > 0, f(x), 0) + piecewise(x > 0, f(x)^2, 1)", f);
    for (CompiledFunction c : List.of(e.compile(), e.compile().interpreted())) {
      calls.clear();
      assertThat(c.value(-1)).isEqualTo(1);
      c.valueAndGradient(new double[] {-1}, new double[1]);
      assertThat(calls).isEmpty();
      assertThat(c.value(4)).isEqualTo(6);
      assertThat(calls).isNotEmpty();
    }
  }

  @Test
  void compiledCodeGoesWithTheFunction() {
    Program program = gradientProgram(Expr.parse("x^2"));
    Kernel kernel = Compiler.compile(program);
    assertThat(kernel).isNotInstanceOf(Program.class);
    assertThat(kernel.getClass().isHidden()).isTrue();
  }

  @Test
  void aCallTooWideForAMethodIsInterpreted() {
    int n = 400;
    List<Expr> x = IntStream.range(0, n).mapToObj(i -> Expr.symbol("x" + i)).toList();
    UserFunction total =
        UserFunction.of(
            "total", n, a -> Arrays.stream(a).sum(), a -> a.stream().map(u -> Expr.of(1)).toList());
    CompiledFunction f = total.call(x.toArray(Expr[]::new)).compile();
    assertThat(f.value(IntStream.range(0, n).asDoubleStream().toArray())).isEqualTo(79_800);
    double[] gradient = new double[n];
    f.gradient(new double[n], gradient);
    assertThat(gradient).containsOnly(1);
  }

  @Test
  void whereNoClassCanBeDefinedTheProgramItselfRuns() {
    Program program = gradientProgram(Expr.parse("x^2*y"));
    Kernel kernel = Compiler.compile(program, MethodHandles.publicLookup());
    assertThat(kernel).isSameAs(program);
    double[] gradient = new double[2];
    kernel.run(new double[] {3, 5}, gradient, new double[0][]);
    assertThat(gradient).containsExactly(30, 9);
  }
}
