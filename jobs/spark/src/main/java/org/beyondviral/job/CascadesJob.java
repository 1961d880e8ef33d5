package org.beyondviral.job;

import org.apache.spark.sql.Dataset;
import org.beyondviral.settings.Settings;
import org.beyondviral.stage.CascadeStages;
import org.beyondviral.stage.CascadeTally;
import org.beyondviral.stage.Read;
import org.beyondviral.stage.Reconstruction;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Books;
import org.beyondviral.table.Catalogue;
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
  private CascadesJob() {}

  /** Runs the job. */
  public static void run(Tables tables, Settings settings) {
    Dataset<Trace> traces = tables.read(Catalogue.TRACES);
    Reconstruction found = CascadeStages.reconstruct(traces);
    write(tables, found);
    while (found.tally().hasCollided()) {
      found = CascadeStages.again(traces, found);
      write(tables, found);
    }
    Read read = found.read();
    CascadeTally tally = found.tally();
    tables.writeLedger(
        "cascades",
        Books.of("cascades")
            .in(read.rows())
            .out(tally.members())
            .dropped("no_trace_id", read.noTraceId())
            .dropped("no_created_at", read.noCreatedAt())
            .dropped("no_kind", read.noKind())
            .dropped("repeated_trace_id", found.repeated() + tally.repeated())
            .noted("self_parent", tally.selfParents())
            .noted("cycle_cut", tally.cyclesCut())
            .noted("earlier_than_parent", tally.earlierThanParent())
            .noted("root_disagrees", tally.rootDisagrees())
            .noted("parent_unseen", tally.parentUnseen())
            .noted("author_unknown", tally.authorUnknown())
            .noted("kind_unknown", read.kindUnknown())
            .close());
  }

  private static void write(Tables tables, Reconstruction found) {
    tables.write(Catalogue.CASCADE_MEMBERS, found.members());
    tables.write(Catalogue.CASCADES, found.cascades());
  }
}
