/** How attention dies after its peak: models fitted to counts. */
@NullMarked
package org.beyondviral.attention.decay;

import org.jspecify.annotations.NullMarked;
