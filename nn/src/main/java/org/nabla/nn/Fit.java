package org.nabla.nn;

/**
 * What training gives: the trained network and how it went.
 *
 * @param network the network with the parameters that were learned
 * @param history losses and why training ended
 */
public record Fit(Network network, History history) {}
