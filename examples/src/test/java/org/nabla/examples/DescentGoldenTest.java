package org.nabla.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.nabla.calculus.Expr;
import org.nabla.optim.Descent;
import org.nabla.optim.Sgd;

/** Symbolic derivatives and descent together, against runs that NumPy made. */
class DescentGoldenTest {

  private static List<Map<String, String>> runs() throws IOException {
    List<Map<String, String>> runs = new ArrayList<>();
    try (InputStream in =
            Objects.requireNonNull(DescentGoldenTest.class.getResourceAsStream("descent.json"));
        JsonParser json = new JsonFactory().createParser(in)) {
      while (json.nextToken() != JsonToken.START_ARRAY) {
        assertThat(json.currentToken()).isNotNull();
      }
      while (json.nextToken() == JsonToken.START_OBJECT) {
        Map<String, String> run = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          json.nextToken();
          run.put(name, json.getText());
        }
        runs.add(run);
      }
    }
    return runs;
  }

  private static double number(Map<String, String> run, String name) {
    return Double.parseDouble(Objects.requireNonNull(run.get(name)));
  }

  @Test
  void theNotesRunsEndWhereNumPyEnds() throws IOException {
    List<Map<String, String>> runs = runs();
    assertThat(runs).hasSize(12);
    for (Map<String, String> run : runs) {
      Expr f = Expr.parse(Objects.requireNonNull(run.get("function")));
      double end =
          Descent.minimize(f.compile().asUnaryOperator(), f.diff().compile().asUnaryOperator())
              .with(new Sgd(number(run, "learning_rate")))
              .steps((int) number(run, "epochs"))
              .from(number(run, "start"))
              .x();
      double expected = number(run, "final");
      assertThat(end).as("%s", run).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }
  }
}
