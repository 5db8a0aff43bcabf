package org.nabla.calculus;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of symbols in LaTeX: {@code theta_1} and {@code theta1} are {@code \theta_{1}}, {@code
 * x_max} is {@code x_{\mathrm{max}}}, and long names stand upright.
 */
final class LatexNames {
  private static final Pattern DIGITS_AT_END = Pattern.compile("(.*?[^_0-9])([0-9]+)");

  private static final int SMALL_ALPHA = 0x3B1;
  private static final int CAPITAL_ALPHA = 0x391;

  /** Unicode's alphabet; the final sigma comes before the other one. */
  private static final List<String> ALPHABET =
      List.of(
          "alpha",
          "beta",
          "gamma",
          "delta",
          "epsilon",
          "zeta",
          "eta",
          "theta",
          "iota",
          "kappa",
          "lambda",
          "mu",
          "nu",
          "xi",
          "omicron",
          "pi",
          "rho",
          "varsigma",
          "sigma",
          "tau",
          "upsilon",
          "phi",
          "chi",
          "psi",
          "omega");

  /** Capitals that differ from Latin ones, for which alone TeX has commands. */
  private static final List<String> CAPITALS =
      List.of(
          "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi",
          "Omega");

  private static final Map<String, String> GREEK = new HashMap<>();

  static {
    for (int i = 0; i < ALPHABET.size(); i++) {
      String name = ALPHABET.get(i);
      String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      if (!name.equals("omicron")) {
        GREEK.put(name, "\\" + name);
        GREEK.put(Character.toString(SMALL_ALPHA + i), "\\" + name);
      }
      if (CAPITALS.contains(capital)) {
        GREEK.put(capital, "\\" + capital);
        GREEK.put(Character.toString(CAPITAL_ALPHA + i), "\\" + capital);
      }
    }
  }

  private LatexNames() {}

  /** The parts between underscores are the letter and its indices, if none of them is empty. */
  static String of(String name) {
    List<String> parts = Arrays.asList(name.split("_", -1));
    if (parts.contains("")) {
      return word(name).replace("_", "\\_");
    }
    Matcher digits = DIGITS_AT_END.matcher(parts.get(0));
    String stem = digits.matches() ? digits.group(1) : parts.get(0);
    String indices = parts.stream().skip(1).map(LatexNames::word).collect(Collectors.joining(","));
    if (digits.matches()) {
      indices = digits.group(2) + (indices.isEmpty() ? "" : "," + indices);
    }
    return word(stem) + (indices.isEmpty() ? "" : "_{" + indices + "}");
  }

  /** Whether a name runs together with a letter beside it. */
  static boolean isWord(String name) {
    String latex = of(name);
    return latex.startsWith("\\mathrm") || latex.startsWith("\\text");
  }

  /** A letter or number as it is, Greek as a command, other words upright. */
  private static String word(String word) {
    String greek = GREEK.get(word);
    if (greek != null) {
      return greek;
    }
    boolean number = word.chars().allMatch(Character::isDigit);
    if (number || (word.length() == 1 && word.charAt(0) < 128)) {
      return word;
    }
    StringBuilder latex = new StringBuilder();
    int start = 0;
    while (start < word.length()) {
      int end = start;
      while (end < word.length() && !GREEK.containsKey(word.substring(end, end + 1))) {
        end++;
      }
      if (end > start) {
        latex.append(upright(word.substring(start, end)));
      }
      if (end < word.length()) {
        latex.append(GREEK.get(word.substring(end, end + 1)));
        end++;
      }
      start = end;
    }
    return latex.toString();
  }

  private static String upright(String word) {
    boolean ascii = word.chars().allMatch(c -> c < 128);
    return (ascii ? "\\mathrm{" : "\\text{") + word + "}";
  }
}
