package org.nabla.nn;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Updates that say what they remember. */
final class ParameterUpdates {

  private ParameterUpdates() {}

  record Sgd(double learningRate) implements ParameterUpdate {

    Sgd {
      Checks.positive(learningRate, "the learning rate");
    }

    @Override
    public void apply(double[] parameters, double[] gradient) {
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] -= learningRate * gradient[i];
      }
    }

    @Override
    public String name() {
      return "SGD(" + learningRate + ")";
    }

    @Override
    public Map<String, double[]> state() {
      return Map.of();
    }

    @Override
    public void restore(Map<String, double[]> state) {
      Checks.require(state.isEmpty(), "SGD remembers nothing but is given %s", state.keySet());
    }
  }

  /** Changes the gradient first; it remembers what the update behind it does. */
  record Clipped(String how, Consumer<double[]> clip, ParameterUpdate update)
      implements ParameterUpdate {

    @Override
    public void apply(double[] parameters, double[] gradient) {
      clip.accept(gradient);
      update.apply(parameters, gradient);
    }

    @Override
    public String name() {
      return update.name() + ", " + how;
    }

    @Override
    public Map<String, double[]> state() {
      return update.state();
    }

    @Override
    public void restore(Map<String, double[]> state) {
      update.restore(state);
    }
  }

  record Resumable(
      String name,
      ParameterUpdate update,
      Supplier<Map<String, double[]>> remembered,
      Consumer<Map<String, double[]>> restorer)
      implements ParameterUpdate {

    Resumable {
      Checks.require(!name.isBlank(), "the name of an update is blank: give its optimizer's");
    }

    @Override
    public void apply(double[] parameters, double[] gradient) {
      update.apply(parameters, gradient);
    }

    @Override
    public Map<String, double[]> state() {
      return remembered.get();
    }

    @Override
    public void restore(Map<String, double[]> state) {
      restorer.accept(state);
    }
  }
}
