package org.nabla.nn;

/**
 * What a listener is told after each epoch.
 *
 * @param number the epoch, from 1
 * @param epochs how many epochs the run may have
 * @param steps how many steps were done so far
 * @param loss mean loss of the epoch's steps, each measured before its step
 */
public record Epoch(int number, int epochs, long steps, double loss) {}
