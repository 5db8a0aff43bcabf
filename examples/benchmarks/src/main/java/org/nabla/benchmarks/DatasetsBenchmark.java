package org.nabla.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.nabla.datasets.Blobs;
import org.nabla.datasets.Csv;
import org.nabla.datasets.Dataset;
import org.nabla.datasets.StableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading a CSV of 6,000 rows of a label and 784 pixels, beside FastCSV alone; drawing a million
 * Gaussian numbers, beside the generators of the JDK.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DatasetsBenchmark {
  private static final int DRAWS = 1_000_000;

  /** The CSV in memory, so that no disk is measured: pixels as grey levels, and as fractions. */
  @State(Scope.Benchmark)
  public static class Digits {
    byte[] levels = new byte[0];
    byte[] fractions = new byte[0];

    /** Writes both. */
    @Setup
    public void write() {
      levels = csv(false);
      fractions = csv(true);
    }

    private static byte[] csv(boolean fraction) {
      StableRandom random = StableRandom.of(1);
      StringBuilder row = new StringBuilder();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (int i = 0; i < 6_000; i++) {
        row.append(i % 10);
        for (int j = 0; j < 784; j++) {
          int level = random.nextInt(5) > 0 ? 0 : random.nextInt(256);
          row.append(',').append(fraction ? Double.toString(level / 255.0) : "" + level);
        }
        out.writeBytes(row.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        row.setLength(0);
      }
      return out.toByteArray();
    }
  }

  private static double[][] fastCsvAlone(byte[] csv) throws IOException {
    List<double[]> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().ofCsvRecord(new ByteArrayInputStream(csv))) {
      for (CsvRecord record : reader) {
        double[] row = new double[record.getFieldCount()];
        for (int j = 0; j < row.length; j++) {
          row[j] = Double.parseDouble(record.getField(j));
        }
        rows.add(row);
      }
    }
    return rows.toArray(double[][]::new);
  }

  private static Dataset csv(byte[] csv) throws IOException {
    return Csv.standard()
        .withoutHeader()
        .label(0)
        .read(new ByteArrayInputStream(csv), "digits.csv");
  }

  /** Grey levels by FastCSV and parseDouble. */
  @Benchmark
  public double[][] levelsFastCsvAlone(Digits digits) throws IOException {
    return fastCsvAlone(digits.levels);
  }

  /** Grey levels by Csv. */
  @Benchmark
  public Dataset levelsCsv(Digits digits) throws IOException {
    return csv(digits.levels);
  }

  /** Fractions by FastCSV and parseDouble. */
  @Benchmark
  public double[][] fractionsFastCsvAlone(Digits digits) throws IOException {
    return fastCsvAlone(digits.fractions);
  }

  /** Fractions by Csv. */
  @Benchmark
  public Dataset fractionsCsv(Digits digits) throws IOException {
    return csv(digits.fractions);
  }

  private static double sum(RandomGenerator random) {
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      sum += random.nextGaussian();
    }
    return sum;
  }

  /** A million Gaussian numbers of the JDK's default generator. */
  @Benchmark
  public double gaussianDefault() {
    return sum(RandomGenerator.of("L32X64MixRandom"));
  }

  /** A million Gaussian numbers of the JDK's generator with the same algorithm for the bits. */
  @Benchmark
  public double gaussianXoshiro() {
    return sum(RandomGenerator.of("Xoshiro256PlusPlus"));
  }

  /** A million Gaussian numbers of SplittableRandom. */
  @Benchmark
  public double gaussianSplittable() {
    return sum(new SplittableRandom(1));
  }

  /** A million Gaussian numbers of java.util.Random. */
  @Benchmark
  public double gaussianRandom() {
    return sum(new Random(1));
  }

  /** A million Gaussian numbers of StableRandom. */
  @Benchmark
  public double gaussianStable() {
    return sum(StableRandom.of(1));
  }

  /** As many of the JDK's default generator as {@link #gaussianDataset} makes, into rows. */
  @Benchmark
  public double[][] gaussianDefaultIntoRows() {
    RandomGenerator random = RandomGenerator.of("L32X64MixRandom");
    double[][] rows = new double[DRAWS / 10][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[10];
      for (int j = 0; j < 10; j++) {
        rows[i][j] = random.nextGaussian();
      }
    }
    return rows;
  }

  /** A dataset of a million Gaussian numbers: 100,000 samples of ten features. */
  @Benchmark
  public Dataset gaussianDataset() {
    return new Blobs(DRAWS / 10, 2, 10, 1, 10).generate(1);
  }
}
