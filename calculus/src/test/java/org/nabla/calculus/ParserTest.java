package org.nabla.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-x^2 | -x^2",
        "2^3^x | 2^3^x",
        "(2^3)^x | 8^x",
        "2^-x | 2^(-x)",
        "2**x | 2^x",
        "x - -y | x + y",
        "1e-3*x + 2.5E2 | x/1000 + 250",
        "1/(2*(x + 1)) | 1/(2*(x + 1))",
        "x^0.5 | sqrt(x)",
        "x/y/z | x/(y*z)",
        "x/(y/z) | x*z/y",
        "ln(x) | log(x)",
        "e^x | exp(x)",
        "1 - x | 1 - x",
        "1/x + x + 1 | x + 1 + 1/x",
        "max(y, x, max(1, z)) | max(1, x, y, z)",
        "piecewise(x < 0, -x, x) | piecewise(x < 0, -x, x)",
        "x^(1/3) | x^(1/3)",
        "(-2)^x | (-2)^x",
        "-(x + 1)/y | -(x + 1)/y",
      })
  void readsAndPrints(String text, String printed) {
    Expr e = Expr.parse(text);
    assertThat(e.toString()).isEqualTo(printed);
    assertThat(Expr.parse(printed)).isSameAs(e);
  }

  @Test
  void complaintsShowThePositionACaretAndWhatWasExpected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expr.parse("3*(x + )"))
        .withMessage(
            """
            at position 8: expected a number, a symbol, a function or '(', but found ')'
              3*(x + )
                     ^\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(x + 1 | expected ')' to match the '(' at position 1, but found the end of the text",
        "x + 1) | expected an operator or the end; this ')' closes nothing, but found ')'",
        "[x*y | expected ']' to match the '[' at position 1, but found the end of the text",
        "[x*y) | expected an operator or ']', but found ')'",
        "(x*y] | expected an operator or ')', but found ']'",
        "[x, y] | expected an operator or ']', but found ','",
        "foo(x) | expected a known function before '('; 'foo' is none",
        "sin(x, y) | sin takes 1 argument, not 2",
        "sin x | expected '(' after the function sin, but found 'x'",
        "2x | expected an operator or the end, but found 'x'",
        "x, y | expected an operator or the end, but found ','",
        "max() | expected a number, a symbol, a function or '(', but found ')'",
        "x + $ | but found '$'",
        "x < 1 | expected an operator or the end, but found '<'",
        "piecewise(x, 1) | expected a comparison such as x < 0",
        "piecewise(x < 1) | expected ',' and the value of the branch",
        "piecewise(3) | expected a comparison such as x < 0",
        "piecewise(x = 0, 1, 2) | or a comparison, one of < <= == != >= >, but found '='",
        "1 + piecewise(2 > 3, x) | at position 5: piecewise has no branch that can hold",
        "1 + x^9223372036854775807*x | at position 5: the exponent 9223372036854775807+1 is",
        "1e15000 + 1e-15000 | at position 1: the exact number needs about 99658 bits",
        "2*max(x, 1 + 1e15000*1e15000) | at position 14: the exact number needs about 99658 bits",
        "2*max(x, 1e15000 + 1e-15000) | at position 10: the exact number needs about 99658 bits",
        "x + y/(2 - 2) | at position 7: division by zero",
        "1e99999999 | more than the 65536 that exact arithmetic allows",
        "9^9^9 | more than the 65536 that exact arithmetic allows",
      })
  void badInputIsRefused(String text, String complaint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expr.parse(text))
        .withMessageContaining(complaint)
        .withMessageContaining("at position");
  }

  @Test
  void theCaretStandsUnderWhatIsWrongAlsoAfterCharactersOutsideTheBasicPlane() {
    String italic = Character.toString(0x1D465);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expr.parse("1 + " + italic))
        .withMessageContaining("but found '" + italic + "'\n  1 + " + italic + "\n      ^");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expr.parse("1e15000*x + 2*1e15000*1e15000"))
        .withMessageContaining("\n  1e15000*x + 2*1e15000*1e15000\n              ^");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void emptyTextIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expr.parse(text))
        .withMessageContaining("but found the end of the text");
  }

  @Test
  void aMegabyteOfOpenParenthesesIsRefusedLikeOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expr.parse("(".repeat(1 << 20)))
        .withMessageContaining("at position 1048577")
        .withMessageContaining("but found the end of the text");
  }

  @Test
  void hugeNumbersAreRefusedWithARemedyAndAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expr.parse("x + 1e99999999999"))
        .withMessageContaining("'1e99999999999' is no decimal; write digits");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expr.parse("1".repeat(1 << 24)))
        .withMessageContaining("more than the 65536 that exact arithmetic allows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expr.parse("3^9223372036854775807"))
        .withMessageContaining("3^9223372036854775807 needs about 9223372036854775807 bits");
  }

  @Test
  void whateverIsReadIsAnExpressionOrARefusalWithItsPlace() {
    String alphabet = "xy09.e+-*/^(),<=![]~ \u00e9";
    List<String> words =
        List.of("sin(", "max(", "piecewise(", "1e15000", "1e-15000", "^9223372036854775807", "0");
    int refused = 0;
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder("x^2*y - max(x, 1)/piecewise(x < 1, 2, y)");
      for (int edits = random.nextInt(1, 4); edits > 0; edits--) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(3));
        boolean word = random.nextInt(3) == 0;
        text.replace(
            at,
            end,
            word
                ? words.get(random.nextInt(words.size()))
                : String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))));
      }
      try {
        Expr e = Expr.parse(text.toString());
        assertThat(Expr.parse(e.toString())).as("seed " + seed).isSameAs(e);
      } catch (IllegalArgumentException e) {
        assertThat(e)
            .as("seed " + seed)
            .hasMessageStartingWith("at position ")
            .hasMessageContaining("\n  ");
        refused++;
      }
    }
    assertThat(refused).isBetween(5_000, 19_000);
  }

  @Test
  void coefficientsOfAnySizeReadBackAsTheSame() {
    Expr e = Expr.parse("1e-100*u/v");
    assertThat(Expr.parse(e.toString())).isSameAs(e);
    assertThat(Expr.parse("1e-80*u/v - u/(1e80*v)")).isSameAs(Expr.parse("0*u/v"));
    for (String text : List.of("(1e-100*u/v)^(-1)", "(7e-100*u/v^3)^(-2)", "1/(3/10^100*u/v)")) {
      Expr power = Expr.parse(text);
      assertThat(Expr.parse(power.toString())).as(text).isSameAs(power);
    }
  }

  @Test
  void everyExactNumberThatIsAllowedReadsBackAsTheSame() {
    for (Expr e :
        List.of(Expr.of(2).pow(60_000), Expr.of(2).pow(-60_000), Expr.of(2).pow(65_535))) {
      assertThat(Expr.parse(e.toString())).isSameAs(e);
    }
    assertThat(Expr.parse("1e19000")).isSameAs(Expr.of(10).pow(19_000));
    assertThat(Expr.parse("1e-19000")).isSameAs(Expr.of(10).pow(-19_000));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expr.parse("1 + 1e19729"))
        .withMessageContaining("at position 5: the exact number needs about 65539 bits, more than");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expr.parse("1e-65537"))
        .withMessageContaining("the decimal 1e-65537 needs about 218456 bits, more than");
  }

  @Test
  void twoFunctionsOfOneNameAreRefused() {
    UserFunction a = UserFunction.of("f", u -> u, u -> Expr.of(1));
    UserFunction b = UserFunction.of("f", u -> -u, u -> Expr.of(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expr.parse("f(x)", a, b))
        .withMessageContaining("two different functions are named 'f'");
    assertThat(Expr.parse("f(x)", a, a)).hasToString("f(x)");
  }
}
