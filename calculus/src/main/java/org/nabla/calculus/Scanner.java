package org.nabla.calculus;

/** Cuts the text of an expression into tokens and words the complaints about it. */
final class Scanner {
  /** What a token is. */
  enum Kind {
    NUMBER,
    NAME,
    SIGN,
    END
  }

  private static final int WINDOW = 60;

  private final String text;
  private int end;
  int start;
  Kind kind = Kind.END;
  String token = "";

  Scanner(String text) {
    this.text = text;
  }

  void next() {
    start = skipSpace(end);
    end = start;
    if (start == text.length()) {
      kind = Kind.END;
    } else if (Symbol.isStart(text.charAt(start))) {
      kind = Kind.NAME;
      while (end < text.length() && Symbol.isPart(text.charAt(end))) {
        end++;
      }
    } else if (isDigit(start) || (text.charAt(start) == '.' && isDigit(start + 1))) {
      kind = Kind.NUMBER;
      scanNumber();
    } else {
      kind = Kind.SIGN;
      scanSign();
    }
    token = text.substring(start, end);
  }

  private void scanNumber() {
    skipDigits();
    if (end < text.length() && text.charAt(end) == '.') {
      end++;
      skipDigits();
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int digits = end + 1;
      if (digits < text.length() && (text.charAt(digits) == '+' || text.charAt(digits) == '-')) {
        digits++;
      }
      if (isDigit(digits)) {
        end = digits;
        skipDigits();
      }
    }
  }

  private void scanSign() {
    end = text.offsetByCodePoints(start, 1);
    char c = text.charAt(start);
    boolean twice = end < text.length() && c == '*' && text.charAt(end) == '*';
    boolean comparison = end < text.length() && "<>=!".indexOf(c) >= 0 && text.charAt(end) == '=';
    if (twice || comparison) {
      end++;
    }
  }

  private void skipDigits() {
    while (isDigit(end)) {
      end++;
    }
  }

  private boolean isDigit(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private int skipSpace(int index) {
    while (index < text.length() && Character.isWhitespace(text.charAt(index))) {
      index++;
    }
    return index;
  }

  boolean peekIsOpen() {
    int index = skipSpace(end);
    return index < text.length() && text.charAt(index) == '(';
  }

  Rational number() {
    try {
      return Rational.parse(token);
    } catch (ArithmeticException | NumberFormatException e) {
      throw error(start, e);
    }
  }

  IllegalArgumentException error(String expected) {
    String found = kind == Kind.END ? "the end of the text" : "'" + Checks.excerpt(token) + "'";
    return new IllegalArgumentException(
        message(start, "expected " + expected + ", but found " + found));
  }

  IllegalArgumentException error(int position, RuntimeException cause) {
    return new IllegalArgumentException(
        message(position, String.valueOf(cause.getMessage())), cause);
  }

  private String message(int position, String problem) {
    int from = Math.max(0, position - WINDOW / 2);
    int to = Math.min(text.length(), from + WINDOW);
    String before = from > 0 ? "..." : "";
    String after = to < text.length() ? "..." : "";
    String line = before + text.substring(from, to).replaceAll("\\s", " ") + after;
    String caret = " ".repeat(before.length() + text.codePointCount(from, position)) + "^";
    return "at position " + (position + 1) + ": " + problem + "\n  " + line + "\n  " + caret;
  }
}
