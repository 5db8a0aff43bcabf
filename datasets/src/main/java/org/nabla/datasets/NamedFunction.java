package org.nabla.datasets;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of one number with a name, so that a dataset made from it can say where it came from.
 *
 * <pre>{@code
 * var ramp = new NamedFunction("ramp", x -> Math.max(0, x));
 * Dataset data = new Curve(100, ramp, -1, 1, 0.1).generate(7);
 * }</pre>
 *
 * <p>Two functions are equal where their names are. The same bits on every JVM take a function that
 * computes with {@code + - * /}, {@code sqrt} and {@link StrictMath}.
 *
 * @param name what it is called, not blank
 * @param function what it computes
 */
public record NamedFunction(String name, DoubleUnaryOperator function)
    implements DoubleUnaryOperator {
  /** {@code sin(x)}. */
  public static final NamedFunction SIN = new NamedFunction("sin", StrictMath::sin);

  /** {@code cos(2 pi x) + x^2}, the lecture notes' function with many minima. */
  public static final NamedFunction RIPPLED_BOWL =
      new NamedFunction("rippled-bowl", x -> StrictMath.cos(2 * Math.PI * x) + x * x);

  /** {@code x^2}. */
  public static final NamedFunction SQUARE = new NamedFunction("square", x -> x * x);

  /** {@code x^3}. */
  public static final NamedFunction CUBE = new NamedFunction("cube", x -> x * x * x);

  /** {@code |x|}. */
  public static final NamedFunction ABS = new NamedFunction("abs", Math::abs);

  /** {@code 1} from 0 on, else {@code 0}. */
  public static final NamedFunction STEP = new NamedFunction("step", x -> x >= 0 ? 1 : 0);

  /** {@code x}. */
  public static final NamedFunction IDENTITY = new NamedFunction("identity", x -> x);

  static final List<NamedFunction> ALL =
      List.of(SIN, RIPPLED_BOWL, SQUARE, CUBE, ABS, STEP, IDENTITY);

  /**
   * Checks the name.
   *
   * @param name what it is called, not blank
   * @param function what it computes
   * @throws IllegalArgumentException where the name is blank
   */
  public NamedFunction {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of a function is blank: give it a name");
    }
  }

  @Override
  public double applyAsDouble(double x) {
    return function.applyAsDouble(x);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NamedFunction f && name.equals(f.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
