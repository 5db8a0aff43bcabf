package org.nabla.calculus;

import java.util.List;

/**
 * The steps of a derivation in words. The expressions of deep input are as long as it is deep, in
 * every step: where a text would pass a million characters, long ones are abbreviated in it.
 */
final class DerivationText {
  private static final int LONG = 1 << 20;
  private static final int ABBREVIATED = 400;

  /** Steps further down are not indented further. */
  private static final int MAX_INDENT = 40;

  private final boolean latex;
  private final int limit;
  private final StringBuilder text = new StringBuilder();

  private DerivationText(boolean latex, int limit) {
    this.latex = latex;
    this.limit = limit;
  }

  /** Numbered lines. */
  static String plain(List<Derivation.Step> steps) {
    DerivationText whole = new DerivationText(false, LONG).lines(steps);
    return (whole.isLong() ? new DerivationText(false, ABBREVIATED).lines(steps) : whole)
        .toString();
  }

  /** One line. */
  static String plain(Derivation.Step step) {
    DerivationText whole = new DerivationText(false, LONG).line(step);
    return (whole.isLong() ? new DerivationText(false, ABBREVIATED).line(step) : whole).toString();
  }

  /** An environment of aligned equations. */
  static String latex(List<Derivation.Step> steps) {
    DerivationText whole = new DerivationText(true, LONG).equations(steps);
    return (whole.isLong() ? new DerivationText(true, ABBREVIATED).equations(steps) : whole)
        .toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** Whether this was to be a whole text and is too long for one. */
  private boolean isLong() {
    return limit == LONG && text.length() > LONG;
  }

  private DerivationText lines(List<Derivation.Step> steps) {
    for (int i = 0; i < steps.size() && !isLong(); i++) {
      text.append(i == 0 ? "" : "\n").append(i + 1).append(". ");
      text.append("  ".repeat(Math.min(steps.get(i).depth(), MAX_INDENT)));
      line(steps.get(i));
    }
    return this;
  }

  private DerivationText line(Derivation.Step step) {
    text.append(step.rule()).append(": ");
    derivative(step.mark(), step.subject());
    text.append(" = ");
    rightSide(step);
    return this;
  }

  private DerivationText equations(List<Derivation.Step> steps) {
    text.append("\\begin{align*}\n");
    for (int i = 0; i < steps.size() && !isLong(); i++) {
      Derivation.Step step = steps.get(i);
      text.append(i == 0 ? "" : " \\\\\n");
      derivative(step.mark(), step.subject());
      text.append(" &= ");
      rightSide(step);
      text.append(" && \\text{").append(step.rule()).append('}');
    }
    text.append("\n\\end{align*}");
    return this;
  }

  private void derivative(Mark mark, Expr part) {
    text.append(latex ? mark.toLatex() + "\\left(" : mark.label() + "(");
    write(part);
    text.append(latex ? "\\right)" : ")");
  }

  /** What the rule makes of it, terms in the order of the sum; then the result. */
  private void rightSide(Derivation.Step step) {
    if (step.rule() == Derivation.Rule.SUM) {
      for (int i = 0; i < step.parts().size() && !isLong(); i++) {
        text.append(i == 0 ? "" : " + ");
        derivative(step.mark(), step.parts().get(i));
      }
    } else {
      write(step.rightSide());
    }
    if (step.rightSide() != step.result()) {
      text.append(" = ");
      write(step.result());
    }
  }

  private void write(Expr e) {
    String whole = (latex ? new LatexPrinter() : new TextPrinter()).print(e, limit);
    if (whole.length() <= limit) {
      text.append(whole);
    } else {
      text.append(latex ? "\\ldots" : whole.substring(0, limit) + "...");
    }
  }
}
