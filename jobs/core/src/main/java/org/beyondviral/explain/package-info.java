/** What every table, column, measure and setting means, in words for people. */
@NullMarked
package org.beyondviral.explain;

import org.jspecify.annotations.NullMarked;
