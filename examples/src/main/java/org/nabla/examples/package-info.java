/** Stories. */
@NullMarked
package org.nabla.examples;

import org.jspecify.annotations.NullMarked;
