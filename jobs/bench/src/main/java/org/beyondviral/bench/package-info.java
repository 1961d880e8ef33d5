/** Other programs that do what a job does; each is a main of its own, timed from outside. */
@NullMarked
package org.beyondviral.bench;

import org.jspecify.annotations.NullMarked;
