/** Who acted on whom in a campaign, as a network of people. */
@NullMarked
package org.beyondviral.network;

import org.jspecify.annotations.NullMarked;
