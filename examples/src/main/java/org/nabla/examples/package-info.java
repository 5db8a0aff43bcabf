/**
 * The stories of the lecture notes, told by running them: the one place where the five libraries
 * meet.
 *
 * <p>Each story is one class that reads from top to bottom: data or function, what is done with it,
 * numbers and figures. {@link org.nabla.examples.Main} lists and runs them and gathers all of them
 * in a report.
 *
 * <p>To add a story, write a class that implements {@link org.nabla.examples.Story} and add it to
 * the list in {@code Stories}.
 */
@NullMarked
package org.nabla.examples;

import org.jspecify.annotations.NullMarked;
