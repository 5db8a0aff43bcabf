package org.nabla.optim;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A function with a known minimum, its exact gradient and its usual domain, to try an optimizer on.
 *
 * <p>Besides the classics there are the four of the notes: {@link #quadratic()}, {@link #wave()},
 * {@link #dampedSine()} and {@link #peaks()}. Immutable; safe for threads.
 *
 * @param name its name
 * @param function the function of a point of as many coordinates as the domain has; not modified
 * @param gradient its exact gradient
 * @param minimizers all points of the domain where the minimum is, each of n coordinates, to about
 *     15 digits
 * @param lower the lower corner of the domain, n coordinates
 * @param upper the upper corner of the domain, n coordinates
 */
public record TestFunction(
    String name,
    ToDoubleFunction<double[]> function,
    Gradient gradient,
    List<double[]> minimizers,
    double[] lower,
    double[] upper) {
  /**
   * Copies lists and arrays.
   *
   * @param name its name
   * @param function the function
   * @param gradient its gradient
   * @param minimizers where the minimum is
   * @param lower the lower corner of the domain
   * @param upper the upper corner of the domain
   * @throws IllegalArgumentException if there is no minimizer or the numbers of coordinates differ
   */
  public TestFunction {
    int n = lower.length;
    if (upper.length != n
        || minimizers.isEmpty()
        || minimizers.stream().anyMatch(each -> each.length != n)) {
      throw new IllegalArgumentException(
          "the domain of "
              + name
              + " has "
              + n
              + " and "
              + upper.length
              + " coordinates and "
              + minimizers.size()
              + " minimizers: give at least one minimizer, and as many coordinates everywhere");
    }
    minimizers = minimizers.stream().map(double[]::clone).toList();
    lower = lower.clone();
    upper = upper.clone();
  }

  /**
   * The number of coordinates.
   *
   * @return n, at least 1
   */
  public int dimensions() {
    return lower.length;
  }

  /**
   * The value at the minimum.
   *
   * @return the function at the first minimizer
   */
  public double minimum() {
    return function.applyAsDouble(minimizers.get(0).clone());
  }

  /**
   * All points of the domain where the minimum is.
   *
   * @return copies, each of n coordinates
   */
  @Override
  public List<double[]> minimizers() {
    return minimizers.stream().map(double[]::clone).toList();
  }

  /**
   * The lower corner of the domain.
   *
   * @return a copy
   */
  @Override
  public double[] lower() {
    return lower.clone();
  }

  /**
   * The upper corner of the domain.
   *
   * @return a copy
   */
  @Override
  public double[] upper() {
    return upper.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TestFunction f
        && name.equals(f.name)
        && function.equals(f.function)
        && gradient.equals(f.gradient)
        && Arrays.deepEquals(minimizers.toArray(), f.minimizers.toArray())
        && Arrays.equals(lower, f.lower)
        && Arrays.equals(upper, f.upper);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, function, gradient, Arrays.hashCode(lower), Arrays.hashCode(upper));
  }

  @Override
  public String toString() {
    return name + " in " + dimensions() + " dimensions";
  }

  /**
   * All of them, those of any size in two dimensions.
   *
   * @return one of each
   */
  public static List<TestFunction> all() {
    return List.of(
        quadratic(),
        wave(),
        dampedSine(),
        peaks(),
        sphere(2),
        rosenbrock(2),
        himmelblau(),
        beale(),
        booth(),
        ackley(2),
        rastrigin(2),
        styblinskiTang(2));
  }

  private static TestFunction box(
      String name,
      ToDoubleFunction<double[]> function,
      Gradient gradient,
      List<double[]> minimizers,
      double half) {
    double[] upper = filled(minimizers.get(0).length, half);
    return new TestFunction(
        name, function, gradient, minimizers, filled(upper.length, -half), upper);
  }

  private static double[] filled(int n, double value) {
    double[] all = new double[(int) Check.atLeast(1, "dimensions", n)];
    Arrays.fill(all, value);
    return all;
  }

  /**
   * The notes' parabola {@code 3x^2 - 3x + 4}; minimum 3.25 at 0.5.
   *
   * @return the function on [-2, 2]
   */
  public static TestFunction quadratic() {
    return box(
        "quadratic",
        x -> 3 * x[0] * x[0] - 3 * x[0] + 4,
        (x, g) -> g[0] = 6 * x[0] - 3,
        List.of(new double[] {0.5}),
        2);
  }

  /**
   * The notes' {@code cos(2 pi x) + x^2}, with minima of equal depth left and right of 0.
   *
   * @return the function on [-2, 2]
   */
  public static TestFunction wave() {
    double turn = 2 * Math.PI;
    return box(
        "wave",
        x -> Math.cos(turn * x[0]) + x[0] * x[0],
        (x, g) -> g[0] = -turn * Math.sin(turn * x[0]) + 2 * x[0],
        List.of(new double[] {-WAVE_MINIMIZER}, new double[] {WAVE_MINIMIZER}),
        2);
  }

  /**
   * The notes' {@code sin(x) * exp(-x^2 / 20)}, with several minima that are not the lowest.
   *
   * @return the function on [-5 pi, 5 pi]
   */
  public static TestFunction dampedSine() {
    return box(
        "damped sine",
        x -> Math.sin(x[0]) * Math.exp(-0.05 * x[0] * x[0]),
        (x, g) ->
            g[0] = (Math.cos(x[0]) - 0.1 * x[0] * Math.sin(x[0])) * Math.exp(-0.05 * x[0] * x[0]),
        List.of(new double[] {DAMPED_SINE_MINIMIZER}),
        5 * Math.PI);
  }

  /**
   * Peaks, the notes' landscape: {@code 3 (1 - x)^2 exp(-x^2 - (y + 1)^2) - 10 (x / 5 - x^3 - y^5)
   * exp(-x^2 - y^2) - exp(-(x + 1)^2 - y^2) / 3}.
   *
   * @return the function on [-3, 3] squared
   */
  public static TestFunction peaks() {
    return box(
        "peaks",
        Peaks::value,
        Peaks::gradient,
        List.of(new double[] {0.22827892055636925, -1.625534957499996}),
        3);
  }

  private static final double WAVE_MINIMIZER = 0.47580245102422114;
  private static final double DAMPED_SINE_MINIMIZER = -1.428870011214077;

  /**
   * The sum of squares; minimum 0 at 0.
   *
   * @param n the number of coordinates, at least 1
   * @return the function on [-5.12, 5.12] in each coordinate
   * @throws IllegalArgumentException if n is below 1
   */
  public static TestFunction sphere(int n) {
    return box(
        "sphere",
        x -> Arrays.stream(x).map(each -> each * each).sum(),
        (x, g) -> Arrays.setAll(g, i -> 2 * x[i]),
        List.of(filled(n, 0)),
        5.12);
  }

  /**
   * Rosenbrock's valley (1960), {@code sum 100 (x_(i+1) - x_i^2)^2 + (1 - x_i)^2}; minimum 0 at (1,
   * ..., 1).
   *
   * @param n the number of coordinates, at least 2
   * @return the function on [-5, 5] in each coordinate
   * @throws IllegalArgumentException if n is below 2
   */
  public static TestFunction rosenbrock(int n) {
    Check.atLeast(2, "dimensions", n);
    return box(
        "Rosenbrock",
        x -> {
          double sum = 0;
          for (int i = 0; i + 1 < x.length; i++) {
            double bend = x[i + 1] - x[i] * x[i];
            sum += 100 * bend * bend + (1 - x[i]) * (1 - x[i]);
          }
          return sum;
        },
        (x, g) -> {
          Arrays.fill(g, 0);
          for (int i = 0; i + 1 < x.length; i++) {
            double bend = x[i + 1] - x[i] * x[i];
            g[i] += -400 * x[i] * bend - 2 * (1 - x[i]);
            g[i + 1] += 200 * bend;
          }
        },
        List.of(filled(n, 1)),
        5);
  }

  /**
   * Himmelblau's function (1972), {@code (x^2 + y - 11)^2 + (x + y^2 - 7)^2}; minimum 0 at four
   * points.
   *
   * @return the function on [-5, 5] squared
   */
  public static TestFunction himmelblau() {
    return box(
        "Himmelblau",
        x -> {
          double a = x[0] * x[0] + x[1] - 11;
          double b = x[0] + x[1] * x[1] - 7;
          return a * a + b * b;
        },
        (x, g) -> {
          double a = x[0] * x[0] + x[1] - 11;
          double b = x[0] + x[1] * x[1] - 7;
          g[0] = 4 * x[0] * a + 2 * b;
          g[1] = 2 * a + 4 * x[1] * b;
        },
        List.of(
            new double[] {3, 2},
            new double[] {-2.805118086952745, 3.131312518250573},
            new double[] {-3.779310253377747, -3.283185991286170},
            new double[] {3.584428340330492, -1.848126526964404}),
        5);
  }

  /**
   * Beale's function (1958), {@code sum (c_i - x (1 - y^i))^2} with c = 1.5, 2.25, 2.625; minimum 0
   * at (3, 0.5).
   *
   * @return the function on [-4.5, 4.5] squared
   */
  public static TestFunction beale() {
    double[] c = {1.5, 2.25, 2.625};
    return box(
        "Beale",
        x -> {
          double sum = 0;
          for (int i = 1; i <= 3; i++) {
            double error = c[i - 1] - x[0] * (1 - Math.pow(x[1], i));
            sum += error * error;
          }
          return sum;
        },
        (x, g) -> {
          Arrays.fill(g, 0);
          for (int i = 1; i <= 3; i++) {
            double error = c[i - 1] - x[0] * (1 - Math.pow(x[1], i));
            g[0] -= 2 * error * (1 - Math.pow(x[1], i));
            g[1] += 2 * error * x[0] * i * Math.pow(x[1], i - 1);
          }
        },
        List.of(new double[] {3, 0.5}),
        4.5);
  }

  /**
   * Booth's function, {@code (x + 2y - 7)^2 + (2x + y - 5)^2}; minimum 0 at (1, 3).
   *
   * @return the function on [-10, 10] squared
   */
  public static TestFunction booth() {
    return box(
        "Booth",
        x -> {
          double a = x[0] + 2 * x[1] - 7;
          double b = 2 * x[0] + x[1] - 5;
          return a * a + b * b;
        },
        (x, g) -> {
          double a = x[0] + 2 * x[1] - 7;
          double b = 2 * x[0] + x[1] - 5;
          g[0] = 2 * a + 4 * b;
          g[1] = 4 * a + 2 * b;
        },
        List.of(new double[] {1, 3}),
        10);
  }

  /**
   * Ackley's function (1987), {@code -20 exp(-0.2 r) - exp(mean cos(2 pi x_i)) + 20 + e} with r the
   * root of the mean square; minimum 0 at 0, where it has a kink: the gradient there is given as 0.
   *
   * @param n the number of coordinates, at least 1
   * @return the function on [-32.768, 32.768] in each coordinate
   * @throws IllegalArgumentException if n is below 1
   */
  public static TestFunction ackley(int n) {
    double turn = 2 * Math.PI;
    return box(
        "Ackley",
        x -> {
          double cosines = Arrays.stream(x).map(each -> Math.cos(turn * each)).sum() / x.length;
          return -20 * Math.exp(-0.2 * root(x)) - Math.exp(cosines) + 20 + Math.E;
        },
        (x, g) -> {
          double cosines = Arrays.stream(x).map(each -> Math.cos(turn * each)).sum() / x.length;
          double r = root(x);
          double pull = r == 0 ? 0 : 4 * Math.exp(-0.2 * r) / (r * x.length);
          double ripple = turn * Math.exp(cosines) / x.length;
          Arrays.setAll(g, i -> pull * x[i] + ripple * Math.sin(turn * x[i]));
        },
        List.of(filled(n, 0)),
        32.768);
  }

  private static double root(double[] x) {
    return Vectors.norm(x) / Math.sqrt(x.length);
  }

  /**
   * Rastrigin's function (1974), {@code 10 n + sum x_i^2 - 10 cos(2 pi x_i)}; minimum 0 at 0, among
   * many others that are not the lowest.
   *
   * @param n the number of coordinates, at least 1
   * @return the function on [-5.12, 5.12] in each coordinate
   * @throws IllegalArgumentException if n is below 1
   */
  public static TestFunction rastrigin(int n) {
    double turn = 2 * Math.PI;
    return box(
        "Rastrigin",
        x -> Arrays.stream(x).map(each -> each * each - 10 * Math.cos(turn * each) + 10).sum(),
        (x, g) -> Arrays.setAll(g, i -> 2 * x[i] + 10 * turn * Math.sin(turn * x[i])),
        List.of(filled(n, 0)),
        5.12);
  }

  /**
   * The function of Styblinski and Tang (1990), {@code sum (x_i^4 - 16 x_i^2 + 5 x_i) / 2}; minimum
   * -39.166 n at (-2.9035, ...).
   *
   * @param n the number of coordinates, at least 1
   * @return the function on [-5, 5] in each coordinate
   * @throws IllegalArgumentException if n is below 1
   */
  public static TestFunction styblinskiTang(int n) {
    return box(
        "Styblinski-Tang",
        x -> Arrays.stream(x).map(u -> (u * u * u * u - 16 * u * u + 5 * u) / 2).sum(),
        (x, g) -> Arrays.setAll(g, i -> 2 * x[i] * x[i] * x[i] - 16 * x[i] + 2.5),
        List.of(filled(n, -2.903534027771177)),
        5);
  }
}
