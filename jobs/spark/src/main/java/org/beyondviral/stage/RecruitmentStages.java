package org.beyondviral.stage;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import java.time.Duration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.recruitment.Recruit;
import org.beyondviral.recruitment.RecruitmentFacts;

/** What the measures need to know of how each campaign's participants came. */
public final class RecruitmentStages {
  /** The recruitment of one campaign. */
  public record Recruitment(String campaignId, RecruitmentFacts recruitment) {}

  /** The place of one delay among those of its campaign, from 1. */
  public record Place(long place, long delays) {}

  private RecruitmentStages() {}

  /**
   * Sums over the participants of each campaign with any, and the median delay. Three shuffles: of
   * sums; of the delays by campaign, sorted and streamed; of the middle ones. The campaigns are
   * broadcast.
   *
   * @param observed how long before the end somebody must have joined for his recruits to be seen
   */
  public static Dataset<Recruitment> recruitment(
      Dataset<Recruit> recruits, Dataset<Campaign> campaigns, Duration observed) {
    Column known = col(Recruit::generation).isNotNull();
    Column recruited = col(Recruit::generation).gt(0);
    Column longEnough = Bins.plus(col(Recruit::joinedAt), observed).leq(col(Campaign::observedTo));
    Dataset<Row> facts =
        recruits
            .join(
                broadcast(campaigns.select(col(Campaign::campaignId), col(Campaign::observedTo))),
                name(Campaign::campaignId))
            .groupBy(col(Recruit::campaignId))
            .agg(
                count_if(col(Recruit::generation).equalTo(0))
                    .as(name(RecruitmentFacts::unrecruited)),
                count_if(recruited).as(name(RecruitmentFacts::recruited)),
                count_if(col(Recruit::generation).isNull()).as(name(RecruitmentFacts::unknown)),
                coalesce(sum(col(Recruit::generation)), lit(0L))
                    .as(name(RecruitmentFacts::generations)),
                coalesce(max(col(Recruit::generation)), lit(0))
                    .cast("bigint")
                    .as(name(RecruitmentFacts::maxGeneration)),
                count_if(known.and(longEnough)).as(name(RecruitmentFacts::observed)),
                count_if(recruited.and(longEnough)).as(name(RecruitmentFacts::observedRecruited)))
            .join(medians(recruits), new String[] {name(Recruit::campaignId)}, "left");
    return as(
        facts.select(
            col(Recruit::campaignId),
            struct(RecruitmentFacts.class).as(name(Recruitment::recruitment))),
        Recruitment.class);
  }

  /** The middle delay of each campaign, or the mean of the two in the middle. */
  private static Dataset<Row> medians(Dataset<Recruit> recruits) {
    Column campaign = col(Recruit::campaignId);
    Column twice = col(Place::place).multiply(2);
    return recruits
        .filter(col(Recruit::delaySeconds).isNotNull())
        .select(
            campaign,
            col(Recruit::delaySeconds),
            row_number()
                .over(Window.partitionBy(campaign).orderBy(col(Recruit::delaySeconds)))
                .as(name(Place::place)),
            count(lit(1)).over(Window.partitionBy(campaign)).as(name(Place::delays)))
        .filter(twice.geq(col(Place::delays)).and(twice.leq(col(Place::delays).plus(2))))
        .groupBy(campaign)
        .agg(avg(col(Recruit::delaySeconds)).as(name(RecruitmentFacts::medianDelaySeconds)));
  }
}
