package org.beyondviral.stage;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.stage.TraceStages.present;

import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * A trace with what it acts on, as hashes.
 *
 * @param parent what it acts on: the stated parent, without one the stated root; null for none and
 *     for itself
 * @param claim the root it states when that is neither itself nor its stated parent
 */
public record LinkedTrace(
    @Nullable String traceId,
    @Nullable Instant createdAt,
    @Nullable String platform,
    @Nullable String authorId,
    @Nullable String kind,
    @Nullable String parentId,
    @Nullable String rootId,
    @Nullable Long id,
    @Nullable Long parent,
    @Nullable Long claim) {

  static Dataset<LinkedTrace> of(Dataset<?> traces, IdHash hash) {
    Column id = col(Trace::traceId);
    Column stated = present(col(Trace::parentId));
    Column root = present(col(Trace::rootId));
    Column self = stated.isNotNull().and(stated.equalTo(id));
    Column parent =
        when(self, lit(null))
            .when(stated.isNotNull(), stated)
            .when(root.isNotNull().and(root.notEqual(id)), root);
    Column claim =
        when(
            stated
                .isNotNull()
                .and(root.notEqual(stated))
                .and(root.notEqual(id))
                .and(stated.notEqual(id)),
            root);
    return traces
        .select(
            id,
            col(Trace::createdAt),
            col(Trace::platform),
            present(col(Trace::authorId)).as(name(LinkedTrace::authorId)),
            col(Trace::kind),
            col(Trace::parentId),
            col(Trace::rootId),
            hash.of(id).as(name(LinkedTrace::id)),
            hash.of(parent).as(name(LinkedTrace::parent)),
            hash.of(claim).as(name(LinkedTrace::claim)))
        .as(RecordEncoder.of(LinkedTrace.class));
  }
}
