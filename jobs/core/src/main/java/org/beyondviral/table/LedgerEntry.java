package org.beyondviral.table;

/**
 * One line of the books: for every stage, {@code in} = {@code out} + every {@code dropped.*};
 * {@code noted.*} lines count rows that were kept but changed or remarkable.
 */
public record LedgerEntry(
    @Means("Stage that counted.") String stage,
    @Means("in, out, dropped.<reason> or noted.<reason>.") String item,
    @Means(value = "Rows counted.", unit = Unit.COUNT) long rows) {}
