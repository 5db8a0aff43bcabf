package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The laws that every activation obeys, beside those of layers. */
public interface ActivationContract extends LayerContract {

  /**
   * Returns the activation under test.
   *
   * @return the same activation for every call
   */
  Activation activation();

  @Override
  default Layer layer() {
    return activation();
  }

  /** The derivative is the limit of differences, except at a kink. */
  @Test
  default void theDerivativeIsThatOfTheValue() {
    SplittableRandom random = new SplittableRandom(21);
    Activation f = activation();
    int kinks = 0;
    for (int i = 0; i < 200; i++) {
      double x = 8 * random.nextDouble() - 4;
      double h = 1e-6;
      double up = f.value(x + h);
      double down = f.value(x - h);
      double at = f.value(x);
      double slope = (up - down) / (2 * h);
      if (Math.abs(up - 2 * at + down) / h > 1e-3) {
        kinks++;
        continue;
      }
      double derivative = f.derivative(x, at);
      assertThat(Math.abs(derivative - slope))
          .as("%s at %s: derivative %s, slope %s", f, x, derivative, slope)
          .isLessThan(1e-6 * Math.max(1, Math.abs(slope)));
    }
    assertThat(kinks).isLessThan(20);
  }

  /** The loops over samples do what value and derivative say. */
  @Test
  default void rowsAreValuesAndDerivatives() {
    Activation f = activation();
    double[] x = {-30, -2, -0.5, -0.0, 0, 1e-9, 0.5, 2, 30};
    double[] dy = {1, -2, 3, -4, 5, -6, 7, -8, 9};
    double[] y = new double[x.length];
    double[] dx = new double[x.length];

    f.values(x, y, x.length);
    f.gradients(x, y, dy, dx, x.length);

    for (int s = 0; s < x.length; s++) {
      Close.assertClose(y[s], f.value(x[s]), 1e-14, f + " at " + x[s]);
      Close.assertClose(dx[s], dy[s] * f.derivative(x[s], f.value(x[s])), 1e-14, f + " at " + x[s]);
    }
  }

  /** What is not a number stays so, and is seen. */
  @Test
  default void notANumberStaysNotANumber() {
    double[] y = new double[1];
    activation().values(new double[] {Double.NaN}, y, 1);

    assertThat(activation().value(Double.NaN)).isNaN();
    assertThat(y[0]).isNaN();
  }
}
