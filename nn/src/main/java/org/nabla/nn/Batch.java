package org.nabla.nn;

/**
 * What a listener is told after each step.
 *
 * @param step the step, from 0
 * @param epoch the epoch, from 1
 * @param samples number of samples in the batch
 * @param loss loss of the batch before the step, without penalties
 * @param penalty penalties on the parameters before the step; 0 if there are none
 */
public record Batch(long step, int epoch, int samples, double loss, double penalty) {}
