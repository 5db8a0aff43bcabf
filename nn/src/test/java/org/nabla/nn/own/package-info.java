/** What users build on the public types alone. */
@NullMarked
package org.nabla.nn.own;

import org.jspecify.annotations.NullMarked;
