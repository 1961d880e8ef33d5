package org.beyondviral.stage;

import static org.beyondviral.rows.Columns.col;

import java.time.Instant;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * A trace with the hash of its cascade; the columns up to the root id are the order in which the
 * traces of a cascade come.
 *
 * @param cascade hash of the id of its root
 * @param parent hash of what it acts on; null for none
 * @param claim hash of the root it states, where that tells something of an unseen parent
 */
public record PlacedTrace(
    long cascade,
    Instant createdAt,
    String traceId,
    @Nullable String platform,
    @Nullable String authorId,
    String kind,
    @Nullable String parentId,
    @Nullable String rootId,
    long id,
    @Nullable Long parent,
    @Nullable Long claim) {
  static final int CASCADE = 0;
  static final int CREATED_AT = 1;
  static final int TRACE_ID = 2;
  static final int PLATFORM = 3;
  static final int AUTHOR_ID = 4;
  static final int KIND = 5;
  static final int PARENT_ID = 6;
  static final int ROOT_ID = 7;

  /** Columns that are carried to where the cascade is built; the others follow from them. */
  static final int CARRIED = 8;

  /** The columns that are carried. */
  static Column[] carried() {
    return new Column[] {
      col(PlacedTrace::cascade),
      col(PlacedTrace::createdAt),
      col(PlacedTrace::traceId),
      col(PlacedTrace::platform),
      col(PlacedTrace::authorId),
      col(PlacedTrace::kind),
      col(PlacedTrace::parentId),
      col(PlacedTrace::rootId)
    };
  }

  /** The order in which they come; of rows of one trace the first stays. */
  static Column[] inOrder() {
    return Arrays.stream(carried()).map(Column::asc_nulls_last).toArray(Column[]::new);
  }

  /** The same order of rows of one cascade. */
  static int compare(InternalRow a, InternalRow b) {
    int order = Long.compare(a.getLong(CREATED_AT), b.getLong(CREATED_AT));
    for (int column = TRACE_ID; order == 0 && column < CARRIED; column++) {
      order =
          a.isNullAt(column) || b.isNullAt(column)
              ? Boolean.compare(a.isNullAt(column), b.isNullAt(column))
              : a.getUTF8String(column).compareTo(b.getUTF8String(column));
    }
    return order;
  }
}
