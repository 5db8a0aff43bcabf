package org.nabla.optim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
  private final Table table =
      new Experiment(9)
          .axis("a", 1, 2)
          .axis("b", -0.0, 0.1)
          .repetitions(3)
          .run(cell -> Map.of("y", cell.number("a") * 10 + cell.repetition()));

  @Test
  void pivotSumsUpTheRepetitions() {
    Grid grid = table.pivot("b", "a", "y", Statistic.median());
    assertThat(grid.rows()).containsExactly("-0.0", "0.1");
    assertThat(grid.columnNumbers()).containsExactly(1, 2);
    assertThat(grid.rowNumbers()).containsExactly(-0.0, 0.1);
    assertThat(grid.values()).isDeepEqualTo(new double[][] {{11, 21}, {11, 21}});
    assertThat(table.pivot("a", "b", "y", Statistic.quantile(1)).values()[1])
        .containsExactly(22, 22);
  }

  @Test
  void aGridIsNotChangedFromOutside() {
    double[][] numbers = {{1}};
    Grid grid = new Grid("a", List.of("1"), "b", List.of("2"), numbers);
    numbers[0][0] = 9;
    grid.values()[0][0] = 9;
    assertThat(grid.values()).isDeepEqualTo(new double[][] {{1}});
  }

  @Test
  void gridsAreEqualWhereTheirNumbersAre() {
    Grid grid = table.pivot("b", "a", "y", Statistic.median());
    assertThat(grid)
        .isEqualTo(table.pivot("b", "a", "y", Statistic.median()))
        .hasSameHashCodeAs(table.pivot("b", "a", "y", Statistic.median()))
        .isNotEqualTo(table.pivot("b", "a", "y", Statistic.quantile(1)))
        .isNotEqualTo(table.pivot("a", "b", "y", Statistic.median()))
        .hasToString(
            "Grid[rowAxis=b, rows=[-0.0, 0.1], columnAxis=a, columns=[1, 2],"
                + " values=[[11.0, 21.0], [11.0, 21.0]]]");
  }

  @Test
  void placesWithoutNumbersAreNan() {
    Table half =
        table.where(
            row ->
                !(Objects.equals(row.labels().get("a"), "1")
                    && Objects.equals(row.labels().get("b"), "0.1")));
    assertThat(half.rows()).hasSize(9);
    assertThat(half.pivot("a", "b", "y", Statistic.mean()).values()[0][1]).isNaN();
  }

  @Test
  void csvHoldsEveryColumn(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("table.csv");
    table.writeCsv(file);
    assertThat(Files.readAllLines(file)).hasSize(13);
    assertThat(Files.readAllLines(file).get(0)).isEqualTo("a,b,repetition,seed,y,failure");
    assertThat(Files.readAllLines(file).get(12))
        .startsWith("2,0.1,2,")
        .endsWith(",22.0,")
        .contains("," + table.rows().get(11).seed() + ",");
  }

  @Test
  void quotedFieldsReadBack() {
    List<String> fields = List.of("a", "b,c", "d\"e\"", "");
    assertThat(Csv.fields(Csv.line(fields).strip() + "")).isEqualTo(fields);
  }
}
