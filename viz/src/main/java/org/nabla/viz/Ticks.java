package org.nabla.viz;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Where ticks stand and what is written at them. */
final class Ticks {
  private static final double[] STEPS = {1, 2, 2.5, 5, 10};

  private Ticks() {}

  /** A tick; an empty text marks a minor one. */
  record Tick(double value, String text) {}

  /** Round numbers at equal distances, at most this many. */
  static List<Tick> linear(double low, double high, int most) {
    double raw = (high - low) / most;
    int exponent = (int) Math.floor(Math.log10(raw));
    BigDecimal step = BigDecimal.ONE;
    for (double s : STEPS) {
      step = BigDecimal.valueOf(s).scaleByPowerOfTen(exponent);
      if (Math.floor(high / step.doubleValue() + 1e-9)
              - Math.ceil(low / step.doubleValue() - 1e-9)
              + 1
          <= most) {
        break;
      }
    }
    double width = step.doubleValue();
    double first = Math.ceil(low / width - 1e-9);
    double last = Math.floor(high / width + 1e-9);
    double largest = Math.max(Math.abs(first), Math.abs(last)) * width;
    List<Tick> ticks = new ArrayList<>();
    // Counted in whole numbers: beyond 2^53 adding one to a double changes nothing.
    int count = (int) Math.min(most, last - first + 1);
    for (int i = 0; i < count; i++) {
      BigDecimal value = step.multiply(new BigDecimal(first).add(BigDecimal.valueOf(i)));
      ticks.add(new Tick(value.doubleValue(), text(value, step, largest)));
    }
    return ticks;
  }

  /** Powers of ten, their multiples in between as minor ticks; on a short range 1, 2 and 5. */
  static List<Tick> log(double low, double high, int most) {
    int first = (int) Math.floor(Math.log10(low) + 1e-9);
    int last = (int) Math.ceil(Math.log10(high) - 1e-9);
    int every = Math.max(1, (int) Math.ceil((last - first + 1.0) / Math.max(2, most)));
    boolean few = Math.log10(high / low) < 1.3;
    List<Tick> ticks = new ArrayList<>();
    for (int decade = first; decade <= last; decade++) {
      for (int digit = 1; digit <= 9; digit++) {
        BigDecimal value = BigDecimal.valueOf(digit).scaleByPowerOfTen(decade);
        double v = value.doubleValue();
        if (v < low * (1 - 1e-9) || v > high * (1 + 1e-9)) {
          continue;
        }
        boolean major = digit == 1 && Math.floorMod(decade, every) == 0;
        if (major || (few && (digit == 2 || digit == 5))) {
          ticks.add(new Tick(v, few ? number(v) : power(decade)));
        } else if (every == 1) {
          ticks.add(new Tick(v, ""));
        }
      }
    }
    return ticks;
  }

  private static String text(BigDecimal value, BigDecimal step, double largest) {
    if (value.signum() == 0) {
      return "0";
    }
    if (largest >= 1e6 || largest < 1e-3) {
      int exponent = (int) Math.floor(Math.log10(largest) + 1e-9);
      BigDecimal digits = value.scaleByPowerOfTen(-exponent);
      return minus(plain(digits)) + "\u00D710" + superscript(exponent);
    }
    int decimals = Math.max(0, step.stripTrailingZeros().scale());
    return minus(value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
  }

  private static String power(int exponent) {
    return exponent == 0 ? "1" : exponent == 1 ? "10" : "10" + superscript(exponent);
  }

  /** A number in at most four significant digits, as it is read aloud. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(4));
    double size = Math.abs(value);
    if (value != 0 && (size >= 1e6 || size < 1e-4)) {
      int exponent = rounded.precision() - rounded.scale() - 1;
      return minus(plain(rounded.scaleByPowerOfTen(-exponent)))
          + "\u00D710"
          + superscript(exponent);
    }
    return minus(plain(rounded));
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static String minus(String number) {
    return number.replace('-', '\u2212');
  }

  private static String superscript(int exponent) {
    StringBuilder text = new StringBuilder();
    for (char c : Integer.toString(exponent).toCharArray()) {
      text.append(
          c == '-'
              ? '\u207B'
              : "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079".charAt(c - '0'));
    }
    return text.toString();
  }
}
