/** Encoders of records and typed column names. */
@NullMarked
package org.beyondviral.rows;

import org.jspecify.annotations.NullMarked;
