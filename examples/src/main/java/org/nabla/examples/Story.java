package org.nabla.examples;

/**
 * One story of the lecture notes: a small experiment that is run for real and told with its numbers
 * and figures.
 *
 * <p>A story is stateless: everything that is random in it comes from the seed it is told with, so
 * that the same seed gives the same page.
 */
public interface Story {

  /**
   * The name by which the command line knows the story.
   *
   * @return lower case, words joined by hyphens
   */
  String name();

  /**
   * The title a reader sees.
   *
   * @return a few words
   */
  String title();

  /**
   * The seed the report uses, and the command line when it is given none.
   *
   * @return the story's own seed
   */
  default long seed() {
    return 2;
  }

  /**
   * Runs the story.
   *
   * @param seed where everything random in it comes from
   * @return what happened, in the order it is to be read
   */
  Page tell(long seed);
}
