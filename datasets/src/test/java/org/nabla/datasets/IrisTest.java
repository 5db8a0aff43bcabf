package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IrisTest {
  @Test
  void holdsFishersTable() {
    Dataset iris = Iris.load();
    assertThat(iris.schema().features())
        .containsExactly("sepal length", "sepal width", "petal length", "petal width");
    assertThat(iris.schema().classes()).containsExactly("setosa", "versicolor", "virginica");
    assertThat(iris.origin()).isEqualTo("iris");
    double[][] x = iris.features();
    assertThat(x[0]).containsExactly(5.1, 3.5, 1.4, 0.2);
    assertThat(x[149]).containsExactly(5.9, 3.0, 5.1, 1.8);
    assertThat(x[34]).containsExactly(4.9, 3.1, 1.5, 0.2);
    assertThat(x[37]).containsExactly(4.9, 3.6, 1.4, 0.1);
  }

  @Test
  void meansPerSpeciesAreThoseThatFisherGives() {
    double[][] means = {
      {5.006, 3.428, 1.462, 0.246}, {5.936, 2.770, 4.260, 1.326}, {6.588, 2.974, 5.552, 2.026}
    };
    for (int k = 0; k < 3; k++) {
      Dataset species = Iris.load().ofClass(k);
      assertThat(species.size()).isEqualTo(50);
      for (int j = 0; j < 4; j++) {
        assertThat(species.summary().columns().get(j).mean()).isCloseTo(means[k][j], within(1e-12));
      }
    }
  }
}
