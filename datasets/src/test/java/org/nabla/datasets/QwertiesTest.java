package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QwertiesTest {
  private static final double[][] CENTRES = {{1, 1}, {5, 1}};

  @Test
  void theNotesHaveAHundredPointsPerClassAboutTheirCentres() {
    Dataset data = Qwerties.NOTES.generate(3);
    assertThat(data.ofClass(0).size()).isEqualTo(100);
    assertThat(data.ofClass(1).size()).isEqualTo(100);
    assertThat(Qwerties.NOTES.centres()).isDeepEqualTo(CENTRES);
    assertThat(Qwerties.NOTES_STACKED.centres()).isDeepEqualTo(new double[][] {{1, 3}, {1, -2}});
  }

  @Test
  void momentsAreTheTruths() {
    double[][][] covariances = {{{2, 0.6}, {0.6, 0.5}}, {{1, -0.3}, {-0.3, 4}}};
    Qwerties generator = new Qwerties(200_000, CENTRES, covariances, new double[] {1, 1});
    Dataset data = generator.generate(9);
    for (int k = 0; k < 2; k++) {
      double[][] x = data.ofClass(k).features();
      int n = x.length;
      assertThat(n).isEqualTo(100_000);
      double[] mean = new double[2];
      double[][] covariance = new double[2][2];
      for (double[] point : x) {
        for (int i = 0; i < 2; i++) {
          mean[i] += point[i] / n;
          for (int j = 0; j < 2; j++) {
            covariance[i][j] += (point[i] - CENTRES[k][i]) * (point[j] - CENTRES[k][j]) / n;
          }
        }
      }
      for (int i = 0; i < 2; i++) {
        double variance = covariances[k][i][i];
        assertThat(mean[i]).isCloseTo(CENTRES[k][i], within(4 * Math.sqrt(variance / n)));
        for (int j = 0; j < 2; j++) {
          double bound =
              4
                  * Math.sqrt(
                      (variance * covariances[k][j][j]
                              + covariances[k][i][j] * covariances[k][i][j])
                          / n);
          assertThat(covariance[i][j]).isCloseTo(covariances[k][i][j], within(bound));
        }
      }
    }
  }

  @Test
  void bayesErrorIsWhatTheBestPredictorMakes() {
    // Phi(-2), distance 4 at standard deviation 1
    assertThat(Qwerties.NOTES.bayesError().orElseThrow())
        .isCloseTo(0.02275013194817921, within(1e-15));
    Qwerties unequal = Qwerties.NOTES.withN(100_000).withWeights(9, 1).withSd(2);
    Dataset data = unequal.generate(4);
    double[][] x = data.features();
    int[] labels = data.labels();
    double wrong = 0;
    for (int i = 0; i < x.length; i++) {
      double[] p = unequal.posterior(x[i]);
      assertThat(p[0] + p[1]).isCloseTo(1, within(1e-12));
      wrong += (p[1] > p[0] ? 1 : 0) == labels[i] ? 0 : 1;
    }
    double error = unequal.bayesError().orElseThrow();
    assertThat(wrong / x.length).isCloseTo(error, within(4 * Math.sqrt(error / x.length)));
  }

  @Test
  void bayesErrorIsKnownForOneClassAndForEqualCentresOnly() {
    double[] here = {0, 0};
    assertThat(new Qwerties(5, 1, here).bayesError()).hasValue(0);
    assertThat(new Qwerties(5, 1, here, here).withWeights(1, 3).bayesError()).hasValue(0.25);
    assertThat(new Qwerties(5, 1, here, here, here).bayesError()).isEmpty();
  }

  @Test
  void classesTakeTurnsByTheirWeights() {
    Dataset data = new Qwerties(8, 1, new double[3], new double[3]).withWeights(3, 1).generate(1);
    assertThat(data.labels()).containsExactly(0, 0, 1, 0, 0, 0, 1, 0);
    assertThat(data.schema().features()).containsExactly("x1", "x2", "x3");
  }

  @Test
  void clustersMayDifferInSizeAndWidth() {
    Qwerties generator =
        Qwerties.of(
            new Qwerties.Cluster(70, 1, 1, 1),
            new Qwerties.Cluster(20, 2, 5, 1),
            new Qwerties.Cluster(13, new double[2], new double[][] {{2, 1}, {1, 2}}));
    assertThat(generator)
        .hasToString(
            "qwerties?n=103&centres=1,1;5,1;0,0&covariances=1,0;0,1|4,0;0,4|2,1;1,2"
                + "&weights=70,20,13");
    Dataset data = generator.generate(1);
    assertThat(data.ofClass(0).size()).isEqualTo(70);
    assertThat(data.ofClass(1).size()).isEqualTo(20);
    assertThat(data.ofClass(2).size()).isEqualTo(13);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Qwerties.of(new Qwerties.Cluster(0, 1, 1, 1)))
        .withMessage("n of cluster 0 is 0: expected an integer of at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Qwerties.Cluster(1, -1, 1, 1))
        .withMessage("sd is -1.0: expected a finite number above 0");
  }

  @Test
  void recordsAreEqualWhereTheirParametersAre() {
    Qwerties same = new Qwerties(200, 1, new double[] {1, 1}, new double[] {5, 1});
    assertThat(same).isEqualTo(Qwerties.NOTES).hasSameHashCodeAs(Qwerties.NOTES);
    assertThat(same).isNotEqualTo(Qwerties.NOTES.withSd(0.1));
    assertThat(same)
        .hasToString("qwerties?n=200&centres=1,1;5,1&covariances=1,0;0,1|1,0;0,1&weights=1,1");
    same.centres()[0][0] = 9;
    same.covariances()[0][0][0] = 9;
    same.weights()[0] = 9;
    assertThat(same).isEqualTo(Qwerties.NOTES);
  }

  @Test
  void badParametersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Qwerties.NOTES.withN(0))
        .withMessage("n is 0: expected an integer of at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Qwerties.NOTES.withSd(-1))
        .withMessage("sd is -1.0: expected a finite number above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Qwerties.NOTES.withWeights(1, 0))
        .withMessage("weight 1 is 0.0: expected a finite number above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Qwerties.NOTES.withWeights(1))
        .withMessage("weights: expected 2, as many as there are centres, but got 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Qwerties(5, 1, new double[] {1}, new double[] {1, 2}))
        .withMessageContaining("centres row 1 has 2 entries but row 0 has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Qwerties.NOTES.posterior(1))
        .withMessage("coordinates of x: expected 2, as many as a centre has, but got 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> covariance(1, 2, 2, 1))
        .withMessage(
            "covariance 0 is not positive definite: its pivot 1 is -3.0, expected a finite number"
                + " above 0: give variances above 0 and correlations strictly between -1 and 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> covariance(1, 0.5, 0.4, 1))
        .withMessage(
            "covariance 0 is not symmetric: entry 1,0 is 0.4 but entry 0,1 is 0.5: give both the"
                + " same number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> covariance(Double.NaN, 0, 0, 1))
        .withMessageContaining("not symmetric");
  }

  private static Qwerties covariance(double a, double b, double c, double d) {
    return new Qwerties(5, new double[1][2], new double[][][] {{{a, b}, {c, d}}}, new double[] {1});
  }

  @Test
  void clustersThatCannotBeCountedTogetherAreRefused() {
    Qwerties.Cluster large = new Qwerties.Cluster(Integer.MAX_VALUE, 1, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Qwerties.of(large, large))
        .withMessage(
            "n of all clusters together is 4294967294: expected at most 2147483647: make the"
                + " clusters smaller");
  }
}
