package org.beyondviral.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.recruitment.Recruit;
import org.beyondviral.stage.RecruitStages.Arrival;

/**
 * Generations and trees of campaigns too large for one task, by pointer jumping: every account's
 * pointer moves to where its target points, so that ways halve each round: log2 of the highest
 * generation rounds, each one join, lineage cut by a checkpoint. What no longer settles hangs on a
 * cycle, and is not known.
 */
final class RecruitRounds {
  /** Where an account's way up has got to, in how many steps; done when that is its end. */
  public record Pointer(
      String campaignId, String authorId, String target, int steps, boolean known, boolean done) {}

  /** The pointer of a target. */
  public record Further(String next, int more, boolean nextKnown, boolean nextDone) {}

  private RecruitRounds() {}

  /**
   * Every arrival with its generation and tree.
   *
   * @param arrivals checkpointed, for they are read twice
   */
  static Dataset<Recruit> settled(Dataset<Arrival> arrivals) {
    Column recruited = col(Arrival::recruiterId).isNotNull();
    Dataset<Pointer> pointers =
        RootRounds.cut(
            as(
                arrivals
                    .withColumn(
                        name(Pointer::target),
                        coalesce(col(Arrival::recruiterId), col(Arrival::authorId)))
                    .withColumn(name(Pointer::steps), when(recruited, 1).otherwise(0))
                    .withColumn(name(Pointer::done), not(recruited)),
                Pointer.class));
    long left = unsettled(pointers);
    long before = left + 1;
    while (left > 0 && left < before) {
      pointers = RootRounds.cut(jump(pointers));
      before = left;
      left = unsettled(pointers);
    }
    Column known = col(Pointer::known).and(col(Pointer::done));
    Dataset<Row> ends =
        pointers.select(
            col(Pointer::campaignId),
            col(Pointer::authorId),
            when(known, col(Pointer::steps)).as(name(Recruit::generation)),
            when(known, col(Pointer::target)).as(name(Recruit::treeId)));
    Column settled = col(Recruit::generation).isNotNull();
    return as(
        arrivals
            .join(ends, new String[] {name(Arrival::campaignId), name(Arrival::authorId)})
            .withColumn(name(Recruit::recruiterId), when(settled, col(Arrival::recruiterId)))
            .withColumn(name(Recruit::delaySeconds), when(settled, col(Arrival::delaySeconds))),
        Recruit.class);
  }

  private static long unsettled(Dataset<Pointer> pointers) {
    return pointers.filter(not(col(Pointer::done))).count();
  }

  private static Dataset<Pointer> jump(Dataset<Pointer> pointers) {
    Dataset<Row> targets =
        pointers.select(
            col(Pointer::campaignId),
            col(Pointer::authorId).as(name(Pointer::target)),
            col(Pointer::target).as(name(Further::next)),
            col(Pointer::steps).as(name(Further::more)),
            col(Pointer::known).as(name(Further::nextKnown)),
            col(Pointer::done).as(name(Further::nextDone)));
    Dataset<Row> moved =
        pointers
            .filter(not(col(Pointer::done)))
            .join(targets, new String[] {name(Pointer::campaignId), name(Pointer::target)})
            .select(
                col(Pointer::campaignId),
                col(Pointer::authorId),
                col(Further::next).as(name(Pointer::target)),
                col(Pointer::steps).plus(col(Further::more)).as(name(Pointer::steps)),
                col(Further::nextKnown).as(name(Pointer::known)),
                col(Further::nextDone).as(name(Pointer::done)));
    return as(moved, Pointer.class).union(pointers.filter(col(Pointer::done)));
  }
}
