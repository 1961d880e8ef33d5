/** When a campaign's traces came: activity, bursts, decay of attention. */
@NullMarked
package org.beyondviral.attention;

import org.jspecify.annotations.NullMarked;
