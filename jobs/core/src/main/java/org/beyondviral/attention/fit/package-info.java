/** Maximum likelihood of a few parameters: search, curvature, comparison of models. */
@NullMarked
package org.beyondviral.attention.fit;

import org.jspecify.annotations.NullMarked;
