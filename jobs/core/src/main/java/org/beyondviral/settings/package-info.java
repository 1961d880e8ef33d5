/** Every setting with its key, default, unit, range and meaning, declared once. */
@NullMarked
package org.beyondviral.settings;

import org.jspecify.annotations.NullMarked;
