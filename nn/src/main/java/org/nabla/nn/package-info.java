/** Nabla nn. */
@NullMarked
package org.nabla.nn;

import org.jspecify.annotations.NullMarked;
