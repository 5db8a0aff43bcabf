/**
 * Pieces of one's own, as a user of the libraries writes them: an {@link
 * org.nabla.examples.own.HeavyBall optimizer}, a {@link org.nabla.examples.own.RateRules learning
 * rate}, an {@link org.nabla.examples.own.Snake activation}, a {@link
 * org.nabla.examples.own.Absolute layer without parameters}, a {@link org.nabla.examples.own.PRelu
 * layer with parameters}, a {@link org.nabla.examples.own.LogCosh loss} and a {@link
 * org.nabla.examples.own.Parabola generator}.
 *
 * <p>Each is used like the built-in ones and passes the same laws: their tests are the contracts in
 * the libraries' test jars.
 */
@NullMarked
package org.nabla.examples.own;

import org.jspecify.annotations.NullMarked;
