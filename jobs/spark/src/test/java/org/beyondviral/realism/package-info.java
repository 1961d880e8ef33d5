/** Makes jobs/docs/realism.md: distributions of generated archives beside those of real ones. */
@NullMarked
package org.beyondviral.realism;

import org.jspecify.annotations.NullMarked;
