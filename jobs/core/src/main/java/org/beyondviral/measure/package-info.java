/** Every measure of a campaign: name, unit, range, meaning and source in one place. */
@NullMarked
package org.beyondviral.measure;

import org.jspecify.annotations.NullMarked;
