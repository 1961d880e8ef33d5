/** Campaigns, their members, profiles and the rules that tell profiles apart. */
@NullMarked
package org.beyondviral.campaign;

import org.jspecify.annotations.NullMarked;
