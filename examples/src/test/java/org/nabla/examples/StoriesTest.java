package org.nabla.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StoriesTest {

  @Test
  void namesAreDistinctAndFitACommandLine() {
    assertThat(Stories.names())
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z0-9-]+"));
  }

  @Test
  void theNearestNameTakesTheFewestEdits() {
    List<String> names = List.of("kitten", "sitting", "mitten");
    assertThat(Stories.nearest("bitten", List.of("sitting", "kitten"))).isEqualTo("kitten");
    assertThat(Stories.nearest("sittin", names)).isEqualTo("sitting");
    assertThat(Stories.nearest("", names)).isEqualTo("kitten");
  }

  @Test
  void everyStoryTellsTheSameTwiceAndSomethingElseForAnotherSeed() {
    for (Story story : Stories.ALL) {
      var first = story.tell(story.seed()).numbers();
      assertThat(story.tell(story.seed()).numbers()).as(story.name()).isEqualTo(first);
      assertThat(story.tell(story.seed() + 1).numbers()).as(story.name()).isNotEqualTo(first);
    }
  }
}
