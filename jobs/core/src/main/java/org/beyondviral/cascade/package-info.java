/** Trees of traces that descend from one trace, and their measures. */
@NullMarked
package org.beyondviral.cascade;

import org.jspecify.annotations.NullMarked;
