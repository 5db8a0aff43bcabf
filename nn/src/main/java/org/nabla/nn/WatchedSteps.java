package org.nabla.nn;

import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** Tells a listener the flow of every so many steps of a run, and of the step that diverges. */
final class WatchedSteps {

  private final int every;
  private final Consumer<GradientFlow> listener;
  private final FlowWatch watch;
  private double[] before = {};
  private boolean watching;
  private boolean updating;
  private double loss;

  WatchedSteps(int every, Consumer<GradientFlow> listener, Network network, Workspace workspace) {
    this.every = every;
    this.listener = listener;
    this.watch = new FlowWatch(network, workspace);
  }

  void begin(long step) {
    updating = false;
    watching = step % every == 0;
    if (watching) {
      watch.begin();
    }
  }

  void beforeUpdate(double loss, double[] parameters, double[] gradient) {
    if (!watching) {
      return;
    }
    if (before.length != parameters.length) {
      before = new double[parameters.length];
    }
    System.arraycopy(parameters, 0, before, 0, before.length);
    watch.parameters(before, gradient);
    this.loss = loss;
    updating = true;
  }

  void end(long step, int epoch, int samples, double[] parameters, double[] gradient) {
    updating = false;
    if (watching) {
      watch.updates(before, parameters);
      listener.accept(watch.flow(step, epoch, samples, loss, before, gradient, parameters));
    }
  }

  /**
   * Tells the flow of a step that ends in an exception. If that was before the update, the step is
   * run again to be seen: to the same bits if the caller has put back what the layers keep from
   * step to step.
   *
   * @param again runs the step again, up to its gradient, and returns the loss
   */
  void diverged(
      long step,
      int epoch,
      int samples,
      double[] parameters,
      double[] gradient,
      DoubleSupplier again) {
    if (updating) {
      end(step, epoch, samples, parameters, gradient);
      return;
    }
    loss = Double.NaN;
    boolean complete = false;
    watch.begin();
    try {
      loss = again.getAsDouble();
      complete = true;
    } catch (ArithmeticException e) {
      // The loss refused the outputs: the flow ends there. The caller has thrown this before.
    }
    watch.parameters(parameters, complete ? gradient : null);
    listener.accept(watch.flow(step, epoch, samples, loss, parameters, gradient, parameters));
  }
}
