package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  record Ramp(int n, boolean rising, Direction direction, long shift, String words)
      implements Generator {
    enum Direction {
      UP,
      DOWN
    }

    @Override
    public Schema schema() {
      return Schema.values(List.of("x"), List.of("y"));
    }

    @Override
    public Sampler sampler(RandomGenerator structure) {
      return (row, random, x, y) -> x[0] = row + shift + random.nextDouble();
    }

    @Override
    public int version() {
      return 3;
    }
  }

  private static final Ramp RAMP = new Ramp(3, true, Ramp.Direction.DOWN, -5, "1+1 = 2 & ü");

  @Test
  void replaysLinesOfEveryKind() {
    Dataset data = Moons.STANDARD.generate(7);
    same(Dataset.replay("moons?n=200&noise=0.1&seed=7"), data);
    same(Dataset.replay("moons?noise=0.1&seed=7&n=200"), data);
    Dataset part = data.rows(3, 4, 5, 9, 0).rows(4, 0, 1).withOneHotTargets();
    assertThat(part.origin()).endsWith("#rows=0,3-4&one-hot");
    same(Dataset.replay(part.origin()), part);
    Dataset scaled = Scaler.standard(data).apply(part);
    Dataset twice = Scaler.robust(scaled).apply(scaled).rows(2, 1);
    same(Dataset.replay(twice.origin()), twice);
    Dataset undone = Scaler.minMax(twice).inverse(twice);
    same(Dataset.replay(undone.origin()), undone);
    Dataset line = RegressionLine.NOTES.generate(3);
    Dataset targets = Scaler.ofTargets(line).applyToTargets(line).rows(3, 1);
    assertThat(targets.origin()).contains("#rows=3,1&scaled-targets=");
    same(Dataset.replay(targets.origin()), targets);
    Dataset back = Scaler.ofTargets(line).inverseTargets(targets);
    same(Dataset.replay(back.origin()), back);
    same(Dataset.replay(data.rows().origin()), data.rows());
    same(Dataset.replay("iris#rows=149"), Iris.load().rows(149));
  }

  private static void same(Dataset one, Dataset other) {
    assertThat(one.features()).isDeepEqualTo(other.features());
    assertThat(one.targets()).isDeepEqualTo(other.targets());
    assertThat(one.schema()).isEqualTo(other.schema());
    assertThat(one.origin()).isEqualTo(other.origin());
  }

  @Test
  void knowsGeneratorsAndFunctionsOfOnesOwn() {
    Catalogue mine = Catalogue.standard().with(Ramp.class);
    assertThat(mine.generator(RAMP.text())).isEqualTo(RAMP);
    var half = new NamedFunction("half", x -> x / 2);
    Curve curve = new Curve(5, half, 0, 1, 0);
    assertThat(mine.with(half).generator(curve.text())).isEqualTo(curve);
    refused(() -> mine.generator(curve.text()), "no function is called half: expected one of [sin");
    refused(() -> Catalogue.standard().generator(RAMP.text()), "no generator is called ramp");
    refused(() -> mine.with(Generator.class), "org.nabla.datasets.Generator is not a record");
  }

  @Test
  void linesThatCannotBeReadSayWhy() {
    refused(() -> Dataset.replay("moons?n=200&noise=0.1"), "has no seed: end it in &seed=");
    refused(() -> Dataset.replay("moons?n=200&seed=1"), "moons lacks noise: expected [n, noise]");
    refused(() -> Dataset.replay("moons?n=2&noise=1&sd=1&seed=1"), "moons has no parameter [sd]");
    refused(() -> Dataset.replay("moons?n=2.5&noise=1&seed=1"), "n is '2.5': expected a number");
    refused(() -> Dataset.replay("moons?n=2&n=2&noise=1&seed=1"), "n is given twice");
    refused(() -> Dataset.replay("moons?n=2&noise&seed=1"), "'noise' in moons?n=2&noise&seed=1");
    refused(() -> Dataset.replay("moons?n=0&noise=1&seed=1"), "n is 0: expected an integer");
    refused(
        () -> Dataset.replay("moons?n=2&noise=1&seed=1&version=2"), "in version 1 but the text");
    refused(() -> Dataset.replay("moons?n=2&noise=1&seed=1#rows=2"), "row 2 does not exist");
    refused(() -> Dataset.replay("moons?n=2&noise=1&seed=1#rows=x"), "'x' is not a row");
    refused(() -> Dataset.replay("moons?n=2&noise=1&seed=1#turned"), "'turned' is not a step");
    refused(() -> Dataset.replay("moons?n=2&noise=1&seed=1#scaled=1:2"), "pairs in scaled=");
    refused(() -> Dataset.replay("moons?n=2&noise=1&seed=1#scaled=a:2,1:1"), "'a:2' is not of");
    refused(
        () -> Dataset.replay("moons?n=2&noise=1&seed=1#scaled=1:2,1:0"),
        "scaled=1:2,1:0: the scale of column x2 is 0: expected another number");
    refused(
        () -> Dataset.replay("moons?n=2&noise=1&seed=1#unscaled=NaN:1,0:1"),
        "unscaled=NaN:1,0:1: the shift of column x1 is NaN: expected a finite number");
    refused(
        () -> Dataset.replay("moons?n=9&noise=1&seed=1#rows=5-3"),
        "rows '5-3' end before they begin: give the first row first");
    refused(() -> Dataset.replay("memory"), "memory cannot be made again from its line");
    refused(() -> Dataset.replay("csv:a.csv"), "read the file");
    refused(
        () -> Dataset.replay("suns?n=1&seed=1"), "no generator is called suns: expected one of [");
    refused(() -> Dataset.replay(""), "has no seed");
    Catalogue mine = Catalogue.standard().with(Ramp.class);
    String text = RAMP.text();
    refused(() -> mine.generator(text.replace("true", "yes")), "rising is 'yes': expected a value");
    refused(() -> mine.generator(text.replace("DOWN", "LEFT")), "direction is 'LEFT'");
    refused(
        () -> mine.generator(text.replace("&version=3", "")),
        "version 3 but the text is of version 1");
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  record Picky(int n) implements Generator {
    Picky {
      if (n == 3) {
        throw new ArithmeticException("not three");
      }
    }

    @Override
    public Schema schema() {
      return Schema.values(List.of("x"), List.of("y"));
    }

    @Override
    public Sampler sampler(RandomGenerator structure) {
      return (row, random, x, y) -> x[0] = 1 / 0.0;
    }
  }

  @Test
  void generatorsThatFailAreNamedWithTheRemedy() {
    assertThatThrownBy(() -> Catalogue.standard().with(Picky.class).generator("picky?n=3"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith(
            "Picky failed in its constructor: let it throw IllegalArgumentException for parameters"
                + " it refuses");
    assertThatThrownBy(() -> new Picky(1).generate(1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage(
            "picky drew Infinity at row 0, feature 0: expected finite numbers: give smaller"
                + " parameters, or mend the sampler");
  }
}
