package org.nabla.datasets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
 * rows are allocated as they arrive. A dataset takes 8 bytes per number and about 20 per row; the
 * names of its features about 100 bytes each.
 */
public final class Idx {
  static final String SCHEME = "idx:";

  /** More features than this, each with its name, are taken for a mistake. */
  private static final long MOST_FEATURES = 1 << 20;

  private Idx() {}

  /**
   * Reads images and their labels.
   *
   * @param images an IDX file of any number of dimensions; the first counts the samples, the others
   *     are one row of features each, as they stand in the file (0 to 255 for MNIST), at most
   *     1,048,576
   * @param labels an IDX file of one dimension, integers from 0
   * @param classes the names of the classes; {@code 0, 1, ...} up to the largest label where none
   *     is given, so that parts of one set should name them
   * @return the dataset, its origin {@code idx:} and the path of the images
   * @throws IOException where a file cannot be read, is not IDX, is shorter or longer than it
   *     claims, or the files do not belong together: the message names file and place
   * @throws IllegalArgumentException where a class is named twice
   */
  public static Dataset read(Path images, Path labels, String... classes) throws IOException {
    try (InputStream x = Files.newInputStream(images);
        InputStream y = Files.newInputStream(labels)) {
      return dataset(
          new Part(images.toString(), x, Files.size(images)),
          new Part(labels.toString(), y, Files.size(labels)),
          List.of(classes));
    }
  }

  /**
   * Reads images and their labels from bytes in memory.
   *
   * @param images the bytes of the file, plain or gzipped, not modified
   * @param labels the bytes of the file, plain or gzipped, not modified
   * @param classes the names of the classes, as for {@link #read(Path, Path, String...)}
   * @return the dataset, its origin {@code idx:images}
   * @throws IOException as for {@link #read(Path, Path, String...)}
   * @throws IllegalArgumentException where a class is named twice
   */
  public static Dataset read(byte[] images, byte[] labels, String... classes) throws IOException {
    return dataset(
        new Part("images", new ByteArrayInputStream(images), images.length),
        new Part("labels", new ByteArrayInputStream(labels), labels.length),
        List.of(classes));
  }

  private record Part(String name, InputStream in, long length) {}

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
      return new IdxLoader(file.toString()).rows(in, Files.size(file), Long.MAX_VALUE);
    }
  }

  private static Dataset dataset(Part images, Part labels, List<String> named) throws IOException {
    int most = named.isEmpty() ? Labels.MOST + 1 : named.size();
    int[] y = new IdxLoader(labels.name).labels(labels.in, labels.length, most);
    double[][] x = new IdxLoader(images.name).rows(images.in, images.length, MOST_FEATURES);
    if (x.length != y.length) {
      throw new IOException(
          images.name
              + " has "
              + x.length
              + " samples but "
              + labels.name
              + " has "
              + y.length
              + " labels: give the two files of one set");
    }
    int largest = Arrays.stream(y).max().orElse(0);
    List<String> classes = named.isEmpty() ? Schema.numbered("", 0, largest + 1) : named;
    Schema schema = Schema.classes(Schema.numbered("pixel", 0, x[0].length), classes);
    return new Dataset(
        schema, x, null, y, false, Origin.of(SCHEME + GeneratorText.encode(images.name)));
  }
}
