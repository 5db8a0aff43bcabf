package org.nabla.nn;

import java.util.Arrays;

/**
 * The points where a linear unit gives zero, {@code normal . x + offset = 0}: what separates the
 * two classes of a perceptron, and where a ReLU switches on.
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
    int units = network.width(1);
    Checks.require(
        unit >= 0 && unit < units,
        "there is no unit %d: the layer has units 0 to %d",
        unit,
        units - 1);
    double[] weights = network.parameters("0.weight");
    int inputs = network.inputs();
    boolean bias = ((Dense) network.layer(0)).bias();
    return new Hyperplane(
        Arrays.copyOfRange(weights, unit * inputs, (unit + 1) * inputs),
        bias ? network.parameters("0.bias")[unit] : 0);
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
}
