/** One class a command: reads tables, applies a stage, writes tables. */
@NullMarked
package org.beyondviral.job;

import org.jspecify.annotations.NullMarked;
