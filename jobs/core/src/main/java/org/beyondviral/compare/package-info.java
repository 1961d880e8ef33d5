/** Viral fades against sustained movements: effects, intervals, tests, survival. */
@NullMarked
package org.beyondviral.compare;

import org.jspecify.annotations.NullMarked;
