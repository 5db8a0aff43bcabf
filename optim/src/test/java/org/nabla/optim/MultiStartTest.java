package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MultiStartTest {
  private static final TestFunction HIMMELBLAU = TestFunction.himmelblau();
  private static final Descent DESCENT =
      Descent.minimize(HIMMELBLAU.function(), HIMMELBLAU.gradient())
          .with(new Lbfgs())
          .until(Stop.gradientNorm(1e-9));

  @Test
  void allFourBasinsOfHimmelblauAreFound() {
    long seed = 11;
    double[][] starts =
        MultiStart.uniform(HIMMELBLAU.lower(), HIMMELBLAU.upper(), 60, new SplittableRandom(seed));
    MultiStart.Report report = new MultiStart(DESCENT, 1e-3).from(starts);
    assertThat(report.results()).hasSize(60);
    assertThat(report.failures()).isEmpty();
    assertThat(report.basins()).as("seed %s", seed).hasSize(4);
    assertThat(report.basins().stream().mapToInt(basin -> basin.starts().size()).sum())
        .isEqualTo(60);
    for (MultiStart.Basin basin : report.basins()) {
      assertThat(basin.value()).isCloseTo(0, within(1e-15));
    }
    assertThat(report.best().value()).isEqualTo(report.basins().get(0).value());
    assertThat(report.toString()).contains("of 60 starts").contains("0 failed");
  }

  @Test
  void theHighestComesFirstWhereTheFunctionIsMaximized() {
    Descent up =
        Descent.maximize(DescentTest.WAVE, DescentTest.WAVE_SLOPE).until(Stop.gradientNorm(1e-9));
    MultiStart.Report report =
        new MultiStart(up, 0.1).from(new double[] {0.1}, new double[] {1.1}, new double[] {-0.1});
    assertThat(report.basins()).hasSize(2);
    assertThat(report.best().value()).isGreaterThan(report.basins().get(1).value());
    assertThat(report.basins().get(1).starts()).containsExactly(0, 2);
  }

  @Test
  void runsThatMetALimitAreNamed() {
    MultiStart.Report report =
        new MultiStart(DESCENT.steps(3), 1e-3)
            .from(new double[] {3, 2}, new double[] {5, 5}, new double[] {-5, 5});
    assertThat(report.unfinished()).containsExactly(1, 2);
    assertThat(report.toString()).contains("1 of 3 starts (not converged: 1)");
    assertThat(report.toString()).contains("1 of 3 starts\n");
  }

  @Test
  void failuresAreReportedApart() {
    Descent roots = Descent.minimize((double[] x) -> Math.sqrt(x[0]), (x, g) -> g[0] = 1);
    MultiStart.Report report =
        new MultiStart(roots.steps(3), 1).from(new double[] {-1}, new double[] {9});
    assertThat(report.failures()).containsExactly(0);
    assertThat(report.basins()).hasSize(1);
    MultiStart.Report none = new MultiStart(roots, 1).from(new double[] {-1});
    assertThatThrownBy(none::best)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("all 1 starts failed");
  }

  @Test
  void badSettingsAreNamed() {
    MultiStart start = new MultiStart(DESCENT, 1);
    assertThatThrownBy(start::from).hasMessageContaining("0 starts");
    assertThatThrownBy(() -> new MultiStart(DESCENT, 0)).hasMessageContaining("distance is 0.0");
    SplittableRandom random = new SplittableRandom(1);
    assertThatThrownBy(() -> MultiStart.uniform(new double[1], new double[2], 3, random))
        .hasMessageContaining("1 and 2 coordinates");
    assertThatThrownBy(() -> MultiStart.uniform(new double[1], new double[1], 3, random))
        .hasMessageContaining("coordinate 0 is 0.0");
  }
}
