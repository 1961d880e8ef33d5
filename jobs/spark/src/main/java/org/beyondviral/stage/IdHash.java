package org.beyondviral.stage;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Ids as longs: xxHash64, salted, never 0.
 *
 * <p>Two ids may have one hash: among a thousand million some 10 % of archives hold such a pair. It
 * is found out by a second hash ({@link #check}), and the work is then done again with another
 * salt.
 *
 * @param salt set before the id
 * @param mask bits that are kept; all but in tests
 */
public record IdHash(long salt, long mask) implements Serializable {
  private static final long SPARK_SEED = 42;

  static IdHash first() {
    return new IdHash(1, -1);
  }

  /** Another hash of the same ids. */
  IdHash next() {
    return new IdHash(salt + 1, -1);
  }

  /** The hash of an id; null for null. */
  Column of(Column id) {
    return org.apache.spark.sql.functions.when(
        id.isNotNull(), xxhash64(lit(salt), id).bitwiseAND(lit(mask)).bitwiseOR(lit(1L)));
  }

  /** The hash of an id; 0 for none. */
  long of(UTF8String id) {
    long seed = XXH64.hashLong(salt, SPARK_SEED);
    return (XXH64.hashUnsafeBytes(id.getBaseObject(), id.getBaseOffset(), id.numBytes(), seed)
            & mask)
        | 1;
  }

  /** A hash of another kind. */
  static int check(UTF8String id) {
    return id.hashCode();
  }
}
