/**
 * JMH benchmarks of the libraries, each beside the peers it is compared with in the same run.
 *
 * <p>{@code java -jar examples/benchmarks/target/benchmarks.jar -l} lists them, and a part of a
 * name as argument runs those that hold it.
 */
@NullMarked
package org.nabla.benchmarks;

import org.jspecify.annotations.NullMarked;
