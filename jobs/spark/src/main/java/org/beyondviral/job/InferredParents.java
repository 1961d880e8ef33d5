package org.beyondviral.job;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.beyondviral.rows.Columns.col;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.cascade.parents.ParentRules;
import org.beyondviral.cascade.parents.Reading;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.stage.Built;
import org.beyondviral.stage.Inferred;
import org.beyondviral.stage.ParentStages;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Books;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.LedgerEntry;
import org.beyondviral.trace.Follow;
import org.beyondviral.trace.Trace;

/**
 * The parents that the cascades job infers, from the tables it has written as stated.
 *
 * @param inferred cut off from those tables, which are about to be replaced
 * @param books what was inferred and what was not
 */
record InferredParents(Reading reading, Dataset<Inferred> inferred, List<LedgerEntry> books) {
  private static final String STAGE = "parents";

  /**
   * Infers what the rules ask for; nothing for {@link Reading#STATED}.
   *
   * @param heldByOneTask traces of the largest cascade that is read anew
   */
  static InferredParents of(
      Tables tables, Dataset<Trace> traces, ParentRules rules, long heldByOneTask) {
    SparkSession spark = tables.spark();
    if (!rules.infers()) {
      return new InferredParents(
          rules.reading(),
          spark.createDataset(List.of(), RecordEncoder.of(Inferred.class)).coalesce(1),
          List.of());
    }
    Dataset<Follow> follows =
        rules.reading() == Reading.FOLLOWED
            ? tables.read(Catalogue.FOLLOWS)
            : spark.createDataset(List.of(), RecordEncoder.of(Follow.class));
    Dataset<CascadeMember> stated = tables.read(Catalogue.CASCADE_MEMBERS);
    List<String> tooLarge = ParentStages.tooLarge(tables.read(Catalogue.CASCADES), heldByOneTask);
    Dataset<Inferred> inferred =
        ParentStages.infer(stated, traces, follows, tooLarge, rules).checkpoint();
    Row asked =
        stated
            .filter(ParentStages.statesOnlyTheRoot())
            .agg(count(lit(1)), count_if(col(CascadeMember::cascadeId).isin(tooLarge.toArray())))
            .head();
    long copies = ParentStages.copies(inferred).count();
    return new InferredParents(
        rules.reading(),
        inferred,
        Books.of(STAGE)
            .in(asked.getLong(0))
            .out(copies)
            .dropped("left_as_stated", asked.getLong(0) - asked.getLong(1) - copies)
            .dropped("cascade_too_large", asked.getLong(1))
            .close());
  }

  /** Whether there is another reading than the stated one. */
  boolean areRead() {
    return reading != Reading.STATED;
  }

  /** Writes how far cascades depend on them, and the books. */
  void write(Tables tables) {
    tables.write(Catalogue.CASCADE_UNCERTAINTY, ParentStages.uncertainty(inferred));
    tables.write(Catalogue.CASCADE_DRAWS, ParentStages.draws(inferred));
    tables.writeLedger(STAGE, books);
  }

  Dataset<Trace> replacedIn(Dataset<Trace> traces) {
    return ParentStages.replaced(traces, ParentStages.copies(inferred));
  }

  /** Built once, by tasks of which Spark counts each once, before the shuffle that this takes. */
  Dataset<Built> evidenceIn(Dataset<Built> built) {
    return ParentStages.withEvidence(built.checkpoint(), ParentStages.copies(inferred), reading);
  }
}
