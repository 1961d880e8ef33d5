/** Who leads a campaign, for how long, and who comes after. */
@NullMarked
package org.beyondviral.leadership;

import org.jspecify.annotations.NullMarked;
