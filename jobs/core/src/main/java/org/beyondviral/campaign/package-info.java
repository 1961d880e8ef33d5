/** Campaigns, what defines them, their members, and the names of their profiles. */
@NullMarked
package org.beyondviral.campaign;

import org.jspecify.annotations.NullMarked;
