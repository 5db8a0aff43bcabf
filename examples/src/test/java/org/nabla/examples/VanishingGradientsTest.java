package org.nabla.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VanishingGradientsTest {

  @Test
  void whatIsNoRemedyDoesNotHelpAndWhatIsOneDoes() {
    Story story = new VanishingGradients();
    Map<String, Double> numbers = story.tell(story.seed()).numbers();

    for (String name : List.of("nothing", "gradient clipping", "weight decay", "dropout")) {
      assertThat(numbers.get(name + ": gradient norm of layer 1")).as(name).isLessThan(1e-15);
      assertThat(numbers.get(name + ": starts that learn")).as(name).isZero();
    }
    for (String name : List.of("residual blocks", "residual, ReLU, batch norm.", "few layers")) {
      assertThat(numbers.get(name + ": gradient norm of layer 1")).as(name).isGreaterThan(1e-2);
      assertThat(numbers.get(name + ": accuracy in percent")).as(name).isGreaterThan(80);
    }
    assertThat(numbers.get("residual, ReLU, batch norm.: starts that learn")).isEqualTo(10);
    assertThat(numbers.get("one layer: a line: starts that learn")).isZero();
  }
}
