/** Pure functions from datasets to datasets. */
@NullMarked
package org.beyondviral.stage;

import org.jspecify.annotations.NullMarked;
