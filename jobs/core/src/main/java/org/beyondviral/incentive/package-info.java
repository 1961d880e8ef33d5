/** What schemes of reward would have paid for the observed recruitment. */
@NullMarked
package org.beyondviral.incentive;

import org.jspecify.annotations.NullMarked;
