/** Makes data-samples: small archives in every import format, written as their platforms do. */
@NullMarked
package org.beyondviral.samples;

import org.jspecify.annotations.NullMarked;
