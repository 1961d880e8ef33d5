package org.beyondviral.stage;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.unix_micros;

import java.time.Duration;
import org.apache.spark.sql.Column;

/** Bins of time as columns. */
final class Bins {
  private Bins() {}

  /** Start of the bin that holds the time; bins are counted from 1970. */
  static Column start(Column at, Duration bin) {
    Column micros = unix_micros(at);
    return timestamp_micros(micros.minus(pmod(micros, lit(micros(bin)))));
  }

  /** Whole weeks from one time to another. */
  static Column weeksBetween(Column from, Column to, Duration week) {
    Column micros = unix_micros(to).minus(unix_micros(from));
    return micros.minus(pmod(micros, lit(micros(week)))).divide(micros(week)).cast("bigint");
  }

  /** The time that many weeks later. */
  static Column plusWeeks(Column from, Column weeks, Duration week) {
    return timestamp_micros(unix_micros(from).plus(weeks.multiply(micros(week))));
  }

  /** The time that much later. */
  static Column plus(Column from, Duration duration) {
    return timestamp_micros(unix_micros(from).plus(micros(duration)));
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}
