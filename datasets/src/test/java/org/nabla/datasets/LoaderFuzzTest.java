package org.nabla.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Damaged files: read, or refused with the place; never another exception, never much memory. */
class LoaderFuzzTest {
  private static final int CASES = 60_000;
  private static final List<Csv.Missing> POLICIES = List.copyOf(EnumSet.allOf(Csv.Missing.class));
  private static final String[] SCRAPS = {
    "\"",
    "\"\"",
    ",",
    ",,",
    "\n",
    "\r",
    "\r\n",
    "\uFEFF",
    ";",
    "\t",
    "NaN",
    "1e999",
    "-",
    "\0",
    "é",
    "#",
    " ",
    "0x1p3",
    "1d",
    "99999999999999999999",
    "NA",
    "?",
    "\"a\nb\"",
    "\"a\"b"
  };

  @Test
  void damagedCsvIsReadOrRefusedWithThePlace() throws IOException {
    int read = 0;
    for (int seed = 0; seed < CASES; seed++) {
      StableRandom random = StableRandom.of(seed);
      byte[] bytes = csv(random);
      Csv csv = random.nextInt(4) > 0 ? Csv.standard() : Csv.standard().withoutHeader();
      switch (random.nextInt(8)) {
        case 0 -> csv = csv.label(random.nextInt(3));
        case 1 -> csv = csv.targets(0);
        default -> csv = csv.label(-1);
      }
      csv = csv.missing(POLICIES.get(random.nextInt(3)));
      csv = random.nextInt(4) == 0 ? csv.comments('#') : csv;
      csv = random.nextInt(8) == 0 ? csv.delimiter(';') : csv;
      csv = random.nextInt(8) == 0 ? csv.ignore(1) : csv;
      csv = random.nextInt(4) == 0 ? csv.classes("x", "y") : csv;
      csv = random.nextInt(8) == 0 ? csv.maxColumns(3) : csv;
      Csv format = csv;
      try {
        Dataset data =
            frugally(seed, () -> format.read(new ByteArrayInputStream(bytes), "fuzz.csv"));
        assertThat(data.size()).as("seed %d", seed).isPositive();
        read++;
      } catch (IOException e) {
        assertThat(e.getMessage())
            .as("seed %d", seed)
            .matches(
                "(?s)fuzz.csv(, line \\d+, column \\d+ [(].*|, line \\d+: \\d+ fields: .*"
                    + "|, in the record after line \\d+: .*|, in its first record: .*"
                    + "| has no rows.*)");
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage())
            .as("seed %d", seed)
            .matches(
                "(?s)column .* is not in fuzz.csv: .*|column .* of fuzz.csv is to be ignored.*"
                    + "|the classes \\[x, y] are given but no label column: .*");
      }
    }
    assertThat(read).isBetween(CASES / 10, CASES - CASES / 10);
  }

  private interface Reading {
    Dataset read() throws IOException;
  }

  /** Reads and checks that no memory to speak of was allocated, the loading of classes aside. */
  private static Dataset frugally(int seed, Reading reading) throws IOException {
    long before = Repeated.allocated();
    try {
      return reading.read();
    } finally {
      long allocated = Repeated.allocated() - before;
      assertThat(allocated).as("seed %d", seed).isLessThan(seed < 100 ? 1 << 24 : 1 << 20);
    }
  }

  private static byte[] csv(StableRandom random) {
    StringBuilder text = new StringBuilder("a,b,c\n");
    int rows = random.nextInt(6);
    for (int i = 0; i < rows; i++) {
      text.append(random.nextGaussian()).append(',').append(random.nextInt(9)).append(",x\n");
    }
    for (int damage = random.nextInt(4); damage > 0; damage--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, SCRAPS[random.nextInt(SCRAPS.length)]);
        case 1 -> text.setLength(at);
        case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(5)));
        default -> text.insert(at, (char) random.nextInt(0xD800));
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(4) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  @Test
  void damagedIdxIsReadOrRefusedWithThePlace() throws IOException {
    byte[] images = IdxTest.idx(new int[] {3, 2, 2}, new byte[12]);
    byte[] labels = IdxTest.idx(new int[] {3}, new byte[] {0, 1, 2});
    int read = 0;
    for (int seed = 0; seed < CASES; seed++) {
      StableRandom random = StableRandom.of(seed);
      boolean zipped = random.nextInt(3) == 0;
      byte[] first = damaged(zipped ? IdxTest.zip(damaged(images, random)) : images, random);
      byte[] second = random.nextInt(3) == 0 ? damaged(labels, random) : labels;
      try {
        Dataset data = frugally(seed, () -> Idx.read(first, second));
        assertThat(data.size()).as("seed %d", seed).isPositive();
        read++;
      } catch (IOException e) {
        assertThat(e.getMessage())
            .as("seed %d", seed)
            .matches(
                "(images|labels)(, item \\d+: .*|, in its header: .*|: the magic number is .*"
                    + "| ends in (item \\d+ of|the magic number:|the sizes:) .*| claims .*"
                    + "| has bytes left after its last item: .*| has \\d+ numbers per item: .*"
                    + "| has \\d+ samples but labels has \\d+ labels: .*)");
      }
    }
    assertThat(read).isBetween(CASES / 10, CASES - CASES / 10);
  }

  private static byte[] damaged(byte[] bytes, StableRandom random) {
    byte[] damaged = bytes.clone();
    for (int damage = random.nextInt(3); damage > 0; damage--) {
      if (damaged.length > 0) {
        int at = random.nextInt(damaged.length);
        switch (random.nextInt(4)) {
          case 0 -> damaged[at] = (byte) random.nextInt(256);
          case 1 -> damaged[Math.min(at, 12) % damaged.length] = (byte) random.nextInt(-1, 4);
          case 2 -> damaged = Arrays.copyOf(damaged, at);
          default -> damaged = Arrays.copyOf(damaged, damaged.length + random.nextInt(3));
        }
      }
    }
    return damaged;
  }
}
