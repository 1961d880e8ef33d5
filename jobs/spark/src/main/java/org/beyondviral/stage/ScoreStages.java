package org.beyondviral.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.campaign.Profile;
import org.beyondviral.campaign.Score;
import org.beyondviral.campaign.Score.Outcome;
import org.beyondviral.campaign.Truth;

/** What became of planted campaigns. */
public final class ScoreStages {
  private static final String FOUND = name(Outcome::found);

  private ScoreStages() {}

  /**
   * Planted campaigns, counted by what was planted, what was found and how large they were found.
   * One planted campaign counts once; the result has at most a few dozen rows.
   */
  public static Dataset<Outcome> outcomes(
      Dataset<Truth> truth, Dataset<Campaign> campaigns, Dataset<CampaignProfile> profiles) {
    Dataset<?> found =
        profiles
            .select(col(CampaignProfile::campaignId), col(CampaignProfile::profile).as(FOUND))
            .join(
                campaigns.select(col(Campaign::campaignId), col(Campaign::traces)),
                name(Campaign::campaignId));
    Column traces = coalesce(col(Campaign::traces), lit(0L));
    Column leastTraces = lit(0L);
    for (long least : Score.LEAST_TRACES) {
      leastTraces = when(traces.geq(lit(least)), lit(least)).otherwise(leastTraces);
    }
    return as(
        truth
            .select(col(Truth::campaignId), col(Truth::profile).as(name(Outcome::planted)))
            .join(found, new String[] {name(Truth::campaignId)}, "left")
            .groupBy(
                col(Outcome::planted),
                coalesce(col(Outcome::found), lit(Profile.UNDECIDED.word())).as(FOUND),
                leastTraces.as(name(Outcome::leastTraces)))
            .agg(count(lit(1)).as(name(Outcome::campaigns))),
        Outcome.class);
  }
}
