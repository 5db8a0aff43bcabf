package org.nabla.nn;

/**
 * The place of a number that is NaN or infinite.
 *
 * @param kind what kind of number it is
 * @param place the parameter block, {@code 2.weight} for instance, or the layer, {@code layer 2,
 *     Dense(1)}
 * @param index index within the block, or the unit
 * @param sample which sample of the batch; -1 for parameters, their gradient and their update
 * @param value NaN or an infinity
 */
public record NotFinite(Kind kind, String place, int index, int sample, double value) {

  /** Kinds of numbers, in the order in which a step computes them. */
  public enum Kind {
    /** A parameter before the step. */
    PARAMETER("parameter"),
    /** An output of a layer. */
    OUTPUT("output"),
    /** The derivative of the loss by an output of a layer. */
    OUTPUT_GRADIENT("the derivative by output"),
    /** The derivative of the loss by a parameter. */
    GRADIENT("the derivative by parameter"),
    /** A parameter after the step. */
    UPDATE("the update of parameter");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  @Override
  public String toString() {
    return sample < 0
        ? kind.text + " " + place + "[" + index + "] is " + value
        : kind.text + " " + index + " of " + place + " is " + value + " for sample " + sample;
  }
}
