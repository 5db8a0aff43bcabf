package org.nabla.optim.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.optim.Descent;
import org.nabla.optim.Sgd;
import org.nabla.optim.TestFunction;
import org.nabla.optim.Trajectory;

class ExperimentTest {
  @TempDir Path folder = Path.of("");

  private static Map<String, Double> noisy(Cell cell) {
    return Map.of(
        "sum", cell.number("a") + cell.number("b"), "noise", cell.random().nextGaussian());
  }

  private static Experiment experiment() {
    return new Experiment(42).axis("a", 1, 2, 3).axis("b", 0.5, 10).repetitions(4);
  }

  @Test
  void everyCombinationIsTriedInEveryRepetition() {
    Table table = experiment().run(ExperimentTest::noisy);
    assertThat(table.complete()).isTrue();
    assertThat(table.rows()).hasSize(24);
    assertThat(table.axes()).containsExactly("a", "b");
    assertThat(table.names()).containsExactly("noise", "sum");
    assertThat(table.column("a")).startsWith(1, 1, 1, 1, 1, 1, 1, 1, 2);
    assertThat(table.labels("b")).startsWith("0.5", "0.5", "0.5", "0.5", "10");
    assertThat(table.column("sum")[23]).isEqualTo(13);
    assertThat(table.column("noise")).doesNotHaveDuplicates();
  }

  @Test
  void theResultIsTheSameForAnyNumberOfThreads() throws IOException {
    String one = csv(experiment().run(ExperimentTest::noisy));
    for (int threads : new int[] {2, 3, 8}) {
      assertThat(csv(experiment().threads(threads).run(ExperimentTest::noisy))).isEqualTo(one);
    }
    assertThat(csv(new Experiment(43).axis("a", 1).axis("b", 2).run(ExperimentTest::noisy)))
        .isNotEqualTo(csv(new Experiment(44).axis("a", 1).axis("b", 2).run(ExperimentTest::noisy)));
  }

  @Test
  void aCellKeepsItsSeedWhenAnAxisGrows() {
    Table small = new Experiment(42).axis("a", 1).axis("b", 2).run(ExperimentTest::noisy);
    Table large = new Experiment(42).axis("a", 0, 1).axis("b", 1, 2).run(ExperimentTest::noisy);
    assertThat(large.column("noise")[3]).isEqualTo(small.column("noise")[0]);
    assertThat(large.rows().get(3).seed()).isEqualTo(small.rows().get(0).seed());
  }

  private static String csv(Table table) throws IOException {
    StringBuilder text = new StringBuilder();
    table.writeCsv(text);
    return text.toString();
  }

  @Test
  void anAxisHoldsAnything() {
    Map<String, DoubleUnaryOperator> rules = new LinkedHashMap<>();
    rules.put("square", x -> x * x);
    rules.put("half", x -> x / 2);
    Table table =
        new Experiment(1)
            .axis("rule", rules)
            .axis("x", 3)
            .run(
                cell ->
                    Map.of(
                        "y",
                        cell.value("rule", DoubleUnaryOperator.class)
                            .applyAsDouble(cell.number("x"))));
    assertThat(table.labels("rule")).containsExactly("square", "half");
    assertThat(table.column("y")).containsExactly(9, 1.5);
  }

  @Test
  void aCellThatFailsIsARowWithItsReason() throws IOException {
    Table table =
        experiment()
            .threads(2)
            .run(
                cell -> {
                  if (cell.number("a") == 2 && cell.repetition() == 1) {
                    throw new ArithmeticException("too\nhigh, \"really\"");
                  }
                  return noisy(cell);
                });
    assertThat(table.complete()).isTrue();
    assertThat(table.rows()).hasSize(24);
    assertThat(table.failures()).hasSize(2);
    assertThat(table.failures().get(0).failure())
        .contains("java.lang.ArithmeticException: too high, \"really\"");
    assertThat(csv(table)).contains("\"java.lang.ArithmeticException: too high, \"\"really\"\"\"");
    assertThat(table.column("sum")[9]).isNaN();
    Grid grid = table.pivot("a", "b", "sum", Statistic.mean());
    assertThat(grid.values()[1]).containsExactly(2.5, 12);
  }

  @Test
  void namesThatTheFileCannotHoldAreAFailure() {
    Table table = new Experiment(1).axis("a", 1).run(cell -> Map.of("x;y", 1.0));
    assertThat(table.failures().get(0).failure().orElseThrow()).contains("'x;y'");
  }

  @Test
  void aRunGoesOnWhereItsFileEnds() throws IOException {
    Path file = folder.resolve("run.csv");
    String whole = csv(experiment().run(ExperimentTest::noisy));
    AtomicInteger calls = new AtomicInteger();
    Experiment.Trial failing =
        cell -> {
          if (calls.incrementAndGet() > 9) {
            throw new IllegalStateException("power cut");
          }
          return noisy(cell);
        };
    Table first = experiment().file(file).run(failing);
    assertThat(first.failures()).hasSize(15);
    String text = Files.readString(file);
    Files.writeString(file, text + "3,10,3,cut o");
    calls.set(-100);
    Table second = experiment().file(file).threads(2).run(failing);
    assertThat(calls.get() + 100).isEqualTo(15);
    assertThat(csv(second)).isEqualTo(whole);
    calls.set(0);
    assertThat(csv(experiment().file(file).run(failing))).isEqualTo(whole);
    assertThat(calls.get()).isZero();
  }

  @Test
  void theFileOfAnotherExperimentIsRefused() throws IOException {
    Path file = folder.resolve("other.csv");
    experiment().file(file).run(ExperimentTest::noisy);
    Experiment.Trial trial = ExperimentTest::noisy;
    Experiment axes = new Experiment(42).axis("a", 1).file(file);
    assertThatThrownBy(() -> axes.run(trial))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another experiment");
    Experiment seed = new Experiment(1).axis("a", 1).axis("b", 10).file(file);
    assertThatThrownBy(() -> seed.run(trial)).hasMessageContaining("another seed");
    Files.writeString(file, "1,10,zero,0,,x=1\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> experiment().file(file).run(trial))
        .hasMessageContaining("not a row: remove it");
  }

  @Test
  void anInterruptStopsCleanlyAndKeepsWhatIsDone() throws InterruptedException {
    CountDownLatch third = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    List<Table> tables = new ArrayList<>();
    List<Boolean> flags = new ArrayList<>();
    Thread thread =
        new Thread(
            () -> {
              tables.add(
                  experiment()
                      .run(
                          cell -> {
                            if (calls.incrementAndGet() == 3) {
                              third.countDown();
                              new CountDownLatch(1).await();
                            }
                            return noisy(cell);
                          }));
              flags.add(Thread.currentThread().isInterrupted());
            });
    thread.start();
    third.await();
    thread.interrupt();
    thread.join();
    assertThat(flags).containsExactly(true);
    assertThat(tables.get(0).complete()).isFalse();
    assertThat(tables.get(0).rows()).hasSize(2);
    assertThat(tables.get(0).failures()).isEmpty();
    assertThat(calls).hasValue(3);
  }

  @Test
  void theListenerIsToldOfEveryRow() {
    List<Integer> done = new ArrayList<>();
    experiment()
        .threads(3)
        .listener(
            (row, finished, total) -> {
              assertThat(total).isEqualTo(24);
              assertThat(row.numbers()).containsKey("sum");
              done.add(finished);
            })
        .run(ExperimentTest::noisy);
    assertThat(done).hasSize(24).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void anErrorOfTheMachineOrTheListenerEndsTheRun() {
    Experiment one = new Experiment(1).axis("a", 1);
    assertThatThrownBy(
            () ->
                one.run(
                    cell -> {
                      throw new InternalError("machine");
                    }))
        .isInstanceOf(InternalError.class)
        .hasMessage("machine");
    Path file = folder.resolve("told.csv");
    assertThatThrownBy(
            () ->
                one.file(file)
                    .listener(
                        (row, done, total) -> {
                          throw new AssertionError("listener");
                        })
                    .run(cell -> Map.of("y", 1.0)))
        .isInstanceOf(AssertionError.class)
        .hasMessage("listener");
    assertThat(file).content().endsWith(",y=1.0\n");
  }

  private static int endless(int depth) {
    return depth < 0 ? 0 : endless(depth + 1) + 1;
  }

  @Test
  void anErrorOfOneCellIsARowAndTheOthersAreKept() {
    Table table =
        new Experiment(1)
            .axis("a", 1, 2, 3, 4)
            .run(
                cell ->
                    switch ((int) cell.number("a")) {
                      case 1 -> throw new AssertionError("broken");
                      case 2 -> Map.of("y", (double) endless(0));
                      case 3 -> throw new NoClassDefFoundError("Missing");
                      default -> Map.of("y", 4.0);
                    });
    assertThat(table.complete()).isTrue();
    assertThat(table.failures()).hasSize(3);
    assertThat(table.failures().get(0).failure().orElseThrow()).contains("AssertionError: broken");
    assertThat(table.failures().get(1).failure().orElseThrow()).contains("StackOverflowError");
    assertThat(table.failures().get(2).failure().orElseThrow()).contains("Missing");
    assertThat(table.column("y")[3]).isEqualTo(4);
  }

  @Test
  void aListenerThatThrowsLosesNoRow() throws IOException {
    Path file = folder.resolve("listened.csv");
    Table table =
        new Experiment(5)
            .axis("n", 1, 2, 4)
            .file(file)
            .listener(
                (row, done, total) -> {
                  throw new IllegalStateException("listener");
                })
            .runAlong("n", cell -> n -> Map.of("y", (double) n));
    assertThat(table.column("y")).containsExactly(1, 2, 4);
    assertThat(Files.readAllLines(file)).hasSize(4);
  }

  @Test
  void aLineThatIsCutInsideACharacterIsDropped() throws IOException {
    Path file = folder.resolve("cut.csv");
    Map<String, String> drinks = Map.of("café", "x");
    Experiment one = new Experiment(1).axis("drink", drinks).file(file);
    one.run(cell -> Map.of("y", 1.0));
    byte[] whole = Files.readAllBytes(file);
    byte[] cut = "caf".getBytes(StandardCharsets.UTF_8);
    Files.write(file, cut, StandardOpenOption.APPEND);
    Files.write(file, new byte[] {(byte) 0xC3}, StandardOpenOption.APPEND);
    Table table =
        one.run(
            cell -> {
              throw new IllegalStateException("the row is in the file");
            });
    assertThat(table.failures()).isEmpty();
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  @Test
  void aFileThatIsNoExperimentsIsRefusedAndKept() throws IOException {
    Path file = folder.resolve("letter.txt");
    Experiment one = new Experiment(1).axis("a", 1).file(file);
    for (String text : List.of("Dear reader", "a,repetition,seed,failure,numbers and more")) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> one.run(cell -> Map.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not the file of an experiment: name another file");
      assertThat(file).content().isEqualTo(text);
    }
    Files.writeString(file, "a,repet");
    assertThat(one.run(cell -> Map.of("y", 2.0)).column("y")).containsExactly(2);
    assertThat(file).content().startsWith("a,repetition,seed,failure,numbers\n1,0,");
  }

  @Test
  void aFileInUseIsRefused() {
    Path file = folder.resolve("busy.csv");
    Experiment one = new Experiment(1).axis("a", 1).file(file);
    Table table =
        one.run(
            cell -> {
              assertThatThrownBy(() -> one.run(inner -> Map.of("y", 0.0)))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessageContaining("in use by another run: wait for its end, or name another");
              return Map.of("y", 1.0);
            });
    assertThat(table.failures()).isEmpty();
    assertThat(one.run(cell -> Map.of("y", 3.0)).column("y")).containsExactly(1);
  }

  @Test
  void namesAndLabelsThatTheFileCannotHoldAreRefused() {
    Experiment one = new Experiment(1);
    assertThatThrownBy(() -> one.axis("a\nb", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the name 'a\nb'")
        .hasMessageContaining("write it in one line");
    assertThatThrownBy(() -> one.axis("a", Map.of("x\ry", 1)))
        .hasMessageContaining("the label 'x\ry' of the axis 'a' has a line break");
    for (String name : List.of("a", "repetition", "seed", "failure")) {
      Table table = one.axis("a", 1).run(cell -> Map.of(name, 1.0));
      assertThat(table.failures().get(0).failure().orElseThrow())
          .isEqualTo("the name '" + name + "' is taken: give the number another one");
    }
    Map<String, @Nullable Double> none = new HashMap<>();
    none.put("y", null);
    Table table = one.axis("a", 1).run(cell -> numbersOf(none));
    assertThat(table.failures().get(0).failure())
        .contains("the number 'y' is null: give NaN where there is none");
  }

  @SuppressWarnings("NullAway") // what a caller without null checks passes
  private static Map<String, Double> numbersOf(Map<String, @Nullable Double> numbers) {
    return numbers;
  }

  @Test
  void anAxisMayBeginWithABlank() {
    Experiment one = new Experiment(1).axis(" a ", 1, 2).file(folder.resolve("blank.csv"));
    assertThat(one.run(cell -> Map.of("y", 1.0)).column("y")).containsExactly(1, 1);
    assertThat(one.run(cell -> Map.of("y", 2.0)).column("y")).containsExactly(1, 1);
  }

  @Test
  void anInterruptStopsSeveralThreads() throws InterruptedException {
    CountDownLatch blocked = new CountDownLatch(3);
    AtomicInteger calls = new AtomicInteger();
    List<Table> tables = new ArrayList<>();
    Thread thread =
        new Thread(
            () ->
                tables.add(
                    experiment()
                        .threads(3)
                        .run(
                            cell -> {
                              if (calls.incrementAndGet() > 3) {
                                blocked.countDown();
                                new CountDownLatch(1).await();
                              }
                              return noisy(cell);
                            })));
    thread.start();
    blocked.await();
    thread.interrupt();
    thread.join();
    assertThat(tables.get(0).complete()).isFalse();
    assertThat(tables.get(0).rows()).hasSize(3);
    assertThat(tables.get(0).failures()).isEmpty();
    assertThat(calls).hasValue(6);
  }

  @Test
  void ratesByEpochsShareOneTrajectoryAndAgreeWithTheReference() throws IOException {
    double[][] finals = new double[50][];
    double[] rates = {};
    double[] epochs = {};
    try (InputStream in =
            Objects.requireNonNull(
                ExperimentTest.class.getResourceAsStream("/org/nabla/optim/descent.json"));
        JsonParser parser = new JsonFactory().createParser(in)) {
      while (!"experiment_learning_rate_by_epochs".equals(parser.currentName())) {
        parser.nextToken();
      }
      while (parser.nextToken() != null && !"learning_rate_rules".equals(parser.currentName())) {
        if (parser.currentToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          switch (name) {
            case "learning_rates" -> rates = numbers(parser);
            case "epochs" -> epochs = numbers(parser);
            case "finals_rows_are_learning_rates" -> {
              for (int r = 0; r < 50; r++) {
                parser.nextToken();
                finals[r] = numbers(parser);
              }
            }
            default -> {}
          }
        }
      }
    }
    AtomicInteger steps = new AtomicInteger();
    TestFunction f = TestFunction.dampedSine();
    Table table =
        new Experiment(0)
            .axis("rate", rates)
            .axis("epochs", epochs)
            .threads(2)
            .runAlong(
                "epochs",
                cell -> {
                  Trajectory path =
                      Descent.minimize(
                              f.function(),
                              (x, g) -> {
                                steps.incrementAndGet();
                                f.gradient().at(x, g);
                              })
                          .with(new Sgd(cell.number("rate")))
                          .steps(cell.furthest())
                          .from(0)
                          .trajectory();
                  double[] x = path.x();
                  return epoch -> Map.of("x", x[(int) epoch - 1]);
                });
    Grid grid = table.pivot("rate", "epochs", "x", Statistic.mean());
    assertThat(grid.rowNumbers()).isEqualTo(rates);
    assertThat(grid.columnNumbers()).isEqualTo(epochs);
    for (int r = 0; r < 50; r++) {
      for (int c = 0; c < 40; c++) {
        assertThat(grid.values()[r][c]).isCloseTo(finals[r][c], within(1e-10));
      }
    }
    assertThat(steps).hasValue(25_000);
  }

  private static double[] numbers(JsonParser parser) throws IOException {
    List<Double> numbers = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      numbers.add(parser.getDoubleValue());
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Test
  void aRunAlongAnAxisResumesAndReportsFailures() {
    Path file = folder.resolve("along.csv");
    Experiment along = new Experiment(5).axis("n", 1, 2, 4).axis("a", 7, 8).file(file);
    AtomicInteger calls = new AtomicInteger();
    Experiment.Journey journey =
        cell -> {
          calls.incrementAndGet();
          if (cell.number("a") == 8 && calls.get() < 3) {
            throw new IOException("disk");
          }
          assertThat(cell.furthest()).isEqualTo(4);
          return n -> Map.of("y", Objects.checkIndex((int) n, 10) * cell.number("a"));
        };
    assertThat(along.runAlong("n", journey).failures()).hasSize(3);
    Table table = along.runAlong("n", journey);
    assertThat(calls).hasValue(3);
    assertThat(table.failures()).isEmpty();
    assertThat(table.labels("n")).containsExactly("1", "2", "4", "1", "2", "4");
    assertThat(table.column("y")).containsExactly(7, 14, 28, 8, 16, 32);
    Table partly =
        new Experiment(5)
            .axis("n", 5, 50)
            .runAlong("n", cell -> n -> Map.of("y", (double) Objects.checkIndex((int) n, 10)));
    assertThat(partly.failures()).hasSize(1);
    assertThat(partly.column("y")[0]).isEqualTo(5);
  }

  @Test
  void badSettingsAreNamed() {
    Experiment one = new Experiment(1).axis("a", 1);
    assertThatThrownBy(() -> one.axis("rate"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the axis 'rate' has no values: give at least one");
    assertThatThrownBy(() -> one.axis("rule", Map.of())).hasMessageContaining("no values");
    assertThatThrownBy(() -> one.axis("b", 1, 1)).hasMessageContaining("1.0 twice");
    assertThatThrownBy(() -> one.axis("a", 2)).hasMessageContaining("'a' is taken");
    assertThatThrownBy(() -> one.axis("seed", 2)).hasMessageContaining("'seed' is taken");
    assertThatThrownBy(() -> one.repetitions(0)).hasMessageContaining("repetitions is 0");
    assertThatThrownBy(() -> one.threads(0)).hasMessageContaining("threads is 0");
    Experiment.Journey nowhere = cell -> n -> Map.of();
    assertThatThrownBy(() -> one.runAlong("b", nowhere)).hasMessageContaining("no axis 'b'");
    assertThatThrownBy(() -> one.axis("b", 2, 1).runAlong("b", nowhere))
        .hasMessageContaining("1 after 2");
    assertThatThrownBy(() -> one.axis("b", 0.5).runAlong("b", nowhere))
        .hasMessageContaining("value 0.5");
    Table wrong = one.axis("r", Map.of("x", "text")).run(cell -> Map.of("y", cell.number("r")));
    assertThat(wrong.failures().get(0).failure().orElseThrow())
        .contains("'x' on the axis 'r' is a String, not a Double");
    Table missing = one.run(cell -> Map.of("y", cell.number("b")));
    assertThat(missing.failures().get(0).failure().orElseThrow()).contains("no axis 'b'");
    assertThatThrownBy(() -> missing.column("z")).hasMessageContaining("no column 'z'");
    assertThatThrownBy(() -> missing.labels("z")).hasMessageContaining("no axis 'z'");
  }
}
