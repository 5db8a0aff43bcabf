package org.nabla.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The mini-batches of a dataset, epoch by epoch.
 *
 * <pre>{@code
 * Batches batches = new Batches(train, 32, true, false, 7);
 * for (int epoch = 0; epoch < 100; epoch++) {
 *   for (Dataset batch : batches.epoch(epoch)) {
 *     ...
 *   }
 * }
 * }</pre>
 *
 * <p>The order of an epoch depends on the seed and the epoch's number only, so a run that is
 * resumed at epoch 50 sees the batches it would have seen. It comes from the stream {@code
 * StableRandom.stream(seed, "shuffle", epoch)}.
 *
 * @param data the samples
 * @param size samples per batch, at least 1
 * @param shuffled whether each epoch has an order of its own, or all have that of the data
 * @param dropLast whether to leave out a last batch that is not full
 * @param seed the seed of the orders
 */
public record Batches(Dataset data, int size, boolean shuffled, boolean dropLast, long seed) {
  /**
   * Checks the size.
   *
   * @param data the samples
   * @param size samples per batch, at least 1
   * @param shuffled whether each epoch has an order of its own, or all have that of the data
   * @param dropLast whether to leave out a last batch that is not full
   * @param seed the seed of the orders
   * @throws IllegalArgumentException where size is below 1, there is no sample, or there are fewer
   *     samples than size and the last batch is dropped
   */
  public Batches {
    Check.atLeast(1, size, "size");
    Check.atLeast(1, data.size(), "the number of samples");
    if (dropLast && size > data.size()) {
      throw new IllegalArgumentException(
          "size is "
              + size
              + " but there are "
              + data.size()
              + " samples: no batch is full: lower size, or keep the last batch");
    }
  }

  /**
   * All samples, shuffled in each epoch, the last batch kept.
   *
   * @param data the samples
   * @param size samples per batch
   * @param seed the seed of the orders
   * @throws IllegalArgumentException where size is below 1 or there is no sample
   */
  public Batches(Dataset data, int size, long seed) {
    this(data, size, true, false, seed);
  }

  /**
   * The number of batches of an epoch.
   *
   * @return at least 1
   */
  public int count() {
    return dropLast ? data.size() / size : 1 + (data.size() - 1) / size;
  }

  /**
   * The order in which an epoch sees the samples.
   *
   * @param epoch its number, from 0
   * @return each row of the data once
   * @throws IllegalArgumentException where the number is negative
   */
  public int[] order(int epoch) {
    Check.atLeast(0, epoch, "epoch");
    int[] order = Order.identity(data.size());
    return shuffled ? Order.shuffle(order, StableRandom.stream(seed, "shuffle", epoch)) : order;
  }

  /**
   * The batches of an epoch.
   *
   * @param epoch its number, from 0
   * @return {@link #count} views of the data
   * @throws IllegalArgumentException where the number is negative
   */
  public List<Dataset> epoch(int epoch) {
    int[] order = order(epoch);
    List<Dataset> batches = new ArrayList<>(count());
    for (int b = 0; b < count(); b++) {
      int end = Math.min(order.length, (b + 1) * size);
      batches.add(data.rows(Arrays.copyOfRange(order, b * size, end)));
    }
    return batches;
  }
}
