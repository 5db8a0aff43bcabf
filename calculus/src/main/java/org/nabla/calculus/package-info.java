/** Nabla calculus. */
@NullMarked
package org.nabla.calculus;

import org.jspecify.annotations.NullMarked;
