package org.beyondviral.stage;

import static org.beyondviral.rows.Columns.col;

import java.time.Instant;
import org.apache.spark.sql.Column;
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
  static final int ID = 8;
  static final int PARENT = 9;
  static final int CLAIM = 10;
  static final int COLUMNS = 11;

  /** The order in which they come; of rows of one trace the first stays. */
  static Column[] inOrder() {
    return new Column[] {
      col(PlacedTrace::cascade),
      col(PlacedTrace::createdAt),
      col(PlacedTrace::traceId),
      col(PlacedTrace::platform).asc_nulls_last(),
      col(PlacedTrace::authorId).asc_nulls_last(),
      col(PlacedTrace::kind),
      col(PlacedTrace::parentId).asc_nulls_last(),
      col(PlacedTrace::rootId).asc_nulls_last()
    };
  }
}
