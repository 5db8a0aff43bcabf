/** Tests of saving. */
@NullMarked
package org.nabla.nn.saving;

import org.jspecify.annotations.NullMarked;
