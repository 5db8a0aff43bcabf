package org.nabla.datasets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the IDX files of MNIST and its kin (LeCun, Cortes and Burges, 1998), plain or gzipped.
 *
 * <pre>{@code
 * Dataset train = Idx.read(Path.of("train-images-idx3-ubyte.gz"),
 *                          Path.of("train-labels-idx1-ubyte.gz"));
 * }</pre>
 *
 * <p>Nothing is downloaded. The sizes a file claims are checked against its length before anything
 * is allocated for them (of a gzipped file against the most that deflate can pack into it), and
 * rows are allocated as they arrive.
 */
public final class Idx {
  static final String SCHEME = "idx:";

  private static final int MOST_CLASSES = 65_535;

  private Idx() {}

  /**
   * Reads images and their labels.
   *
   * @param images an IDX file of any number of dimensions; the first counts the samples, the others
   *     are one row of features each, as they stand in the file (0 to 255 for MNIST)
   * @param labels an IDX file of one dimension, integers from 0
   * @return the dataset, its origin {@code idx:} and the path of the images
   * @throws IOException where a file cannot be read, is not IDX, is shorter or longer than it
   *     claims, or the files do not belong together: the message names file and place
   */
  public static Dataset read(Path images, Path labels) throws IOException {
    try (InputStream x = Files.newInputStream(images);
        InputStream y = Files.newInputStream(labels)) {
      return dataset(
          new IdxLoader(images.toString()).read(x, Files.size(images)),
          new IdxLoader(labels.toString()).read(y, Files.size(labels)));
    }
  }

  /**
   * Reads images and their labels from bytes in memory.
   *
   * @param images the bytes of the file, plain or gzipped, not modified
   * @param labels the bytes of the file, plain or gzipped, not modified
   * @return the dataset, its origin {@code idx:images}
   * @throws IOException as for {@link #read(Path, Path)}
   */
  public static Dataset read(byte[] images, byte[] labels) throws IOException {
    return dataset(values("images", images), values("labels", labels));
  }

  private static IdxLoader values(String name, byte[] bytes) throws IOException {
    return new IdxLoader(name).read(new ByteArrayInputStream(bytes), bytes.length);
  }

  /**
   * Reads the numbers of one file, for example images without labels.
   *
   * @param file an IDX file of any number of dimensions
   * @return one row per entry of the first dimension, the others in one row
   * @throws IOException where the file cannot be read, is not IDX, or is shorter or longer than it
   *     claims: the message names file and place
   */
  public static double[][] values(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new IdxLoader(file.toString()).read(in, Files.size(file)).rows();
    }
  }

  private static Dataset dataset(IdxLoader images, IdxLoader labels) throws IOException {
    double[][] x = images.rows();
    double[][] y = labels.rows();
    if (y[0].length != 1) {
      throw new IOException(
          labels.file() + " has " + y[0].length + " numbers per sample: expected one label");
    }
    if (x.length != y.length) {
      throw new IOException(
          images.file()
              + " has "
              + x.length
              + " samples but "
              + labels.file()
              + " has "
              + y.length
              + " labels: give the two files of one set");
    }
    int[] indices = new int[y.length];
    int largest = 0;
    for (int i = 0; i < indices.length; i++) {
      indices[i] = (int) y[i][0];
      if (indices[i] != y[i][0] || indices[i] < 0 || indices[i] > MOST_CLASSES) {
        throw new IOException(
            labels.file()
                + ", item "
                + i
                + ": "
                + y[i][0]
                + " is not a label: expected an integer from 0 to "
                + MOST_CLASSES);
      }
      largest = Math.max(largest, indices[i]);
    }
    List<String> classes = Schema.numbered("", 0, largest + 1);
    Schema schema = Schema.classes(Schema.numbered("pixel", 0, x[0].length), classes);
    return new Dataset(
        schema, x, null, indices, false, Origin.of(SCHEME + GeneratorText.encode(images.file())));
  }
}
