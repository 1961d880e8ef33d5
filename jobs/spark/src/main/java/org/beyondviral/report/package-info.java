/** One self-contained page with what the study found, and how it was found. */
@NullMarked
package org.beyondviral.report;

import org.jspecify.annotations.NullMarked;
