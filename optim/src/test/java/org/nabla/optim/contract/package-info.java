/** The laws of an optimizer, for tests of your own. */
@NullMarked
package org.nabla.optim.contract;

import org.jspecify.annotations.NullMarked;
