/** The command line. */
@NullMarked
package org.beyondviral;

import org.jspecify.annotations.NullMarked;
