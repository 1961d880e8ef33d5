/** Synthetic archives with planted truth: every campaign from its own seed, one at a time. */
@NullMarked
package org.beyondviral.generate;

import org.jspecify.annotations.NullMarked;
