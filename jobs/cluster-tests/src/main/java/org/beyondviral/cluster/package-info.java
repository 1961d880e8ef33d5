/** The program as it is handed out, on clusters whose parts are processes that can be killed. */
@NullMarked
package org.beyondviral.cluster;

import org.jspecify.annotations.NullMarked;
