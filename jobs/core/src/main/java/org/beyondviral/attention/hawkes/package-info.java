/** How far attention feeds itself: self-exciting point processes. */
@NullMarked
package org.beyondviral.attention.hawkes;

import org.jspecify.annotations.NullMarked;
