package org.beyondviral.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.campaign.Profile;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.compare.CascadeContrast;
import org.beyondviral.compare.Chosen;
import org.beyondviral.compare.ComparedCascade;
import org.jspecify.annotations.Nullable;

/** The cascades of viral fades and of sustained movements. */
public final class CascadeContrastStages {
  /** Cascades of fewer traces have one shape. */
  private static final int LEAST_TRACES = 3;

  /** Whether all campaigns of a cascade are movements. */
  public record Side(boolean movementsAlone) {}

  /**
   * A cascade of compared campaigns, and the first reason to leave it out.
   *
   * @param twoGroups whether it is in campaigns of both groups
   * @param rootUnseen whether its root is not in the archive
   * @param small whether it has fewer than three traces
   */
  public record Candidate(
      String cascadeId,
      String campaignId,
      boolean movement,
      int part,
      long size,
      int depth,
      long maxBreadth,
      @Nullable Double structuralVirality,
      boolean twoGroups,
      boolean rootUnseen,
      boolean small) {}

  /** Cascades, and how many are left out for each reason. */
  public record Tally(long cascades, long twoGroups, long rootUnseen, long small) {}

  private CascadeContrastStages() {}

  /**
   * The cascades of compared campaigns. One in several campaigns counts for the first by id.
   *
   * <p>Two shuffles: of the members by cascade, drawn together before; of the cascades. The
   * campaigns are broadcast.
   */
  public static Dataset<Candidate> candidates(
      Dataset<CampaignMember> members, Dataset<Cascade> cascades, Dataset<Chosen> chosen) {
    Column movement = col(Candidate::movement);
    Column twoGroups = col(Side::movementsAlone).notEqual(movement);
    Column rootUnseen = not(col(Cascade::complete));
    Column small = col(Cascade::size).lt(LEAST_TRACES);
    return as(
        members
            .select(col(CampaignMember::campaignId), col(CampaignMember::cascadeId))
            .join(
                broadcast(
                    chosen
                        .filter(col(Chosen::byRule))
                        .withColumn(
                            name(Candidate::movement),
                            col(Chosen::profile).notEqual(Profile.VIRAL_FADE.word()))),
                name(Chosen::campaignId))
            .groupBy(col(Candidate::cascadeId))
            .agg(
                min(col(Chosen::campaignId)).as(name(Candidate::campaignId)),
                min(movement).as(name(Side::movementsAlone)),
                max(movement).as(name(Candidate::movement)))
            .withColumn(
                name(Candidate::part),
                pmod(xxhash64(col(Candidate::campaignId)), lit((long) CascadeContrast.PARTS))
                    .cast("int"))
            .join(cascades, name(Cascade::cascadeId))
            .withColumn(name(Candidate::twoGroups), twoGroups)
            .withColumn(name(Candidate::rootUnseen), rootUnseen.and(not(twoGroups)))
            .withColumn(name(Candidate::small), small.and(not(twoGroups)).and(not(rootUnseen))),
        Candidate.class);
  }

  /** How many there are, and how many are left out. */
  public static Tally tally(Dataset<Candidate> candidates) {
    return as(
            candidates.agg(
                count(lit(1)).as(name(Tally::cascades)),
                count_if(col(Candidate::twoGroups)).as(name(Tally::twoGroups)),
                count_if(col(Candidate::rootUnseen)).as(name(Tally::rootUnseen)),
                count_if(col(Candidate::small)).as(name(Tally::small))),
            Tally.class)
        .first();
  }

  /**
   * Those to compare: the cascades of three traces or more whose root was seen and that are in
   * campaigns of one group alone, at most so many of each group, by seed and id. They are
   * collected.
   */
  public static List<ComparedCascade> drawn(Dataset<Candidate> candidates, int most, long seed) {
    Dataset<ComparedCascade> left =
        as(
            candidates.filter(
                not(
                    col(Candidate::twoGroups)
                        .or(col(Candidate::rootUnseen))
                        .or(col(Candidate::small)))),
            ComparedCascade.class);
    List<ComparedCascade> drawn = new ArrayList<>();
    for (boolean movement : new boolean[] {false, true}) {
      drawn.addAll(
          Draws.of(
              left.filter(col(ComparedCascade::movement).equalTo(movement)),
              col(ComparedCascade::cascadeId),
              most,
              seed));
    }
    return drawn;
  }
}
