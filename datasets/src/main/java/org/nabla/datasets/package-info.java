/** Nabla datasets. */
@NullMarked
package org.nabla.datasets;

import org.jspecify.annotations.NullMarked;
