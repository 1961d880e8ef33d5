/** The rules that give a campaign its persistence profile, and how firmly they hold. */
@NullMarked
package org.beyondviral.profile;

import org.jspecify.annotations.NullMarked;
