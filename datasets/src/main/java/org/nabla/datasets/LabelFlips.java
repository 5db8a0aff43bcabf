package org.nabla.datasets;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * The data of another generator with wrong labels among them: each label is replaced with this
 * probability by one of the other classes, all equally likely. The features are those of the other
 * generator for the same seed.
 *
 * @param generator what makes the data, of at least two classes
 * @param probability the share of wrong labels, from 0 to 1
 */
public record LabelFlips(Generator generator, double probability) implements Generator {
  /**
   * Checks the parameters.
   *
   * @param generator what makes the data, of at least two classes
   * @param probability the share of wrong labels, from 0 to 1
   * @throws IllegalArgumentException where the generator has not two classes, or the probability is
   *     not from 0 to 1
   */
  public LabelFlips {
    Check.atLeast(2, generator.schema().classes().size(), "the number of classes");
    Check.within(0, 1, probability, "probability");
  }

  @Override
  public int n() {
    return generator.n();
  }

  @Override
  public Schema schema() {
    return generator.schema();
  }

  @Override
  public Sampler sampler(RandomGenerator structure) {
    int classes = schema().classes().size();
    Sampler sampler = generator.sampler(structure);
    StableRandom flips = StableRandom.stream(structure.nextLong(), "flips");
    return (row, random, x, y) -> {
      sampler.draw(row, random, x, y);
      double u = flips.nextDouble();
      int shift = 1 + flips.nextInt(classes - 1);
      if (u < probability) {
        y[0] = (y[0] + shift) % classes;
      }
    };
  }

  /**
   * From the error e of the data without flips, for probabilities p below {@code (k - 1) / k} of k
   * classes: {@code 1 - (1 - e) (1 - p) - e p / (k - 1)}.
   *
   * @return the error; empty where that of the other generator is not known, or more labels are
   *     flipped
   */
  @Override
  public OptionalDouble bayesError() {
    int others = schema().classes().size() - 1;
    OptionalDouble clean = generator.bayesError();
    if (clean.isEmpty() || probability * (others + 1) > others) {
      return OptionalDouble.empty();
    }
    double e = clean.getAsDouble();
    return OptionalDouble.of(1 - (1 - e) * (1 - probability) - e * probability / others);
  }
}
