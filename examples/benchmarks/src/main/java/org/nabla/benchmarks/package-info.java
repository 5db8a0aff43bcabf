/** Benchmarks. */
@NullMarked
package org.nabla.benchmarks;

import org.jspecify.annotations.NullMarked;
