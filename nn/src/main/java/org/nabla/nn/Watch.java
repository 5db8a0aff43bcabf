package org.nabla.nn;

/**
 * Looks on while layers compute: called right after each layer, nested ones included, when nothing
 * has been overwritten yet. Changes nothing.
 */
interface Watch {

  /** After the forward pass of a layer. */
  void forward(Pass pass, double[][] x, double[][] y);

  /** Before the backward pass of a layer, which gets dy. */
  default void backward(Pass pass, double[][] dy) {}
}
