package org.beyondviral.job;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.beyondviral.rows.Columns.col;

import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import org.beyondviral.settings.Settings;
import org.beyondviral.stage.CascadeStages;
import org.beyondviral.stage.TraceStages;
import org.beyondviral.stage.TreeRow;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Books;
import org.beyondviral.table.Catalogue;
import org.beyondviral.trace.Kind;
import org.beyondviral.trace.Trace;

/**
 * Reconstructs the cascades of an archive and measures their trees.
 *
 * <p>Rows of one trace id are one trace, the earliest. A stated parent wins over a stated root;
 * what is acted on but not in the archive is an unseen node; cycles are cut at their earliest
 * trace. Every such case is counted in the ledger.
 *
 * <p>Input: the archive ({@code --traces}). Output: {@code cascade_members}, {@code cascades},
 * stage {@code cascades} of {@code ledger}.
 *
 * <p>Usage: {@code beyond-viral cascades --traces archive/ --output out}, or {@code spark-submit …
 * beyond-viral.jar cascades --traces hdfs:///archive --output hdfs:///study}.
 *
 * <p>References: Goel, Anderson, Hofman & Watts (2016), The structural virality of online
 * diffusion, Management Science 62(1); Vosoughi, Roy & Aral (2018), The spread of true and false
 * news online, Science 359.
 */
public final class CascadesJob {
  private static final Object[] KINDS = Arrays.stream(Kind.values()).map(Kind::word).toArray();

  private CascadesJob() {}

  /** Runs the job. */
  public static void run(Tables tables, Settings settings) {
    Dataset<Trace> traces = tables.read(Catalogue.TRACES);
    Row read =
        traces
            .agg(
                count(lit(1)),
                count_if(col(Trace::traceId).isNull()),
                count_if(col(Trace::traceId).isNotNull().and(col(Trace::createdAt).isNull())),
                count_if(
                    col(Trace::traceId)
                        .isNotNull()
                        .and(col(Trace::createdAt).isNotNull())
                        .and(col(Trace::kind).isNull())),
                count_if(functions.not(col(Trace::kind).isin(KINDS))))
            .head();
    Dataset<Row> distinct =
        TraceStages.distinct(traces, Trace::rootId).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<TreeRow> trees =
        CascadeStages.trees(CascadeStages.nodes(distinct)).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      tables.write(Catalogue.CASCADE_MEMBERS, CascadeStages.members(trees));
      tables.write(Catalogue.CASCADES, CascadeStages.cascades(trees));
      Row copies =
          distinct.agg(sum(functions.col(TraceStages.COPIES).minus(1)).as("repeated")).head();
      Row remarkable =
          trees
              .agg(
                  count(col(TreeRow::member)),
                  count_if(col(TreeRow::selfParent)),
                  count_if(col(TreeRow::cycleCut)),
                  count_if(col(TreeRow::earlierThanParent)),
                  count_if(col(TreeRow::rootDisagrees)),
                  count_if(functions.col("member.parentEvidence").equalTo("unseen")),
                  count_if(
                      col(TreeRow::member)
                          .isNotNull()
                          .and(functions.col("member.authorId").isNull())))
              .head();
      tables.writeLedger(
          "cascades",
          Books.of("cascades")
              .in(read.getLong(0))
              .out(remarkable.getLong(0))
              .dropped("no_trace_id", read.getLong(1))
              .dropped("no_created_at", read.getLong(2))
              .dropped("no_kind", read.getLong(3))
              .dropped("repeated_trace_id", copies.isNullAt(0) ? 0 : copies.getLong(0))
              .noted("self_parent", remarkable.getLong(1))
              .noted("cycle_cut", remarkable.getLong(2))
              .noted("earlier_than_parent", remarkable.getLong(3))
              .noted("root_disagrees", remarkable.getLong(4))
              .noted("parent_unseen", remarkable.getLong(5))
              .noted("author_unknown", remarkable.getLong(6))
              .noted("kind_unknown", read.getLong(4))
              .close());
    } finally {
      trees.unpersist();
      distinct.unpersist();
    }
  }
}
