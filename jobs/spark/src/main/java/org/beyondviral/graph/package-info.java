/** Graph algorithms on GraphX, behind functions from Dataset to Dataset. */
@NullMarked
package org.beyondviral.graph;

import org.jspecify.annotations.NullMarked;
