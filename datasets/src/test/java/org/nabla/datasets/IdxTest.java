package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
  /** An IDX file of unsigned bytes. */
  static byte[] idx(int[] sizes, byte[] data) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + data.length);
    bytes.putInt(0x0800 | sizes.length);
    for (int size : sizes) {
      bytes.putInt(size);
    }
    return bytes.put(data).array();
  }

  static byte[] zip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static final byte[] IMAGES =
      idx(new int[] {2, 2, 3}, new byte[] {0, 1, 2, 3, 4, 5, -1, -2, 127, -128, 0, 9});
  private static final byte[] LABELS = idx(new int[] {2}, new byte[] {7, 0});

  @Test
  void readsImagesAndLabelsPlainAndGzipped(@TempDir Path folder) throws IOException {
    double[][] expected = {{0, 1, 2, 3, 4, 5}, {255, 254, 127, 128, 0, 9}};
    Path images = Files.write(folder.resolve("images"), IMAGES);
    Path labels = Files.write(folder.resolve("labels.gz"), zip(LABELS));
    for (Dataset data :
        List.of(
            Idx.read(IMAGES, LABELS),
            Idx.read(zip(IMAGES), zip(LABELS)),
            Idx.read(images, labels))) {
      assertThat(data.features()).isDeepEqualTo(expected);
      assertThat(data.labels()).containsExactly(7, 0);
      assertThat(data.schema().classes()).hasSize(8);
      assertThat(data.origin()).startsWith("idx:");
    }
    assertThat(Idx.values(images)).isDeepEqualTo(expected);
  }

  @Test
  void readsEveryTypeOfNumber(@TempDir Path folder) throws IOException {
    ByteBuffer doubles =
        ByteBuffer.allocate(24).putInt(0x0E01).putInt(2).putDouble(0.1).putDouble(-5);
    ByteBuffer floats = ByteBuffer.allocate(12).putInt(0x0D01).putInt(1).putFloat(0.5f);
    ByteBuffer ints = ByteBuffer.allocate(12).putInt(0x0C01).putInt(1).putInt(-70000);
    ByteBuffer shorts = ByteBuffer.allocate(10).putInt(0x0B01).putInt(1).putShort((short) -300);
    ByteBuffer bytes = ByteBuffer.allocate(9).putInt(0x0901).putInt(1).put((byte) -3);
    double[][] expected = {{0.1, -5}, {0.5}, {-70000}, {-300}, {-3}};
    List<ByteBuffer> files = List.of(doubles, floats, ints, shorts, bytes);
    for (int f = 0; f < expected.length; f++) {
      double[][] values = Idx.values(Files.write(folder.resolve("f" + f), files.get(f).array()));
      for (int i = 0; i < expected[f].length; i++) {
        assertThat(values[i]).containsExactly(expected[f][i]);
      }
    }
  }

  private static void refused(byte[] images, byte[] labels, String message) {
    assertThatThrownBy(() -> Idx.read(images, labels))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  @Test
  void errorsNameThePlace() throws IOException {
    byte[] magic = IMAGES.clone();
    magic[2] = 7;
    refused(magic, LABELS, "images: the magic number is 00000703: expected 0000, a type from 08");
    refused(
        new byte[] {0, 0},
        LABELS,
        "images ends in the magic number: expected 4 bytes, got 2: fetch the file again");
    refused(Arrays.copyOf(IMAGES, 9), LABELS, "images ends in the sizes: expected 12 bytes, got 5");
    refused(
        Arrays.copyOf(IMAGES, 27),
        LABELS,
        "images claims 2 items of 6 numbers, 12 bytes, but has 11 bytes of data: fetch the file");
    refused(
        zip(Arrays.copyOf(IMAGES, 27)),
        LABELS,
        "images ends in item 1 of 2: expected 6 bytes per item, got 5: fetch the file again");
    refused(
        zip(Arrays.copyOf(IMAGES, 29)),
        LABELS,
        "images has bytes left after its last item: expected 2 items of 6 bytes: fetch the file");
    byte[] noise = new byte[40_000];
    StableRandom.of(1).nextBytes(noise);
    byte[] large = zip(idx(new int[] {4, 10_000}, noise));
    refused(
        Arrays.copyOf(large, 25_000), LABELS, "images, item 2: the gzip data are damaged: Unex");
    refused(
        Arrays.copyOf(zip(IMAGES), 12), LABELS, "images, in its header: the gzip data are damaged");
    refused(
        IMAGES, idx(new int[] {1}, new byte[1]), "images has 2 samples but labels has 1 labels");
    refused(
        LABELS,
        IMAGES,
        "labels has 6 numbers per item: expected one label: give the file of images first, that of"
            + " labels second");
    refused(idx(new int[] {0}, new byte[0]), LABELS, "images claims no numbers");
    byte[] negative = LABELS.clone();
    negative[2] = 9;
    negative[8] = -1;
    refused(
        IMAGES,
        negative,
        "labels, item 0: -1 is not a label: expected an integer from 0 to 65535: give a file of"
            + " labels, or name all classes");
  }

  @Test
  void sizesThatOverflowAreRefusedBeforeAnythingIsAllocated() throws IOException {
    for (int[] sizes :
        List.of(
            new int[] {-1, -1, -1},
            new int[] {1 << 16, 1 << 16, 1 << 16, 1 << 16},
            new int[] {Integer.MAX_VALUE, 28, 28},
            new int[] {1, -1},
            new int[] {60_000, 28, 28})) {
      byte[] file = idx(sizes, new byte[10]);
      byte[] zipped = zip(file);
      refused(file, LABELS, "images claims");
      refused(zipped, LABELS, "images claims");
      assertThat(allocatedByReading(file)).isLessThan(1 << 20);
      assertThat(allocatedByReading(zipped)).isLessThan(1 << 20);
    }
  }

  private static long allocatedByReading(byte[] images) {
    long before = Repeated.allocated();
    try {
      Idx.read(images, LABELS);
      return Long.MAX_VALUE;
    } catch (IOException e) {
      return Repeated.allocated() - before;
    }
  }

  @Test
  void classesMayBeNamedSoThatPartsOfASetAgree() throws IOException {
    Dataset data = Idx.read(IMAGES, LABELS, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(data.schema().classes()).hasSize(10);
    assertThat(data.labels()).containsExactly(7, 0);
    assertThatThrownBy(() -> Idx.read(IMAGES, LABELS, "a", "b"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "labels, item 0: 7 is not a label: expected an integer from 0 to 1: give a file of"
                + " labels, or name all classes");
  }

  @Test
  void itemsOfMillionsOfNumbersGetNoNames(@TempDir Path folder) throws IOException {
    byte[] wide = idx(new int[] {1, 1 << 11, (1 << 9) + 1}, new byte[(1 << 20) + (1 << 11)]);
    byte[] label = idx(new int[] {1}, new byte[1]);
    long before = Repeated.allocated();
    refused(
        wide,
        label,
        "images has 1050624 numbers per item: expected at most 1048576 features: read them by"
            + " Idx.values");
    assertThat(Repeated.allocated() - before).isLessThan(1 << 20);
    assertThat(Idx.values(Files.write(folder.resolve("wide"), wide))[0]).hasSize(1_050_624);
  }

  /** The bound of the documentation: 8 bytes per number, once more while the rows arrive. */
  @Test
  void memoryGrowsInProportionToTheFile() throws IOException {
    for (int n : new int[] {100, 1_000, 10_000}) {
      byte[] images = idx(new int[] {n, 10, 10}, new byte[100 * n]);
      byte[] labels = idx(new int[] {n}, new byte[n]);
      long before = Repeated.allocated();
      Idx.read(images, labels);
      assertThat(Repeated.allocated() - before)
          .as("%d items", n)
          .isLessThan((1 << 20) + 12L * (images.length + labels.length) + 200L * n);
    }
  }
}
