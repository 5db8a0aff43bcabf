package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
  private static Dataset read(Csv csv, String text) throws IOException {
    return csv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "a.csv");
  }

  private static void refused(Csv csv, String text, String message) {
    assertThatThrownBy(() -> read(csv, text)).isInstanceOf(IOException.class).hasMessage(message);
  }

  @Test
  void readsFeaturesLabelsAndTargets() throws IOException {
    String text = "a,b,c\n1,2.5,x\n-3,1e-3,y\n 4 , Infinity,x\n";
    Dataset data = read(Csv.standard().label("c"), text);
    assertThat(data.features())
        .isDeepEqualTo(new double[][] {{1, 2.5}, {-3, 0.001}, {4, Double.POSITIVE_INFINITY}});
    assertThat(data.labels()).containsExactly(0, 1, 0);
    assertThat(data.schema())
        .isEqualTo(new Schema(List.of("a", "b"), List.of("c"), List.of("x", "y")));
    assertThat(data.origin()).isEqualTo("csv:a.csv");
    assertThat(read(Csv.standard().label(-1).classes("y", "x", "z"), text).labels())
        .containsExactly(1, 0, 1);
    Dataset regression = read(Csv.standard().targets(1), "a,b\n1,2\n3,4\n");
    assertThat(regression.targets()).isDeepEqualTo(new double[][] {{2}, {4}});
    assertThat(regression.features()).isDeepEqualTo(new double[][] {{1}, {3}});
    Dataset bare = read(Csv.standard().withoutHeader(), "1,2\n3,4");
    assertThat(bare.schema().features()).containsExactly("x1", "x2");
    assertThat(bare.targets()).isDeepEqualTo(new double[2][0]);
  }

  @Test
  void understandsWhatIsFoundInTheWild() throws IOException {
    double[][] expected = {{1, 2}, {3, 4}, {5, 6}};
    for (String text :
        List.of(
            "a,b\r\n1,2\n3,4\r5,6",
            "\uFEFFa,b\n1,2\n\n3,4\n\n\n5,6\n",
            "\"a\",\"b\"\n\"1\",2\n3,\"4\"\n5,6\n")) {
      assertThat(read(Csv.standard(), text).features()).isDeepEqualTo(expected);
    }
    Csv tabs = Csv.standard().delimiter('\t').comments('#');
    assertThat(read(tabs, "# from afar\na\tb\n1\t2\n3\t4\n# enough\n5\t6").features())
        .isDeepEqualTo(expected);
    Dataset names = read(Csv.standard().label("b"), "a,b\n1,\"x, \"\"y\"\"\nz\"\n3,q");
    assertThat(names.schema().classes()).hasSize(2);
  }

  @Test
  void missingValuesFollowThePolicy() throws IOException {
    String text = "a,b,c\n1,,x\n2,?,y\n3,NA,x\n4,5,\n6,7,y\n";
    Csv csv = Csv.standard().label("c");
    refused(
        csv,
        text,
        "a.csv, line 2, column 2 (b): the value is missing: fill it in, or read with missing(NAN)"
            + " or missing(SKIP_ROW)");
    Dataset kept = read(csv.missing(Csv.Missing.SKIP_ROW), text);
    assertThat(kept.features()).isDeepEqualTo(new double[][] {{6, 7}});
    refused(
        csv.missing(Csv.Missing.NAN),
        text,
        "a.csv, line 5, column 3 (c): the label is missing: fill it in, or read with"
            + " missing(SKIP_ROW)");
    Dataset holes = read(csv.missing(Csv.Missing.NAN), text.replace("5,\n", "5,x\n"));
    assertThat(holes.feature(1)).containsExactly(Double.NaN, Double.NaN, Double.NaN, 5, 7);
  }

  @Test
  void errorsNameThePlace() {
    refused(
        Csv.standard(),
        "a,b\n1,2\n3,4x\n",
        "a.csv, line 3, column 2 (b): '4x' is not a number: correct it, name the column as the"
            + " label, or leave it out by ignore()");
    refused(
        Csv.standard(),
        "a\n1d\n",
        "a.csv, line 2, column 1 (a): '1d' is not a number: correct it, name the column as the"
            + " label, or leave it out by ignore()");
    String remedy = ": expected 2, as in the first line: correct the line, or name the file's";
    refused(Csv.standard(), "a,b\n1\n", "a.csv, line 2: 1 fields" + remedy + " delimiter");
    refused(Csv.standard(), "a,b\n1,2,3\n", "a.csv, line 2: 3 fields" + remedy + " delimiter");
    refused(
        Csv.standard(),
        "a,a\n",
        "a.csv, line 1, column 2 (a): the name is used twice: give each column its own name");
    refused(
        Csv.standard().label("b").classes("x"),
        "a,b\n1,y\n",
        "a.csv, line 2, column 2 (b): 'y' is not a class: expected one of [x]: correct it, or give"
            + " all classes");
    refused(
        Csv.standard(),
        "a,b\n",
        "a.csv has no rows below its header: give at least one that is not skipped");
    refused(
        Csv.standard().withoutHeader(),
        "",
        "a.csv has no rows: give at least one that is not skipped");
    assertThatThrownBy(() -> read(Csv.standard(), "a,b\n1,2\n3,\"4\n5,6\n"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("a.csv, in the record after line 2: ")
        .hasMessageEndingWith(": correct the record, such as a quote that is not closed");
    String longText = "9".repeat(100) + "x";
    assertThatThrownBy(() -> read(Csv.standard(), "a\n" + longText))
        .hasMessageContaining("'" + "9".repeat(60) + "...' is not a number");
  }

  @Test
  void columnsThatAreNotThereAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Csv.standard().label("c"), "a,b\n1,2\n"))
        .withMessage("column 'c' is not in a.csv: expected one of [a, b]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Csv.standard().targets(2), "a,b\n1,2\n"))
        .withMessage(
            "column 2 is not in a.csv: expected one of [a, b], counted from 0, or from -1"
                + " backwards");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Csv.standard().targets("a", "a"), "a,b\n1,2\n"))
        .withMessage("column 'a' of a.csv is named twice as target: name it once");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> read(Csv.standard().label("z"), String.join(",", Schema.numbered("x", 1, 22))))
        .withMessageEndingWith("x19, x20] and 2 more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Csv.standard().classes("x", "y"), "a,b\n1,2\n"))
        .withMessage("the classes [x, y] are given but no label column: name it by label()");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Csv.standard().delimiter('"'))
        .withMessage(
            "the delimiter is '"
                + '"'
                + "' and the mark of comments code 0: expected two characters that differ and are"
                + " no quotes or line ends");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Csv.standard().label("a").targets("b"))
        .withMessageContaining("give one or the others");
  }

  @Test
  void whatIsWrittenIsReadBackToTheBit(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("data.csv");
    double[][] odd = {
      {Double.MIN_VALUE, -0.0, 1.0 / 3}, {Double.NaN, Double.NEGATIVE_INFINITY, 1e300}
    };
    List<Dataset> all = new ArrayList<>();
    all.add(Dataset.ofValues(odd, new double[][] {{1, Double.NaN}, {Math.PI, 2}}));
    all.add(Dataset.ofClasses(odd, new int[] {2, 0}, "so, \"so\"", "", "line\nend"));
    all.add(Iris.load().rows(149, 3, 70));
    all.add(Iris.load().rows(149, 3, 70).withOneHotTargets());
    GeneratorLawsTest.all().forEach(g -> all.add(g.apply(20).generate(42)));
    for (Dataset data : all) {
      Csv.write(data, file);
      Dataset back = Csv.like(data).read(file);
      assertThat(back.schema()).isEqualTo(data.schema());
      for (int i = 0; i < data.size(); i++) {
        assertThat(back.features()[i]).containsExactly(data.features()[i]);
        assertThat(back.targets()[i]).containsExactly(data.targets()[i]);
      }
    }
  }

  @Test
  void columnsOfOneNameCannotBeWritten() {
    Dataset data =
        Dataset.ofValues(
            Schema.values(List.of("a"), List.of("a")), new double[1][1], new double[1][1]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Csv.write(data, new StringWriter()))
        .withMessage("the columns are [a, a]: expected at least one, and none of them twice");
  }

  @Test
  void aMillionRowsAreReadInOnePassWithProgress() throws IOException {
    AtomicLong calls = new AtomicLong();
    AtomicLong last = new AtomicLong();
    Csv csv =
        Csv.standard()
            .withoutHeader()
            .label(-1)
            .progress(
                rows -> {
                  calls.incrementAndGet();
                  last.set(rows);
                });
    byte[] row = "0.5,1,2,3,4,5,6,7,8.25,yes\n".getBytes(StandardCharsets.UTF_8);
    Dataset data = csv.read(new Repeated(row, 1_000_000L * row.length), "big.csv");
    assertThat(data.size()).isEqualTo(1_000_000);
    assertThat(data.rows(999_999).features()[0]).containsExactly(0.5, 1, 2, 3, 4, 5, 6, 7, 8.25);
    assertThat(calls).hasValue(100);
    assertThat(last).hasValue(1_000_000);
  }

  @Test
  void aHundredMegabytesWithoutLineEndAreRefusedWithoutHoldingThem() {
    long size = 100L << 20;
    for (byte[] pattern : new byte[][] {{'7'}, {'1', ','}, {'"'}}) {
      long before = Repeated.allocated();
      assertThatThrownBy(() -> Csv.standard().read(new Repeated(pattern, size), "long.csv"))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("long.csv, in its first record: ");
      long allocated = Repeated.allocated() - before;
      assertThat(allocated).isLessThan(size);
    }
  }

  @Test
  void columnsAreLeftOut() throws IOException {
    String text = "id,name,x,day,kind\n7,Ann,1,2020-01-01,a\n8,Bob,2,?,b\n";
    for (Csv csv :
        List.of(Csv.standard().ignore("id", "name", "day"), Csv.standard().ignore(0, 1, -2))) {
      Dataset data = read(csv.label("kind"), text);
      assertThat(data.schema().features()).containsExactly("x");
      assertThat(data.features()).isDeepEqualTo(new double[][] {{1}, {2}});
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Csv.standard().ignore("year"), text))
        .withMessage("column 'year' is not in a.csv: expected one of [id, name, x, day, kind]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Csv.standard().label(-1).ignore("kind"), text))
        .withMessage(
            "column 'kind' of a.csv is to be ignored, but is the label or a target too: name it"
                + " once");
  }

  @Test
  void missingLabelsFollowThePolicyWhereClassesAreGivenToo() throws IOException {
    String text = "a,b\n1,x\n2,\n3,?\n4,y\n";
    Csv csv = Csv.standard().label("b").classes("x", "y");
    assertThat(read(csv.missing(Csv.Missing.SKIP_ROW), text).feature(0)).containsExactly(1, 4);
    for (Csv.Missing policy : List.of(Csv.Missing.FAIL, Csv.Missing.NAN)) {
      refused(
          csv.missing(policy),
          text,
          "a.csv, line 3, column 2 (b): the label is missing: fill it in, or read with"
              + " missing(SKIP_ROW)");
    }
    assertThat(read(Csv.standard().label("b").classes("x", "", "?", "y"), text).labels())
        .containsExactly(0, 1, 2, 3);
  }

  @Test
  void aColumnOfManyClassesIsReadWithoutComparingEachWithEach() throws IOException {
    int rows = 200_000;
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < rows; i++) {
      text.append("1,id").append(i).append('\n');
    }
    Dataset data = read(Csv.standard().label("b"), text.toString());
    assertThat(data.schema().classes()).hasSize(rows);
    assertThat(data.schema().classes().get(data.labels()[12_345])).isEqualTo("id12345");
  }

  @Test
  void numbersWithSuffixesOrBeyondTheRangeAreRefused() throws IOException {
    for (String number : List.of("5d ", "1f\t", " 2D", "3F", "")) {
      String shown = number;
      assertThatThrownBy(() -> read(Csv.standard(), "a,b\n1," + shown + "\n"))
          .hasMessageStartingWith("a.csv, line 2, column 2 (b): ");
    }
    refused(
        Csv.standard(),
        "a\n-1e999\n",
        "a.csv, line 2, column 1 (a): '-1e999' is beyond the largest number: correct it, or write"
            + " Infinity");
    assertThat(read(Csv.standard(), "a\n -Infinity \n\t7 \n").feature(0))
        .containsExactly(Double.NEGATIVE_INFINITY, 7);
  }

  @Test
  void longNamesAndLabelsAreCutInMessages() {
    String name = "n".repeat(100_000);
    assertThatThrownBy(() -> read(Csv.standard(), name + "\nx\n"))
        .message()
        .hasSizeLessThan(300)
        .contains("(" + "n".repeat(60) + "...)");
    assertThatThrownBy(() -> read(Csv.standard().label(0).classes("a"), "b\n" + name))
        .message()
        .hasSizeLessThan(300)
        .contains("'" + "n".repeat(60) + "...' is not a class");
  }

  @Test
  void theNumberOfColumnsIsLimited() throws IOException {
    String header = String.join(",", Schema.numbered("x", 1, 20_000));
    String row = "1" + ",2".repeat(19_999);
    assertThatThrownBy(() -> read(Csv.standard(), header + "\n" + row))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "a.csv, in its first record: more than 16384 fields: correct the record, name the"
                + " file's delimiter, or allow more by maxColumns()");
    assertThatThrownBy(() -> read(Csv.standard().maxColumns(3), "a,b,c\n1,2,3\n4,5,6,7"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "a.csv, in the record after line 2: more than 3 fields: correct the record, name the"
                + " file's delimiter, or allow more by maxColumns()");
    Dataset wide = read(Csv.standard().maxColumns(20_000), header + "\n" + row);
    assertThat(wide.schema().features()).hasSize(20_000);
    StringWriter out = new StringWriter();
    Csv.write(wide, out);
    assertThat(read(Csv.like(wide), out.toString()).features()).isDeepEqualTo(wide.features());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Csv.standard().maxColumns(0))
        .withMessage("maxColumns is 0: expected an integer from 1 to 16777216");
  }

  @Test
  void progressIsToldOncePerNumber() throws IOException {
    List<Long> told = new ArrayList<>();
    Csv csv = Csv.standard().withoutHeader().progress(told::add);
    read(csv, "1\n".repeat(20_000));
    read(csv, "1\n".repeat(10_001));
    assertThat(told).containsExactly(10_000L, 20_000L, 10_000L, 10_001L);
  }

  @Test
  void oneHotTargetsComeBack() throws IOException {
    Dataset data = Dataset.ofClasses(new double[2][1], new int[] {2, 0}, "a", "b", "c");
    StringWriter out = new StringWriter();
    Csv.write(data.withOneHotTargets(), out);
    assertThat(read(Csv.like(data.withOneHotTargets()), out.toString()).targets())
        .isDeepEqualTo(new double[][] {{0, 0, 1}, {1, 0, 0}});
    assertThat(read(Csv.like(data), out.toString()).targets())
        .isDeepEqualTo(new double[][] {{2}, {0}});
  }

  /** The bound of the documentation, for files of several sizes. */
  @Test
  void memoryGrowsInProportionToTheFile() throws IOException {
    read(Csv.standard(), "a\n1\n");
    for (int rows : new int[] {1_000, 10_000, 100_000}) {
      byte[] row = "1,2,3,4,5,6,7,8,9,10\n".getBytes(StandardCharsets.UTF_8);
      long size = (long) rows * row.length;
      long before = Repeated.allocated();
      Csv.standard().withoutHeader().read(new Repeated(row, size), "a.csv");
      assertThat(Repeated.allocated() - before)
          .as("%d rows", rows)
          .isLessThan((1 << 20) + 64 * size);
    }
  }
}
