/** Shapes of attention: series aligned at their peak and sorted into clusters. */
@NullMarked
package org.beyondviral.shape;

import org.jspecify.annotations.NullMarked;
