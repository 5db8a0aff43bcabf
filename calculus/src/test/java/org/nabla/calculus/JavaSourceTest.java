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
    List<Golden> rows =
        Golden.all().stream().filter(row -> !row.expression().contains("erf")).toList();
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
    assertThat(rows).hasSizeGreaterThan(150);
    assertThat(compared).isGreaterThan(1_000);
  }

  private static void close(double actual, double expected, Expr e) {
    double tolerance = Math.max(1e-9 * Math.abs(expected), 1e-12);
    assertThat(actual).as(e + " as " + e.toJava()).isCloseTo(expected, within(tolerance));
  }

  @Test
  void symbolsAndFunctionsThatJavaKeepsForItselfAreRenamed() throws Exception {
    UserFunction own = UserFunction.of("switch", u -> u + 1, u -> Expr.of(1));
    Expr e =
        Expr.parse(
            "class + 2*int + 3*int_ + 5*int__ + Math*sin(Math) + Double + _ + __ + true + null"
                + " + switch(new) + switch + α",
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
