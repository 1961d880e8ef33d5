/** Whom a repost was copied from, where the archive states only the original. */
@NullMarked
package org.beyondviral.cascade.parents;

import org.jspecify.annotations.NullMarked;
