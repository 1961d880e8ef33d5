/** One line of a foreign archive to traces: pure parsers, one for each format. */
@NullMarked
package org.beyondviral.importer;

import org.jspecify.annotations.NullMarked;
