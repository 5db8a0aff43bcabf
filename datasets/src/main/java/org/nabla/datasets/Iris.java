package org.nabla.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The iris flowers: length and width of sepal and petal in centimetres of 50 plants each of three
 * species.
 *
 * <p>Source: Fisher, 1936, "The use of multiple measurements in taxonomic problems", Annals of
 * Eugenics 7, table I; measured by Anderson, 1935. The values are those of Fisher's table. The file
 * of the UCI repository differs from it in two rows, 34 and 37 from 0: {@code 4.9, 3.1, 1.5, 0.1}
 * for {@code 4.9, 3.1, 1.5, 0.2}, and {@code 4.9, 3.1, 1.5, 0.1} for {@code 4.9, 3.6, 1.4, 0.1}.
 */
public final class Iris {
  static final String NAME = "iris";

  private Iris() {}

  /**
   * Reads the data from the class path.
   *
   * @return 150 samples of four features and the species setosa, versicolor and virginica; its
   *     origin is {@code iris}
   */
  public static Dataset load() {
    try (InputStream in = Iris.class.getResourceAsStream("iris.csv")) {
      return Csv.standard()
          .comments('#')
          .label("species")
          .read(Objects.requireNonNull(in, "iris.csv is not beside the class Iris"), "iris.csv")
          .from(Origin.of(NAME));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
