package org.beyondviral.job;

import static org.beyondviral.rows.Columns.col;

import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.beyondviral.cascade.parents.ParentRules;
import org.beyondviral.cascade.parents.Reading;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.stage.Built;
import org.beyondviral.stage.CascadeStages;
import org.beyondviral.stage.CascadeTally;
import org.beyondviral.stage.ParentStages;
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
 * <p>Where the archive states for a repost only the root, {@code cascades.parents} says how its
 * parent is read. Anything but {@code stated} reconstructs the cascades, infers parents within
 * them, and builds the trees once more: some two to three times the time. With {@code
 * cascades.trees}, trees are drawn for intervals. A cascade of more than two million traces, or
 * five million ties among its authors, stays as stated. Stage {@code cascades} of the ledger then
 * counts the traces with their inferred parents.
 *
 * <p>Input: the archive ({@code --traces}); who follows whom ({@code --follows}) for {@code
 * cascades.parents=followed}. Output: {@code cascade_members}, {@code cascades}, {@code
 * cascade_uncertainty}, {@code cascade_draws}, stages {@code cascades} and {@code parents} of
 * {@code ledger}.
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

  /**
   * Looks, before any work, whether there is what the reading of parents needs.
   *
   * @throws UserError when parents are to be read as followed and nothing says who follows whom, or
   *     what says it cannot be read; as probable by audience and no trace states one; when trees
   *     are to be drawn of parents as stated
   */
  public static void check(Tables tables, Settings settings) {
    if (settings.get(Setting.FOLLOWS_PATH).isPresent()) {
      tables.read(Catalogue.FOLLOWS);
    } else if (Reading.of(settings) == Reading.FOLLOWED) {
      throw new UserError(
          "setting cascades.parents is 'followed', but nothing says who follows whom; add --follows with the path of follower_id and followee_id, or use interacted, probable or stated");
    }
    if (Reading.of(settings) == Reading.STATED && settings.get(Setting.CASCADES_TREES) > 0) {
      throw new UserError(
          "setting cascades.trees is %d, but cascades.parents is 'stated', which leaves nothing to draw; use followed, interacted or probable, or 0 trees"
              .formatted(settings.get(Setting.CASCADES_TREES)));
    }
    if (Reading.of(settings) == Reading.PROBABLE
        && settings.get(Setting.CASCADES_AUDIENCE_WEIGHT) > 0
        && tables.read(Catalogue.TRACES).filter(col(Trace::audience).isNotNull()).isEmpty()) {
      throw new UserError(
          "setting cascades.parents is 'probable', but no trace states its author's audience; use --set cascades.audience-weight=0 to draw by lag alone, or interacted or stated");
    }
  }

  /** Runs the job. */
  public static void run(Tables tables, Settings settings) {
    Dataset<Trace> traces = tables.read(Catalogue.TRACES);
    reconstruct(tables, traces, UnaryOperator.identity());
    InferredParents parents =
        InferredParents.of(tables, traces, ParentRules.of(settings), ParentStages.HELD_BY_ONE_TASK);
    parents.write(tables);
    if (parents.areRead()) {
      reconstruct(tables, parents.replacedIn(traces), parents::evidenceIn);
    }
  }

  private static void reconstruct(
      Tables tables, Dataset<Trace> traces, UnaryOperator<Dataset<Built>> evidence) {
    Reconstruction found = CascadeStages.reconstruct(traces);
    write(tables, found, evidence);
    while (found.tally().hasCollided()) {
      found = CascadeStages.again(traces, found);
      write(tables, found, evidence);
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

  private static void write(
      Tables tables, Reconstruction found, UnaryOperator<Dataset<Built>> evidence) {
    tables.writeBoth(Catalogue.CASCADE_MEMBERS, Catalogue.CASCADES, evidence.apply(found.built()));
  }
}
