/** Who took part, who came back, and for how long. */
@NullMarked
package org.beyondviral.people;

import org.jspecify.annotations.NullMarked;
