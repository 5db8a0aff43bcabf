package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CurveTest {
  @Test
  void momentsAreTheTruths() {
    Curve curve = new Curve(Moments.N, NamedFunction.RIPPLED_BOWL, -2, 1, 0.25);
    Dataset data = curve.generate(1);
    double[] x = data.feature(0);
    double[][] y = data.targets();
    double[] noise = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      noise[i] = y[i][0] - (Math.cos(2 * Math.PI * x[i]) + x[i] * x[i]);
    }
    Moments.are(x, -0.5, 9.0 / 12);
    Moments.are(noise, 0, curve.bayesError().orElseThrow());
  }

  @Test
  void anyFunctionDoes() {
    var line = new NamedFunction("2x", v -> 2 * v);
    Dataset data = new Curve(10, line, 0, 1, 0).generate(1);
    for (int i = 0; i < 10; i++) {
      assertThat(data.targets()[i][0]).isEqualTo(2 * data.features()[i][0]);
    }
    assertThat(data.origin()).isEqualTo("curve?n=10&function=2x&low=0&high=1&noise=0&seed=1");
    assertThat(Curve.STANDARD.function()).isEqualTo(NamedFunction.SIN);
  }

  @Test
  void badParametersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Curve(1, NamedFunction.SIN, 1, 1, 0))
        .withMessage("the range of x is from 1.0 to 1.0: expected finite numbers, the lower first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Curve(1, NamedFunction.SIN, 0, 1, -1))
        .withMessageStartingWith("noise is -1.0");
  }

  @Test
  void withoutNoiseTheTargetIsTheTrueMean() {
    Curve curve = new Curve(20, NamedFunction.SIN, 0, 3, 0);
    Dataset data = curve.generate(1);
    for (int i = 0; i < 20; i++) {
      assertThat(data.targets()[i][0]).isEqualTo(curve.mean(data.features()[i][0]));
    }
    assertThat(curve.mean(1)).isEqualTo(StrictMath.sin(1));
  }
}
