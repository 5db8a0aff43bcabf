package org.nabla.nn.saving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.nabla.nn.Activation;
import org.nabla.nn.BatchNorm;
import org.nabla.nn.Dense;
import org.nabla.nn.Dropout;
import org.nabla.nn.Fit;
import org.nabla.nn.Metric;
import org.nabla.nn.Mse;
import org.nabla.nn.Network;
import org.nabla.nn.ParameterUpdate;
import org.nabla.nn.Trainer;

/** A training run in a process of its own, to be killed at any moment and begun again. */
final class KilledRun {

  static final double[][] X = samples(60, 1);
  static final double[][] Y = products(X);

  private KilledRun() {}

  /**
   * Trains to the end, from the last checkpoint if there is one.
   *
   * @param files where checkpoints go, where the trained network goes, steps between checkpoints
   */
  public static void main(String[] files) throws IOException {
    Path kept = Path.of(files[0]);
    Trainer trainer =
        trainer()
            .checkpoint(
                Integer.parseInt(files[2]),
                checkpoint -> {
                  CheckpointFile.save(checkpoint, kept);
                  System.out.println(checkpoint.step());
                });
    if (Files.exists(kept)) {
      trainer = trainer.resume(CheckpointFile.load(kept));
    }
    Fit fit = trainer.fit(network().initialize(5), X, Y, adam());
    new SafeTensors().save(fit.network(), Path.of(files[1]));
  }

  static Network network() {
    return Network.of(
        3, new Dense(8), new BatchNorm(), Activation.tanh(), new Dropout(0.2), new Dense(1));
  }

  static Trainer trainer() {
    return Trainer.of(new Mse())
        .epochs(600)
        .batchSize(7)
        .shuffle(11)
        .seed(12)
        .metrics(Metric.mae())
        .validation(samples(20, 2), products(samples(20, 2)))
        .earlyStopping(600, 0);
  }

  /** Adam (Kingma and Ba, 2015), with what it remembers. */
  static ParameterUpdate adam() {
    int n = network().size();
    double[] m = new double[n];
    double[] v = new double[n];
    double[] step = new double[1];
    return ParameterUpdate.resumable(
        "Adam",
        (parameters, gradient) -> {
          step[0]++;
          for (int i = 0; i < n; i++) {
            m[i] = 0.9 * m[i] + 0.1 * gradient[i];
            v[i] = 0.999 * v[i] + 0.001 * gradient[i] * gradient[i];
            double unbiased = m[i] / (1 - Math.pow(0.9, step[0]));
            double scale = Math.sqrt(v[i] / (1 - Math.pow(0.999, step[0])));
            parameters[i] -= 0.01 * unbiased / (scale + 1e-8);
          }
        },
        () -> Map.of("m", m.clone(), "v", v.clone(), "step", step.clone()),
        saved -> {
          take(saved, "m", m);
          take(saved, "v", v);
          take(saved, "step", step);
        });
  }

  private static void take(Map<String, double[]> saved, String name, double[] into) {
    System.arraycopy(Objects.requireNonNull(saved.get(name)), 0, into, 0, into.length);
  }

  private static double[][] samples(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] x = new double[count][3];
    for (double[] row : x) {
      Arrays.setAll(row, i -> random.nextDouble(-1, 1));
    }
    return x;
  }

  private static double[][] products(double[][] x) {
    double[][] y = new double[x.length][1];
    for (int s = 0; s < x.length; s++) {
      y[s][0] = x[s][0] * x[s][1] + x[s][2];
    }
    return y;
  }
}
