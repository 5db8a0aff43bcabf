package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The Java that expressions are written as, compiled and run. */
class JavaSourceTest {
  private static final String NAME = "Written";

  /** An expression as a method, whose parameters are the variables in their order. */
  private static String method(String name, Expr e, List<Expr> variables) {
    return "static double %s(%s) { return %s; }%n"
        .formatted(
            name,
            variables.stream().map(v -> "double " + v.toJava()).collect(Collectors.joining(", ")),
            e.toJava());
  }

  private static Class<?> compile(List<String> methods) throws Exception {
    JavaFileObject source =
        new SimpleJavaFileObject(URI.create("string:///" + NAME + ".java"), source()) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return "final class " + NAME + " {\n" + String.join("", methods) + "}";
          }
        };
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    StringWriter complaints = new StringWriter();
    try (Memory memory = new Memory(compiler.getStandardFileManager(null, null, null))) {
      boolean done =
          compiler
              .getTask(complaints, memory, null, List.of("-proc:none"), null, List.of(source))
              .call();
      assertThat(done).as(complaints.toString()).isTrue();
      return memory.load();
    }
  }

  private static JavaFileObject.Kind source() {
    return JavaFileObject.Kind.SOURCE;
  }

  /** Keeps compiled classes in memory. */
  private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    Memory(StandardJavaFileManager manager) {
      super(manager);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String name,
        JavaFileObject.Kind kind,
        javax.tools.FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          classes.put(name, bytes);
          return bytes;
        }
      };
    }

    Class<?> load() throws ClassNotFoundException {
      return new ClassLoader(JavaSourceTest.class.getClassLoader()) {
        @Override
        protected Class<?> findClass(String name) {
          byte[] bytes = Objects.requireNonNull(classes.get(name)).toByteArray();
          return defineClass(name, bytes, 0, bytes.length);
        }
      }.loadClass(NAME);
    }
  }

  private static double call(Class<?> type, String name, double... x) throws Exception {
    Class<?>[] parameters = new Class<?>[x.length];
    Arrays.fill(parameters, double.class);
    Object[] arguments = Arrays.stream(x).boxed().toArray();
    var method = type.getDeclaredMethod(name, parameters);
    method.setAccessible(true);
    return (double) method.invoke(null, arguments);
  }

  @Test
  void referenceExpressionsAndTheirDerivativesRunAsJava() throws Exception {
    List<Golden> rows = Golden.all();
    List<String> methods = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<Expr> variables = List.of(rows.get(i).symbols());
      methods.add(method("f" + i, rows.get(i).expr(), variables));
      for (int v = 0; v < variables.size(); v++) {
        Expr partial = rows.get(i).expr().diff(variables.get(v));
        methods.add(method("f" + i + "d" + v, partial, variables));
      }
    }
    Class<?> type = compile(methods);
    int compared = 0;
    for (int i = 0; i < rows.size(); i++) {
      Golden row = rows.get(i);
      CompiledFunction f = row.expr().compile(row.symbols()).interpreted();
      double[] gradient = new double[row.symbols().length];
      for (Golden.Point point : row.points()) {
        double value = f.valueAndGradient(point.at(), gradient);
        close(call(type, "f" + i, point.at()), value, row.expr());
        for (int v = 0; v < gradient.length; v++) {
          close(call(type, "f" + i + "d" + v, point.at()), gradient[v], row.expr());
        }
        compared += 1 + gradient.length;
      }
    }
    assertThat(rows).hasSize(160);
    assertThat(compared).isGreaterThan(1_000);
  }

  private static void close(double actual, double expected, Expr e) {
    double tolerance = Math.max(1e-9 * Math.abs(expected), 1e-12);
    assertThat(actual).as(e + " as " + e.toJava()).isCloseTo(expected, within(tolerance));
  }

  /** Function, argument (the double nearest to it) and value, by mpmath 1.3 with 400 digits. */
  private static final String FAR_AND_NEAR =
      """
      sigmoid 1e-17 0.5000000000000000025
      sigmoid 0.5 0.62245933120185456464
      sigmoid 36.5 0.99999999999999985931
      sigmoid -40 4.2483542552915889773e-18
      sigmoid -700 9.8596765437597708567e-305
      sigmoid 800 1
      sigmoid 1e200 1
      softplus 1e-17 0.69314718055994531442
      softplus -0.5 0.47407698418010668087
      softplus 3 3.0485873515737420588
      softplus -40 4.2483542552915889863e-18
      softplus -700 9.8596765437597708567e-305
      softplus 800 800
      softplus 1e200 1e200
      asinh 1e-300 1e-300
      asinh 1e-17 1e-17
      asinh -1e-5 -9.9999999998333341514e-6
      asinh 0.5 0.4812118250596034475
      asinh -3 -1.8184464592320668235
      asinh 99000000 19.103777588658809366
      asinh 110000000 19.209138104316635662
      asinh -1e200 -461.21016577936908208
      asinh 1.7e308 710.41998407378818635
      acosh 1 0
      acosh 1.0000000000000002 2.1073424255447015504e-8
      acosh 1.0001 0.014142017775251545498
      acosh 2 1.3169578969248167086
      acosh 99000000 19.103777588658809315
      acosh 110000000 19.209138104316635621
      acosh 1e200 461.21016577936908208
      acosh 1.7e308 710.41998407378818635
      acosh -1e200 NaN
      atanh 1e-300 1e-300
      atanh 1e-17 1e-17
      atanh -1e-5 -1.0000000000333334151e-5
      atanh 0.5 0.5493061443340548457
      atanh -0.9999999999999999 -18.714973875118523327
      atanh -1 -Infinity
      atanh 2 NaN
      log2 1e-300 -996.57842846620870432
      log2 0.9999999999999999 -1.6017132519074589319e-16
      log2 1.0000000000000002 3.2034265038149173303e-16
      log2 10 3.3219280948873623479
      log2 1e200 664.38561897747246953
      cbrt 1e-300 1e-100
      cbrt -1e-17 -2.1544346900318837731e-6
      cbrt 800 9.2831776672255577848
      cbrt 1e200 4.6415888336127788456e66
      log1p 1e-300 1e-300
      log1p 1e-17 1e-17
      log1p -0.9999999999999999 -36.736800569677101399
      log1p 1e200 460.51701859880913677
      expm1 1e-300 1e-300
      expm1 -1e-17 -1e-17
      expm1 -800 -1
      expm1 700 1.0142320547350045095e304
      erf 1e-150 1.1283791670955125739e-150
      erf 1e-17 1.1283791670955125739e-17
      erf -0.5 -0.52049987781304653768
      erf 3 0.99997790950300141456
      erf 1e200 1
      tanh 1e-300 1e-300
      tanh 1e-17 1e-17
      tanh -0.5 -0.4621171572600097585
      tanh 800 1
      """;

  @Test
  void functionsAreAccurateFarOutAndNearZeroWhetherTheArgumentIsCopiedOrBound() throws Exception {
    UserFunction itself = UserFunction.of("itself", u -> u, u -> Expr.of(1));
    List<String[]> rows = FAR_AND_NEAR.lines().map(row -> row.split(" ")).toList();
    List<Expr> x = List.of(Expr.symbol("x"));
    List<String> methods = new ArrayList<>();
    methods.add("static double itself(double u) { return u; }\n");
    for (String function : rows.stream().map(row -> row[0]).distinct().toList()) {
      methods.add(method(function, Expr.parse(function + "(x)"), x));
      methods.add(method(function + "Of", Expr.parse(function + "(itself(x))", itself), x));
    }
    Class<?> type = compile(methods);
    for (String[] row : rows) {
      double at = Double.parseDouble(row[1]);
      double value = Double.parseDouble(row[2]);
      same(call(type, row[0], at), value, String.join(" ", row));
      same(call(type, row[0] + "Of", at), value, String.join(" ", row) + ", bound");
    }
  }

  /** Equal to 1e-13 of the value; 0, infinities and NaN exactly. */
  private static void same(double actual, double expected, String what) {
    if (Double.isFinite(expected)) {
      assertThat(actual).as(what).isCloseTo(expected, within(1e-13 * Math.abs(expected)));
    } else {
      assertThat(actual).as(what).isEqualTo(Double.valueOf(expected));
    }
  }

  @Test
  void functionsNestedTwentyFiveTimesRunAsTheyEvaluate() throws Exception {
    double[] points = {-1e200, -800, -3, -1e-17, 0, 1e-300, 1e-17, 0.3, 2, 30, 800, 1e200};
    Map<String, Expr> nested = new HashMap<>();
    for (String function : List.of("softplus", "asinh", "sigmoid")) {
      nested.put(function, nested(List.of(function), 25));
    }
    nested.put("all", nested(List.of("atanh", "sigmoid", "acosh", "1 + softplus", "asinh"), 25));
    List<String> methods = new ArrayList<>();
    nested.forEach((name, e) -> methods.add(method(name, e, e.variables())));
    Class<?> type = compile(methods);
    for (String name : nested.keySet()) {
      for (double x : points) {
        double value = nested.get(name).evaluate(x);
        assertThat(value).as(name + " at " + x).isFinite();
        same(call(type, name, x), value, name + " at " + x);
      }
    }
  }

  /** Functions, the outermost first, around a symbol that has the name most formulas give it. */
  private static Expr nested(List<String> functions, int depth) {
    Expr e = Expr.symbol("u");
    for (int i = depth - 1; i >= 0; i--) {
      Expr shell = Expr.parse(functions.get(i % functions.size()) + "(u)");
      e = shell.substitute(Expr.symbol("u"), e);
    }
    return e;
  }

  @Test
  void symbolsAndFunctionsThatJavaKeepsForItselfAreRenamed() throws Exception {
    UserFunction own = UserFunction.of("switch", u -> u + 1, u -> Expr.of(1));
    Expr e =
        Expr.parse(
            "class + 2*int + 3*int_ + 5*int__ + Math*sin(Math) + Double + _ + __ + true + null"
                + " + switch(new) + switch + α + java + softplus(sin(java)) + acosh(7 + cos(u))",
            own);
    String help = "static double switch_(double u) { return u + 1; }\n";
    Class<?> type = compile(List.of(help, method("f", e, e.variables())));
    double[] x = new double[e.variables().size()];
    Map<String, Double> at = new HashMap<>();
    for (int i = 0; i < x.length; i++) {
      x[i] = 0.3 + i * i;
      at.put(e.variables().get(i).toString(), x[i]);
    }
    assertThat(call(type, "f", x)).isCloseTo(e.evaluate(at), within(1e-12));
    assertThat(Expr.symbol("int").toJava()).isEqualTo("int_");
    assertThat(Expr.symbol("integer").toJava()).isEqualTo("integer");
  }

  @Test
  void numbersBeyondDoublesAreWrittenLegally() throws Exception {
    Expr large = Expr.parse("1e400*x + x^3");
    Expr ratio = Expr.parse("1e400*x/(3e399 + 1) + x/1e400");
    Expr small = Expr.parse("-x^(-5/3)*1e-320 + 2*x^(1/3)");
    List<Expr> x = List.of(Expr.symbol("x"));
    Class<?> type =
        compile(List.of(method("a", large, x), method("b", ratio, x), method("c", small, x)));
    assertThat(call(type, "a", 2)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(call(type, "b", 3)).isCloseTo(10, within(1e-14));
    assertThat(call(type, "c", 8)).isEqualTo(4);
  }
}
