package org.nabla.nn.saving;

import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.random.RandomGenerator;
import org.nabla.nn.Initializer;

/** Initializers by their texts, which say kind and numbers. */
final class InitializerTexts {

  private static final Map<String, Initializer> PLAIN =
      Map.of(
          "PyTorch default", Initializer.pyTorchDefault(),
          "LeCun uniform", Initializer.lecunUniform(),
          "LeCun normal", Initializer.lecunNormal());

  private static final Map<String, DoubleFunction<Initializer>> WITH_NUMBER =
      Map.of(
          "constant ", Initializer::constant,
          "normal ", Initializer::normal,
          "truncated normal ", Initializer::truncatedNormal,
          "Xavier uniform, gain ", Initializer::xavierUniform,
          "Xavier normal, gain ", Initializer::xavierNormal,
          "He uniform, slope ", Initializer::heUniform,
          "He normal, slope ", Initializer::heNormal,
          "He uniform of fan out, slope ", Initializer::heUniformFanOut,
          "He normal of fan out, slope ", Initializer::heNormalFanOut,
          "orthogonal, gain ", Initializer::orthogonal);

  private InitializerTexts() {}

  /** A user's own initializer is named in the file but cannot draw any more. */
  record Lost(String text) implements Initializer {

    @Override
    public void fill(double[] values, int fanIn, int fanOut, RandomGenerator random) {
      throw new IllegalStateException(
          "this network came from a file, which only names the initializer '"
              + text
              + "': give the layer one to draw new initial values");
    }

    @Override
    public String toString() {
      return text;
    }
  }

  static Initializer parse(String text) {
    Initializer plain = PLAIN.get(text);
    if (plain != null) {
      return plain;
    }
    int number = text.lastIndexOf(' ') + 1;
    DoubleFunction<Initializer> maker = WITH_NUMBER.get(text.substring(0, number));
    if (maker != null) {
      try {
        Initializer made = maker.apply(Double.parseDouble(text.substring(number)));
        if (made.toString().equals(text)) {
          return made;
        }
      } catch (IllegalArgumentException e) {
        return new Lost(text);
      }
    }
    return new Lost(text);
  }
}
