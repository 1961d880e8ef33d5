package org.beyondviral.report;

import static org.apache.spark.sql.functions.bin;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * Weeks by how many binary digits their number has: 0, 1, 2 to 3, 4 to 7, 8 to 15 and so on, so
 * that a thousand weeks are eleven spans.
 */
final class WeekSpan {
  private WeekSpan() {}

  /** The span that holds a week, counted from 0. */
  static Column of(Column week) {
    return when(week.equalTo(0), lit(0)).otherwise(length(bin(week.cast("bigint"))));
  }

  /** How many weeks a span is long. */
  static Column weeks(Column span) {
    return when(span.leq(1), lit(1L)).otherwise(pow(lit(2), span.minus(1)).cast("bigint"));
  }

  /** How many weeks it is long. */
  static long weeks(int span) {
    return span == 0 ? 1 : 1L << (span - 1);
  }

  /** {@code 0}, {@code 1}, {@code 2–3} and so on. */
  static String words(int span) {
    long first = span == 0 ? 0 : 1L << (span - 1);
    long last = first + weeks(span) - 1;
    return first == last ? Numbers.count(first) : Numbers.count(first) + "–" + Numbers.count(last);
  }
}
