/** Who brought whom into a campaign. */
@NullMarked
package org.beyondviral.recruitment;

import org.jspecify.annotations.NullMarked;
