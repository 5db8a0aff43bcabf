package org.nabla.datasets;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * The data of another generator with other shares of the classes: its samples, leaving out those
 * whose class is not the next in turn. The classes take turns by their weights, so that their
 * numbers are within one of their shares in every prefix.
 *
 * <p>The array is copied in and out. Two such records are equal where their parameters are.
 *
 * @param generator what makes the data, of classes
 * @param weights one number above 0 per class: the shares, up to a common factor
 */
public record Imbalanced(Generator generator, double[] weights) implements Generator {
  private static final int PATIENCE = 1_000_000;

  /**
   * Copies and checks the parameters.
   *
   * @param generator what makes the data, of classes
   * @param weights one number above 0 per class: the shares, up to a common factor
   * @throws IllegalArgumentException where the generator has no classes, there are not as many
   *     weights as classes, or a weight is not above 0
   */
  public Imbalanced {
    int classes = Check.atLeast(1, generator.schema().classes().size(), "the number of classes");
    Check.sameLength(classes, weights.length, "weights", "there are classes");
    weights = weights.clone();
    for (int k = 0; k < classes; k++) {
      Check.positive(weights[k], "weight " + k);
    }
  }

  /**
   * The weights of the classes.
   *
   * @return a copy, one number per class
   */
  @Override
  public double[] weights() {
    return weights.clone();
  }

  @Override
  public int n() {
    return generator.n();
  }

  @Override
  public Schema schema() {
    return generator.schema();
  }

  /**
   * {@inheritDoc}
   *
   * <p>The sampler throws ArithmeticException where the other generator draws a million samples
   * without one of the class in turn.
   */
  @Override
  public Sampler sampler(RandomGenerator structure) {
    Sampler sampler = generator.sampler(structure);
    Turns classes = new Turns(weights);
    int[] drawn = {0};
    return (row, random, x, y) -> {
      int wanted = classes.next();
      for (int attempt = 0; attempt < PATIENCE; attempt++) {
        Arrays.fill(x, 0);
        y[0] = 0;
        sampler.draw(drawn[0], random, x, y);
        drawn[0] = (drawn[0] + 1) & Integer.MAX_VALUE;
        if (y[0] == wanted) {
          return;
        }
      }
      throw new ArithmeticException(
          generator.name()
              + " drew "
              + PATIENCE
              + " samples, none of class "
              + wanted
              + ": give it parameters that make the class, or another generator");
    };
  }

  /** 0 where the other generator's is 0, otherwise no formula is known. */
  @Override
  public OptionalDouble bayesError() {
    OptionalDouble balanced = generator.bayesError();
    return balanced.orElse(1) == 0 ? balanced : OptionalDouble.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Imbalanced i && text().equals(i.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
