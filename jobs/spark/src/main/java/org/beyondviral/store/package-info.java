/** The only reader and writer of tables; the run's lock, books and progress. */
@NullMarked
package org.beyondviral.store;

import org.jspecify.annotations.NullMarked;
