package org.nabla.nn;

/**
 * The text of {@code w . x + b}, with the inputs numbered as everywhere: {@code 2.0 x0 - 3.0 x1 +
 * 0.5}.
 */
final class Affine {

  private Affine() {}

  static String text(double[] factors, double offset) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < factors.length; i++) {
      text.append(i == 0 ? Double.toString(factors[i]) : signed(factors[i]));
      text.append(" x").append(i);
    }
    return text.append(signed(offset)).toString();
  }

  private static String signed(double number) {
    return (Double.compare(number, 0.0) < 0 ? " - " : " + ") + Math.abs(number);
  }
}
