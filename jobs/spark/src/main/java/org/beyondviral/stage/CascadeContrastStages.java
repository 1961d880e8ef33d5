package org.beyondviral.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.storage.StorageLevel;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.campaign.Profile;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.compare.CascadeContrast;
import org.beyondviral.compare.Chosen;
import org.beyondviral.compare.ComparedCascade;

/** The cascades of viral fades and of sustained movements. */
public final class CascadeContrastStages {
  /** Cascades of fewer traces have one shape. */
  private static final int LEAST_TRACES = 3;

  /** Whether all campaigns of a cascade are movements. */
  public record Side(boolean movementsAlone) {}

  private CascadeContrastStages() {}

  /**
   * Those to compare: the cascades of three traces or more whose root was seen and that are in
   * compared campaigns of one group alone, at most so many of each group, by seed and id. One in
   * several campaigns counts for the first by id. They are collected.
   *
   * <p>Two shuffles: of the members by cascade, drawn together before; of the cascades. The
   * campaigns are broadcast.
   */
  public static List<ComparedCascade> drawn(
      Dataset<CampaignMember> members,
      Dataset<Cascade> cascades,
      Dataset<Chosen> chosen,
      int most,
      long seed) {
    Column movement = col(ComparedCascade::movement);
    Column id = col(ComparedCascade::cascadeId);
    Dataset<ComparedCascade> all =
        as(
                members
                    .select(col(CampaignMember::campaignId), col(CampaignMember::cascadeId))
                    .join(
                        broadcast(
                            chosen
                                .filter(col(Chosen::byRule))
                                .withColumn(
                                    name(ComparedCascade::movement),
                                    col(Chosen::profile).notEqual(Profile.VIRAL_FADE.word()))),
                        name(Chosen::campaignId))
                    .groupBy(id)
                    .agg(
                        min(col(Chosen::campaignId)).as(name(ComparedCascade::campaignId)),
                        min(movement).as(name(Side::movementsAlone)),
                        max(movement).as(name(ComparedCascade::movement)))
                    .filter(col(Side::movementsAlone).equalTo(movement))
                    .withColumn(
                        name(ComparedCascade::part),
                        pmod(
                                xxhash64(col(ComparedCascade::campaignId)),
                                lit((long) CascadeContrast.PARTS))
                            .cast("int"))
                    .join(
                        cascades.filter(
                            col(Cascade::complete).and(col(Cascade::size).geq(LEAST_TRACES))),
                        name(Cascade::cascadeId)),
                ComparedCascade.class)
            .persist(StorageLevel.MEMORY_AND_DISK());
    List<ComparedCascade> drawn = new ArrayList<>();
    for (boolean side : new boolean[] {false, true}) {
      drawn.addAll(
          all.filter(movement.equalTo(side))
              .orderBy(xxhash64(lit(seed), id), id)
              .limit(most)
              .collectAsList());
    }
    all.unpersist();
    return drawn;
  }
}
