package org.nabla.examples.own;

import org.nabla.nn.Activation;

/** An activation of one's own: two lambdas. */
public final class Snake {

  private Snake() {}

  /**
   * {@code x + sin(x)^2} (Ziyin, Hartwig and Ueda 2020, with a = 1), which learns what is periodic.
   *
   * @return the activation
   */
  public static Activation activation() {
    return Activation.of(
        "Snake", x -> x + Math.sin(x) * Math.sin(x), (x, y) -> 1 + Math.sin(2 * x));
  }
}
