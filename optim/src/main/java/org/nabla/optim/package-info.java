/** Nabla optim. */
@NullMarked
package org.nabla.optim;

import org.jspecify.annotations.NullMarked;
