package org.nabla.nn;

import java.util.Arrays;

/**
 * The points where a linear unit gives zero, {@code normal . x + offset = 0}: what separates the
 * two classes of a perceptron, and where a ReLU switches on. See {@link FeatureSpace} for the
 * points that the planes of deeper layers separate.
 *
 * <p>The array is copied in and out. Two such records are equal where their numbers are: a multiple
 * of both is another unit, though it is zero at the same points.
 *
 * @param normal the unit's weights, pointing to the positive side
 * @param offset the unit's bias
 */
public record Hyperplane(double[] normal, double offset) {

  /**
   * Copies the normal.
   *
   * @param normal the unit's weights, pointing to the positive side
   * @param offset the unit's bias
   * @throws IllegalArgumentException if all its entries are zero, or one is not finite
   */
  public Hyperplane {
    normal = normal.clone();
    double length = PlainKernels.norm(normal);
    Checks.require(
        length > 0 && length < Double.POSITIVE_INFINITY,
        "the normal is %s: a hyperplane needs one weight that is not zero, and all finite",
        Arrays.toString(normal));
    Checks.finite(offset, "the offset of a hyperplane");
  }

  /**
   * Reads the hyperplane of a unit in the first layer off its weights.
   *
   * @param network an initialized network whose first layer is dense; for a perceptron or linear
   *     classifier with a threshold of 0 on logits, or 0.5 after a sigmoid, unit 0
   * @param unit which unit, from 0
   * @return the hyperplane, in the space of the inputs
   * @throws IllegalArgumentException if the first layer is not dense or has no such unit, or all
   *     weights of the unit are zero
   * @throws IllegalStateException if the network has no values yet
   */
  public static Hyperplane of(Network network, int unit) {
    Checks.require(
        network.layer(0) instanceof Dense,
        "the first layer is %s: only units of a Dense layer have a hyperplane",
        network.layer(0));
    return of(network, 0, unit);
  }

  /**
   * Reads the hyperplane of a unit of any dense layer off its weights: where the unit gives zero,
   * in the feature space of the layer before it (see {@link FeatureSpace#activations(int)}), whose
   * points it separates. In the space of the network's inputs that is no plane in general: see
   * {@link FeatureSpace#on(int)} for the regions there.
   *
   * @param network an initialized network
   * @param layer number of the layer, from 0
   * @param unit which unit, from 0
   * @return the hyperplane, in the space of the layer's inputs
   * @throws IllegalArgumentException if there is no such layer, it is not dense or has no such
   *     unit, or all weights of the unit are zero
   * @throws IllegalStateException if the network has no values yet
   */
  public static Hyperplane of(Network network, int layer, int unit) {
    requireUnit(network, layer, unit);
    return new Hyperplane(weights(network, layer, unit), bias(network, layer, unit));
  }

  /**
   * Returns where two units of a dense layer give the same, {@code (w_i - w_j) . x + b_i - b_j =
   * 0}: for the logits of a softmax over two classes what separates the classes, and for more
   * classes the border between two of them, as far as it lasts.
   *
   * @param network an initialized network
   * @param layer number of the layer, from 0
   * @param unit the unit that is larger on the side to which the normal points
   * @param other the other unit
   * @return the hyperplane, in the space of the layer's inputs
   * @throws IllegalArgumentException if there is no such layer, it is not dense or lacks one of the
   *     units, or both have the same weights
   * @throws IllegalStateException if the network has no values yet
   */
  public static Hyperplane between(Network network, int layer, int unit, int other) {
    requireUnit(network, layer, unit);
    requireUnit(network, layer, other);
    Checks.require(
        unit != other, "unit %d is given twice: a border lies between two different units", unit);
    double[] normal = weights(network, layer, unit);
    double[] less = weights(network, layer, other);
    for (int i = 0; i < normal.length; i++) {
      normal[i] -= less[i];
    }
    return new Hyperplane(normal, bias(network, layer, unit) - bias(network, layer, other));
  }

  private static void requireUnit(Network network, int layer, int unit) {
    int last = network.layers().size() - 1;
    Checks.require(
        layer >= 0 && layer <= last,
        "there is no layer %d: the network has layers 0 to %d",
        layer,
        last);
    Checks.require(
        network.layer(layer) instanceof Dense,
        "layer %d is %s: only units of a Dense layer have a hyperplane",
        layer,
        network.layer(layer));
    int units = network.width(layer + 1);
    Checks.require(
        unit >= 0 && unit < units,
        "there is no unit %d: the layer has units 0 to %d",
        unit,
        units - 1);
  }

  private static double[] weights(Network network, int layer, int unit) {
    int inputs = network.width(layer);
    double[] weights = network.parameters(layer + ".weight");
    return Arrays.copyOfRange(weights, unit * inputs, (unit + 1) * inputs);
  }

  private static double bias(Network network, int layer, int unit) {
    boolean has = ((Dense) network.layer(layer)).bias();
    return has ? network.parameters(layer + ".bias")[unit] : 0;
  }

  /**
   * Returns the distance of a point, positive on the side to which the normal points.
   *
   * @param point as many numbers as the normal has; not modified
   * @return the signed Euclidean distance
   * @throws IllegalArgumentException if the length is wrong
   */
  public double distance(double[] point) {
    Checks.length(point.length, normal.length, "the point");
    double sum = offset;
    for (int i = 0; i < normal.length; i++) {
      sum += normal[i] * point[i];
    }
    return sum / PlainKernels.norm(normal);
  }

  /**
   * Returns the coordinate that puts a point on the hyperplane: for two inputs and axis 1, the
   * height of the separating line.
   *
   * @param axis which coordinate to find
   * @param point the others; its entry at the axis is ignored; not modified
   * @return the coordinate; infinite or NaN if the hyperplane is parallel to the axis
   * @throws IllegalArgumentException if the length is wrong or there is no such axis
   */
  public double coordinate(int axis, double... point) {
    Checks.length(point.length, normal.length, "the point");
    Checks.require(
        axis >= 0 && axis < normal.length,
        "there is no axis %d: the axes are 0 to %d",
        axis,
        normal.length - 1);
    double sum = offset;
    for (int i = 0; i < normal.length; i++) {
      sum += i == axis ? 0 : normal[i] * point[i];
    }
    return -sum / normal[axis];
  }

  /**
   * Returns the normal.
   *
   * @return a copy
   */
  @Override
  public double[] normal() {
    return normal.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hyperplane plane
        && Arrays.equals(normal, plane.normal)
        && Double.compare(offset, plane.offset) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(normal) + Double.hashCode(offset);
  }

  /** Returns the equation, {@code 2.0 x0 - 3.0 x1 + 0.5 = 0} for instance. */
  @Override
  public String toString() {
    return Affine.text(normal, offset) + " = 0";
  }
}
