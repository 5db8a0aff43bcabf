package org.nabla.datasets;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** Folds that are made when they are asked for. */
final class Folds extends AbstractList<Fold> implements RandomAccess {
  private final int size;
  private final IntFunction<Fold> fold;

  Folds(int size, IntFunction<Fold> fold) {
    this.size = size;
    this.fold = fold;
  }

  @Override
  public Fold get(int index) {
    return fold.apply(Objects.checkIndex(index, size));
  }

  @Override
  public int size() {
    return size;
  }
}
