package org.nabla.nn;

import java.util.Arrays;
import java.util.Locale;

/**
 * How often each class was predicted as each class.
 *
 * <p>The predicted class is that of the largest output, or for a single output whether it is above
 * a threshold.
 */
public final class ConfusionMatrix {

  private final int[][] counts;

  private ConfusionMatrix(int[][] counts) {
    this.counts = counts;
  }

  /**
   * Counts predictions of two classes or more, one output for each.
   *
   * @param prediction {@code [sample][class]}; not modified
   * @param target one class label per row, or {@code [sample][class]} of which the largest counts;
   *     not modified
   * @return the counts
   * @throws IllegalArgumentException if shapes do not fit, there are no rows, or a label is not one
   *     of the classes
   */
  public static ConfusionMatrix of(double[][] prediction, double[][] target) {
    Metrics.requireSameRows(prediction, target);
    int classes = prediction[0].length;
    Checks.require(
        classes > 1,
        "predictions have one column: give a threshold, 0.5 for probabilities, 0 for logits, or use"
            + " binaryAccuracy");
    Checks.require(
        target[0].length == 1 || target[0].length == classes,
        "targets have %d columns for %d classes: give one column of labels, or one for each class",
        target[0].length,
        classes);
    int[][] counts = new int[classes][classes];
    for (int s = 0; s < prediction.length; s++) {
      int actual = target[s].length == 1 ? label(target[s][0], classes, s) : argmax(target[s]);
      counts[actual][argmax(prediction[s])]++;
    }
    return new ConfusionMatrix(counts);
  }

  /**
   * Counts predictions of a single output: class 1 above the threshold, else class 0.
   *
   * @param prediction one column; not modified
   * @param target one column, above 0.5 for class 1; not modified
   * @param threshold 0.5 for probabilities, 0 for logits
   * @return the counts of two classes
   * @throws IllegalArgumentException if shapes do not fit or there are no rows
   */
  public static ConfusionMatrix of(double[][] prediction, double[][] target, double threshold) {
    Metrics.requireSameShape(prediction, target);
    Checks.require(
        prediction[0].length == 1,
        "predictions have %d columns: a threshold is for one, leave it out",
        prediction[0].length);
    int[][] counts = new int[2][2];
    for (int s = 0; s < prediction.length; s++) {
      counts[target[s][0] > 0.5 ? 1 : 0][prediction[s][0] > threshold ? 1 : 0]++;
    }
    return new ConfusionMatrix(counts);
  }

  private static int label(double label, int classes, int sample) {
    Checks.require(
        label >= 0 && label < classes && label == (int) label,
        "the label of sample %d is %s: labels of %d classes are 0 to %d",
        sample,
        label,
        classes,
        classes - 1);
    return (int) label;
  }

  private static int argmax(double[] row) {
    int best = 0;
    for (int i = 1; i < row.length; i++) {
      if (row[i] > row[best]) {
        best = i;
      }
    }
    return best;
  }

  /**
   * Returns the counts.
   *
   * @return {@code [actual][predicted]}, a copy
   */
  public int[][] counts() {
    return Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
  }

  /**
   * Returns the share of right predictions.
   *
   * @return 0 to 1
   */
  public double accuracy() {
    double right = 0;
    double all = 0;
    for (int a = 0; a < counts.length; a++) {
      right += counts[a][a];
      all += Arrays.stream(counts[a]).sum();
    }
    return right / all;
  }

  /**
   * Returns the share of right ones among the predictions of a class.
   *
   * @param label the class
   * @return 0 to 1; 0 if it was never predicted
   * @throws IndexOutOfBoundsException if there is no such class
   */
  public double precision(int label) {
    double predicted = 0;
    for (int[] row : counts) {
      predicted += row[label];
    }
    return predicted == 0 ? 0 : counts[label][label] / predicted;
  }

  /**
   * Returns the share of right ones among the samples of a class.
   *
   * @param label the class
   * @return 0 to 1; 0 if there are none
   * @throws IndexOutOfBoundsException if there is no such class
   */
  public double recall(int label) {
    double actual = Arrays.stream(counts[label]).sum();
    return actual == 0 ? 0 : counts[label][label] / actual;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("actual \\ predicted");
    for (int[] row : counts) {
      text.append(System.lineSeparator());
      for (int count : row) {
        text.append(String.format(Locale.ROOT, "%8d", count));
      }
    }
    return text.toString();
  }
}
