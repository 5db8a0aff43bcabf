/** Nabla viz. */
@NullMarked
package org.nabla.viz;

import org.jspecify.annotations.NullMarked;
