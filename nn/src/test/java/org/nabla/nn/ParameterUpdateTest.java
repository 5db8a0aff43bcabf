package org.nabla.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterUpdateTest {

  private static double[] moved(ParameterUpdate update, double... gradient) {
    double[] parameters = new double[gradient.length];
    update.apply(parameters, gradient);
    return parameters;
  }

  /** The numbers of {@code torch.nn.utils.clip_grad_norm_}, PyTorch 1.13, float64. */
  @Test
  void theNormIsClippedAsPyTorchDoes() {
    double[] step = moved(ParameterUpdate.sgd(1).clipNorm(1), 3, -4, 12, 0.5);

    Close.assertClose(
        step,
        new double[] {
          -0.23059871488196926, 0.307464953175959, -0.922394859527877, -0.038433119146994876
        },
        1e-14,
        "step");
  }

  @Test
  void aShortGradientIsLeftAsItIs() {
    assertThat(moved(ParameterUpdate.sgd(1).clipNorm(13.1), 3, -4, 12, 0.5))
        .containsExactly(-3, 4, -12, -0.5);
    assertThat(moved(ParameterUpdate.sgd(1).clipNorm(1), 0, 0)).containsOnly(0);
  }

  @Test
  void hugeAndTinyGradientsHaveALengthToo() {
    assertThat(moved(ParameterUpdate.sgd(1).clipNorm(5), 3e200, -4e200))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(-3, 4);
    assertThat(moved(ParameterUpdate.sgd(1).clipNorm(1), 3e-200)).containsExactly(-3e-200);
  }

  @Test
  void everyDerivativeIsClippedAsPyTorchDoes() {
    assertThat(moved(ParameterUpdate.sgd(1).clipValue(0.75), 3, -4, 0.5, -0.25))
        .containsExactly(-0.75, 0.75, -0.5, 0.25);
  }

  @Test
  void clippingComposesWithAnyUpdateAndWithItself() {
    ParameterUpdate twice = ParameterUpdate.sgd(2).clipNorm(100).clipValue(1);

    assertThat(moved(twice, 3, -4)).containsExactly(-2, 2);
  }

  @Test
  void trainingTakesAClippedUpdate() {
    double[][] x = {{1000}, {-1000}};
    double[][] y = {{5}, {-5}};
    Network network = Network.of(1, new Dense(1)).initialize(1);

    Fit fit = network.fit(x, y, new Mse(), 200, ParameterUpdate.sgd(0.01).clipNorm(1));

    assertThatThrownBy(() -> network.fit(x, y, new Mse(), 200, ParameterUpdate.sgd(0.01)))
        .isInstanceOf(ArithmeticException.class);
    double[] before = network.parameters();
    double[] after = fit.network().parameters();
    assertThat(Math.abs(after[0] - before[0])).isBetween(0.0, 2.0);
    assertThat(fit.history().losses()[199]).isLessThan(fit.history().losses()[0]);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void aBoundThatIsNotPositiveIsRefused(double max) {
    assertThatThrownBy(() -> ParameterUpdate.sgd(1).clipNorm(max))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the greatest norm of the gradient is " + max)
        .hasMessageContaining("must be positive");
    assertThatThrownBy(() -> ParameterUpdate.sgd(1).clipValue(max))
        .hasMessageContaining("the greatest derivative is " + max);
  }
}
