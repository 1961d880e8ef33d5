/** The catalogue of tables: names, columns, units and meanings, declared once. */
@NullMarked
package org.beyondviral.table;

import org.jspecify.annotations.NullMarked;
