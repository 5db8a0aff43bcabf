package org.nabla.calculus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reference values of expressions and of their derivatives. */
record Golden(String expression, List<String> variables, List<Point> points) {
  /** Values at one point; the Hessian is null where it is singular. */
  record Point(double[] at, double value, double[] gradient, double @Nullable [][] hessian) {}

  static final double TOLERANCE = 1e-9;

  /**
   * Below this the references are noise: 50 digits of 1 - tanh(u)^2 are lost where it is 1e-180.
   */
  static final double FLOOR = 1e-150;

  /** Computed by SymPy 1.14 with 50 digits. */
  static List<Golden> all() {
    return read("derivatives.json");
  }

  /** At arguments of some hundreds, computed by mpmath 1.3 with 400 digits. */
  static List<Golden> farOut() {
    return read("stability.json");
  }

  private static List<Golden> read(String resource) {
    List<Golden> rows = new ArrayList<>();
    try (InputStream in = Golden.class.getResourceAsStream(resource);
        JsonParser json = new JsonFactory().createParser(Objects.requireNonNull(in))) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.START_OBJECT
            && json.getParsingContext().getParent().inArray()) {
          rows.add(row(json));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** The expression; a symbol that is no variable, as in y/y, SymPy has cancelled: here it is 1. */
  Expr expr() {
    Expr e = Expr.parse(expression);
    for (Expr symbol : e.variables()) {
      e = variables.contains(symbol.toString()) ? e : e.substitute(symbol, Expr.of(1));
    }
    return e;
  }

  /** Whether it has asin(x/x): at 1 the slope of asin is infinite, and that of x/x is 0. */
  boolean isAtTheEdge() {
    return expression.contains("asin((x)/(x))");
  }

  /**
   * The expression where each part has a slope. As written, except the one at the edge: SymPy
   * cancels x/x as it reads, while step by step, and by dual numbers, infinity meets 0.
   */
  Expr withSlopes() {
    return isAtTheEdge() ? expr().cancel() : expr();
  }

  Expr[] symbols() {
    return variables.stream().map(Expr::symbol).toArray(Expr[]::new);
  }

  @Override
  public String toString() {
    return expression;
  }

  private static Golden row(JsonParser json) throws IOException {
    String expression = "";
    List<String> variables = new ArrayList<>();
    List<Point> points = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "expression" -> expression = json.getText();
        case "variables" -> {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            variables.add(json.getText());
          }
        }
        case "points" -> {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            points.add(point(json, variables));
          }
        }
        default -> json.skipChildren();
      }
    }
    return new Golden(expression, variables, points);
  }

  private static Point point(JsonParser json, List<String> variables) throws IOException {
    double[] at = new double[variables.size()];
    double value = Double.NaN;
    double[] gradient = {};
    double[][] hessian = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "at" -> {
          while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            at[variables.indexOf(name)] = json.getDoubleValue();
          }
        }
        case "value" -> value = json.getDoubleValue();
        case "gradient" -> gradient = numbers(json);
        case "hessian" -> {
          if (json.currentToken() == JsonToken.START_ARRAY) {
            List<double[]> rows = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
              rows.add(numbers(json));
            }
            hessian = rows.toArray(double[][]::new);
          }
        }
        default -> json.skipChildren();
      }
    }
    return new Point(at, value, gradient, hessian);
  }

  private static double[] numbers(JsonParser json) throws IOException {
    List<Double> numbers = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      numbers.add(json.getDoubleValue());
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
