package org.nabla.nn;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the contracts over every implementation. */
class ContractTest {

  private static final Map<String, Consumer<LayerContract>> LAYER_LAWS =
      Map.of(
          "gradients", LayerContract::gradientsAreThoseOfTheOutputs,
          "nest", LayerContract::gradientsPassThroughANest,
          "sets", LayerContract::onlyTheOutputsOfTheBatchAreSet,
          "repeats", LayerContract::predictionsDoNotDependOnWhatWasPredictedBefore,
          "same seed", LayerContract::aTrainingPassCanBeRepeated,
          "one sample", LayerContract::oneSampleIsLikeABatchOfOne,
          "description", LayerContract::theDescriptionIsStable);

  private static final Map<String, Consumer<ActivationContract>> ACTIVATION_LAWS =
      Map.of(
          "derivative", ActivationContract::theDerivativeIsThatOfTheValue,
          "rows", ActivationContract::rowsAreValuesAndDerivatives,
          "NaN", ActivationContract::notANumberStaysNotANumber);

  private static final Map<String, Consumer<LossContract>> LOSS_LAWS =
      Map.of(
          "gradient", LossContract::theGradientIsThatOfTheLoss,
          "weight 2", LossContract::aWeightOfTwoIsTheSampleTwice,
          "weight 0", LossContract::aWeightOfZeroLeavesTheSampleOut,
          "capacity", LossContract::entriesBeyondTheBatchDoNotCount);

  private record LayerOf(Layer layer, int inputs) implements LayerContract {}

  private record ActivationOf(Activation activation, int inputs) implements ActivationContract {}

  @TestFactory
  Stream<DynamicTest> everyLayerKeepsTheContract() {
    List<DynamicTest> tests = new ArrayList<>();
    for (int inputs : new int[] {1, 3, 17}) {
      for (Layer layer : Implementations.LAYERS) {
        LAYER_LAWS.forEach(
            (name, law) ->
                tests.add(
                    dynamicTest(
                        layer + " of " + inputs + ": " + name,
                        () -> law.accept(new LayerOf(layer, inputs)))));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> everyActivationKeepsTheContract() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Activation activation : Implementations.ACTIVATIONS) {
      ActivationContract contract = new ActivationOf(activation, 3);
      LAYER_LAWS.forEach(
          (name, law) ->
              tests.add(dynamicTest(activation + ": " + name, () -> law.accept(contract))));
      ACTIVATION_LAWS.forEach(
          (name, law) ->
              tests.add(dynamicTest(activation + ": " + name, () -> law.accept(contract))));
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> everyLossKeepsTheContract() {
    List<DynamicTest> tests = new ArrayList<>();
    for (LossContract contract : LossCases.ALL) {
      LOSS_LAWS.forEach(
          (name, law) ->
              tests.add(dynamicTest(contract.loss() + ": " + name, () -> law.accept(contract))));
    }
    return tests.stream();
  }
}
