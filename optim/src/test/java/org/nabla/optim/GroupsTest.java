package org.nabla.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GroupsTest {
  @Test
  void eachGroupHasItsOwnOptimizerRateAndState() {
    Stepper stepper =
        Groups.of("slow", i -> i == 1, new Sgd(0.1))
            .and("fast", i -> i != 1, new Momentum(1))
            .over(3);
    double[] p = {0, 0, 0};
    stepper.step(p, new double[] {1, 1, 2});
    assertThat(p).containsExactly(-1, -0.1, -2);
    assertThat(stepper.lastRate()).isCloseTo(2.1 / 3, within(1e-15));
    assertThat(stepper.state())
        .containsKey("Groups.fast.Momentum.velocity")
        .containsKey("Groups.step");
    assertThat(stepper.state("fast.Momentum.velocity")).containsExactly(1, 2);
  }

  @Test
  void itsTextNamesTheGroupsAndTheirOptimizers() {
    Groups groups = Groups.of("a", i -> i == 0, new Sgd(0.1)).and("b", i -> i > 0, new Sgd(0.01));
    assertThat(groups).hasToString("Groups[a: " + new Sgd(0.1) + ", b: " + new Sgd(0.01) + "]");
    assertThat(new Sgd(0.1).toString()).contains("0.1");
  }

  @Test
  void oneGroupOfAllIsTheOptimizerItself() {
    Stepper whole = new Adam(0.1).over(2);
    Stepper grouped = Groups.of("all", i -> true, new Adam(0.1)).over(2);
    double[] p = {1, 2};
    double[] q = {1, 2};
    for (int i = 0; i < 10; i++) {
      whole.step(p, p.clone());
      grouped.step(q, q.clone());
    }
    assertThat(q).isEqualTo(p);
  }

  @Test
  void theStateOfOtherMembersIsRefused() {
    Groups even = Groups.of("a", i -> i % 2 == 0, new Sgd(1)).and("b", i -> i % 2 == 1, new Sgd(2));
    Groups odd = Groups.of("a", i -> i % 2 == 1, new Sgd(1)).and("b", i -> i % 2 == 0, new Sgd(2));
    Stepper stepper = even.over(4);
    stepper.restore(even.over(4).state());
    assertThatThrownBy(() -> stepper.restore(odd.over(4).state()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another 'Groups.a.members'")
        .hasMessageContaining("hold the same entries");
  }

  @Test
  void everyEntryIsInExactlyOneGroup() {
    Groups first = Groups.of("a", i -> i < 2, new Sgd(1));
    assertThatThrownBy(() -> first.over(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("entry 2 is in no group: add a group that holds it");
    assertThatThrownBy(() -> first.and("b", i -> true, new Sgd(1)).over(3))
        .hasMessageContaining("entry 0 is in the groups 'a' and 'b'");
    assertThatThrownBy(() -> first.and("a", i -> true, new Sgd(1)))
        .hasMessageContaining("'a' already");
  }
}
