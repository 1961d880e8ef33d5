/** One class a command: reads tables, applies stages, writes tables. */
@NullMarked
package org.beyondviral.job;

import org.jspecify.annotations.NullMarked;
