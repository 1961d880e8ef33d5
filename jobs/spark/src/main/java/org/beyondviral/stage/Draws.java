package org.beyondviral.stage;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;

/** Rows drawn by chance. */
final class Draws {
  private Draws() {}

  /**
   * At most so many of the rows, by a hash of the seed and their id: the same in whatever order
   * they come. They are collected.
   */
  static <R> List<R> of(Dataset<R> rows, Column id, int most, long seed) {
    return rows.orderBy(xxhash64(lit(seed), id), id).limit(most).collectAsList();
  }
}
