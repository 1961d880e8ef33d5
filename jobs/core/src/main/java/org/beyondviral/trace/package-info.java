/** What an archive holds: traces, follows, and the rows that could not be read. */
@NullMarked
package org.beyondviral.trace;

import org.jspecify.annotations.NullMarked;
