package org.nabla.nn.saving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TensorFileTest {

  private static final String TWO =
      "{\"a\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,16]},"
          + "\"b\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[16,20]}}";

  @TempDir Path directory;

  private static String tensor(String dtype, String shape, String offsets) {
    return "{\"a\":{\"dtype\":"
        + dtype
        + ",\"shape\":"
        + shape
        + ",\"data_offsets\":"
        + offsets
        + "}}";
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        arguments("not even a header's length", new byte[5]),
        arguments(
            "its header takes 100 bytes but the file has only 1",
            new byte[] {100, 0, 0, 0, 0, 0, 0, 0, 1}),
        arguments(
            "18446744073709551615 bytes: at most 100,000,000",
            new byte[] {-1, -1, -1, -1, -1, -1, -1, -1}),
        arguments(
            "its header takes 100000001 bytes: at most 100,000,000",
            new byte[] {1, (byte) 0xE1, (byte) 0xF5, 5, 0, 0, 0, 0, 9}),
        arguments("not proper JSON", Bytes.safeTensors("{\"a\":", 0)),
        arguments("not proper JSON", Bytes.safeTensors("{\"a\"}", 0)),
        arguments("not a JSON object", Bytes.safeTensors("[]", 0)),
        arguments("not a JSON object", Bytes.safeTensors("", 0)),
        arguments("not a JSON object", Bytes.safeTensors("  {}", 0)),
        arguments("has -0", Bytes.safeTensors(tensor("\"F64\"", "[-0]", "[0,0]"), 0)),
        arguments("there is more after", Bytes.safeTensors("{}{}", 0)),
        arguments("tensor 'a' has an unknown 'a'", Bytes.safeTensors("{\"a\":".repeat(1100), 0)),
        arguments(
            "Duplicate field 'a'",
            Bytes.safeTensors("{\"a\":" + one() + ",\"a\":" + one() + "}", 8)),
        arguments(
            "Duplicate field 'dtype'",
            Bytes.safeTensors("{\"a\":{\"dtype\":\"F64\",\"dtype\":\"F64\"}}", 8)),
        arguments(
            "Duplicate field 'x'",
            Bytes.safeTensors("{\"__metadata__\":{\"x\":\"1\",\"x\":\"2\"}}", 0)),
        arguments(
            "'x' in the header's __metadata__ is not a string",
            Bytes.safeTensors("{\"__metadata__\":{\"x\":1}}", 0)),
        arguments(
            "__metadata__ is not an object of strings",
            Bytes.safeTensors("{\"__metadata__\":[]}", 0)),
        arguments("tensor 'a' is not an object", Bytes.safeTensors("{\"a\":3}", 0)),
        arguments(
            "dtype F8_E4M3: F64, F32, F16, BF16 and I64 are read",
            Bytes.safeTensors(tensor("\"F8_E4M3\"", "[8]", "[0,8]"), 8)),
        arguments("dtype", Bytes.safeTensors(tensor("7", "[1]", "[0,8]"), 8)),
        arguments(
            "the shape of tensor 'a' is not an array",
            Bytes.safeTensors(tensor("\"F64\"", "1", "[0,8]"), 8)),
        arguments(
            "the shape of tensor 'a' has -1: whole numbers from 0",
            Bytes.safeTensors(tensor("\"F64\"", "[-1]", "[0,8]"), 8)),
        arguments(
            "the shape of tensor 'a' has 1.0",
            Bytes.safeTensors(tensor("\"F64\"", "[1.0]", "[0,8]"), 8)),
        arguments(
            "the shape of tensor 'a' has 9223372036854775808",
            Bytes.safeTensors(tensor("\"F64\"", "[9223372036854775808]", "[0,8]"), 8)),
        arguments(
            "more than 2^63 bytes",
            Bytes.safeTensors(tensor("\"F64\"", "[4294967296,4294967296]", "[0,8]"), 8)),
        arguments(
            "over 64 numbers",
            Bytes.safeTensors(tensor("\"F64\"", "[1" + ",1".repeat(64) + "]", "[0,8]"), 8)),
        arguments(
            "takes 16 bytes but its data_offsets span 8",
            Bytes.safeTensors(tensor("\"F64\"", "[2]", "[0,8]"), 8)),
        arguments(
            "data_offsets [8, 0]: they must be a begin and an end",
            Bytes.safeTensors(tensor("\"F64\"", "[1]", "[8,0]"), 8)),
        arguments(
            "the data_offsets of tensor 'a' has -8",
            Bytes.safeTensors(tensor("\"F64\"", "[1]", "[-8,0]"), 8)),
        arguments("data_offsets [0]", Bytes.safeTensors(tensor("\"F64\"", "[1]", "[0]"), 8)),
        arguments(
            "bytes 0 to 8, before tensor 'a', are no tensor's",
            Bytes.safeTensors(tensor("\"F64\"", "[1]", "[8,16]"), 16)),
        arguments(
            "tensor 'b' overlaps another: it begins at 8",
            Bytes.safeTensors(TWO.replace("[16,20]", "[8,12]"), 20)),
        arguments("the tensors take 20 bytes but the file has only 19", Bytes.safeTensors(TWO, 19)),
        arguments("1 bytes follow the last tensor", Bytes.safeTensors(TWO, 21)),
        arguments("8 bytes follow the last tensor", Bytes.safeTensors("{}", 8)),
        arguments(
            "tensor 'a' has an unknown 'strides'",
            Bytes.safeTensors(TWO.replace("\"shape\":[2]", "\"strides\":[2]"), 20)),
        arguments(
            "tensor 'a' has no dtype, no shape or no data_offsets",
            Bytes.safeTensors(TWO.replace("\"shape\":[2],", ""), 20)),
        arguments("not UTF-8 at its byte 2", notUtf8()),
        arguments("not a JSON object", Bytes.safeTensors("\0{\0}", 0)), // UTF-16
        arguments("not a JSON object", Bytes.safeTensors("\uFEFF{}", 0)));
  }

  private static String one() {
    return "{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}";
  }

  private static byte[] notUtf8() {
    byte[] bytes = Bytes.safeTensors("{\"?\":{}}", 0);
    bytes[10] = (byte) 0xC0; // the first byte of an overlong sequence
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void aMalformedFileIsRefusedWithItsNameAndTheReason(String message, byte[] bytes)
      throws IOException {
    Path path = Bytes.write(directory, bytes);
    assertThatThrownBy(() -> TensorFile.open(path))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageStartingWith(path + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void readsWhatWasWritten() throws IOException {
    double[] values = {1, -2.5, 1e-310, Double.MAX_VALUE, Double.NEGATIVE_INFINITY, 7};
    Path path = directory.resolve("written");
    TensorFile.write(
        path,
        Map.of("who", "\u2207 \"quoted\""),
        List.of(
            new TensorFile.Source("x", TensorType.F64, List.of(2, 2), values, 1, 4),
            new TensorFile.Source("scalar", TensorType.I64, List.of(), values, 5, 1),
            new TensorFile.Source("y", TensorType.F32, List.of(2), values, 0, 2)));
    try (TensorFile file = TensorFile.open(path)) {
      assertThat(file.metadata()).containsExactly(Map.entry("who", "\u2207 \"quoted\""));
      assertThat(file.entries().keySet()).containsExactly("x", "scalar", "y");
      double[] read = new double[8];
      file.read("x", read, 1);
      file.read("scalar", read, 5);
      file.read("y", read, 6);
      assertThat(read)
          .containsExactly(0, -2.5, 1e-310, Double.MAX_VALUE, Double.NEGATIVE_INFINITY, 7, 1, -2.5);
      assertThatThrownBy(() -> file.read("z", read, 0)).hasMessage("there is no tensor 'z'");
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.getLong(0) % 8).as("the numbers are aligned").isZero();
  }

  @Test
  void tensorsOfMoreThanOneChunkAreReadWhole() throws IOException {
    double[] values = new SplittableRandom(3).doubles(100_001).toArray();
    for (TensorType type : List.of(TensorType.F64, TensorType.F32)) {
      Path path = directory.resolve(type.name());
      TensorFile.write(
          path,
          Map.of(),
          List.of(new TensorFile.Source("v", type, List.of(100_001), values, 0, 100_001)));
      double[] read = new double[values.length];
      try (TensorFile file = TensorFile.open(path)) {
        file.read("v", read, 0);
      }
      double[] expected =
          type == TensorType.F64
              ? values
              : Arrays.stream(values).map(v -> (double) (float) v).toArray();
      assertThat(read).isEqualTo(expected);
    }
  }

  @Test
  void halvesHaveTheValuesOfTheirDefinition() throws IOException {
    String header =
        "{\"h\":{\"dtype\":\"F16\",\"shape\":[7],\"data_offsets\":[0,14]},"
            + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[14,18]}}";
    byte[] bytes = Bytes.safeTensors(header, 18);
    ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    data.position(bytes.length - 18);
    int[] bits = {0x3C00, 0xC000, 0x7BFF, 0x0001, 0x7C00, 0xFC01, 0x8000, 0x3F80, 0xC049};
    for (int half : bits) {
      data.putShort((short) half);
    }
    double[] read = new double[9];
    try (TensorFile file = TensorFile.open(Bytes.write(directory, bytes))) {
      file.read("h", read, 0);
      file.read("b", read, 7);
    }
    assertThat(read)
        .containsExactly(
            1, -2, 65504, 0x1p-24, Double.POSITIVE_INFINITY, Double.NaN, -0.0, 1, -3.140625);
  }

  @Test
  void integersThatDoublesDoNotHoldAreRefused() throws IOException {
    byte[] bytes = Bytes.safeTensors(tensor("\"I64\"", "[]", "[0,8]"), 8);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(bytes.length - 8, (1L << 53) + 1);
    try (TensorFile file = TensorFile.open(Bytes.write(directory, bytes))) {
      assertThatThrownBy(() -> file.read("a", new double[1], 0))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("9007199254740993 is beyond 2^53");
    }
    assertThatThrownBy(
            () -> new TensorFile.Source("n", TensorType.I64, List.of(), new double[] {0.5}, 0, 1))
        .hasMessageContaining("n[0] is 0.5, which I64 cannot hold");
  }

  @Test
  void headersThatNoReaderWouldTakeAreNotWritten() {
    assertThatThrownBy(
            () ->
                TensorFile.write(
                    directory.resolve("long"), Map.of("k", "x".repeat(100_000_001)), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100,000,000 at most");
    assertThat(directory).isEmptyDirectory();
  }

  /** Whatever is done to a good file, reading it gives numbers or an IOException. */
  @Test
  void ahundredThousandMutationsOfGoodFilesEndInNumbersOrOneKindOfException() throws IOException {
    byte[][] good = {
      Files.readAllBytes(Bytes.resource("normalized.safetensors")),
      Files.readAllBytes(Bytes.resource("plain-BF16.safetensors")),
      Bytes.safeTensors(TWO, 20)
    };
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    int refused = 0;
    long taken = 0;
    for (int seed = 0; seed < 100_000; seed++) {
      byte[] bytes = Mutation.of(good[seed % good.length], new SplittableRandom(seed));
      long before = threads.getThreadAllocatedBytes(thread);
      try {
        readAll(bytes);
      } catch (IOException e) {
        refused++;
        assertThat(e).as("seed %d", seed).isExactlyInstanceOf(IOException.class);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed, e);
      }
      taken += threads.getThreadAllocatedBytes(thread) - before;
    }
    assertThat(refused).isBetween(50_000, 99_999);
    assertThat(taken / 100_000).as("bytes taken for a file of 1,000").isLessThan(60_000);
  }

  private static void readAll(byte[] bytes) throws IOException {
    try (TensorFile file = new TensorFile(new InMemory(bytes))) {
      for (Map.Entry<String, TensorHeader.Entry> entry : file.entries().entrySet()) {
        file.read(entry.getKey(), new double[(int) entry.getValue().size()], 0);
      }
    }
  }

  @Test
  void aBadFileTakesNoMoreMemoryThanItsSizeAndAHeaderAFewTimesIts() throws IOException {
    int size = 8_000_000;
    String good = tensor("\"F64\"", "[1000000]", "[0," + size + "]");
    StringBuilder many = new StringBuilder("{");
    for (int i = 0; i < 100_000; i++) {
      many.append("\"t").append(i).append("\":{\"dtype\":\"F64\",\"shape\":[0],");
      many.append("\"data_offsets\":[0,0]},");
    }
    many.append("\"a\":1}");
    byte[] claims = Bytes.safeTensors(good, size);
    for (byte[] bytes :
        List.of(
            Arrays.copyOf(claims, claims.length - 1),
            Bytes.safeTensors(good.replace("[1000000]", "[1000001]"), size),
            Bytes.safeTensors(good.replace("F64", "F63"), size),
            ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN).putLong(99_999_999).array())) {
      Path path = Bytes.write(directory, bytes);
      assertThat(allocatedWhileRefusing(path)).isLessThan(bytes.length + 100_000L);
    }
    // A header of nothing but empty tensors is taken in before its last entry is seen to be wrong.
    Path path = Bytes.write(directory, Bytes.safeTensors(many.toString(), 0));
    assertThat(allocatedWhileRefusing(path)).isLessThan(32 * Files.size(path));
  }

  private static long allocatedWhileRefusing(Path path) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    assertThatThrownBy(() -> TensorFile.open(path)).isInstanceOf(IOException.class);
    return threads.getThreadAllocatedBytes(thread) - before;
  }
}
