package org.nabla.nn;

/**
 * A verdict on a layer and the rule that gave it.
 *
 * @param verdict the verdict
 * @param layer name of the layer in the flow: see {@link LayerFlow#name}
 * @param rule the rule with the numbers at hand, as a sentence
 */
public record Finding(Verdict verdict, String layer, String rule) {

  /** How a layer is. */
  public enum Verdict {
    /** No rule found anything. */
    HEALTHY,
    /** Its gradient is so much smaller than that of layers after it that it hardly learns. */
    VANISHING,
    /** Its gradient or update is so large that training is about to diverge, or has. */
    EXPLODING,
    /** Many of its units are on for no sample. */
    DEAD,
    /** Many of its units are at a flat end for nearly all samples. */
    SATURATED
  }

  @Override
  public String toString() {
    return "layer " + layer + " is " + verdict + ": " + rule;
  }
}
