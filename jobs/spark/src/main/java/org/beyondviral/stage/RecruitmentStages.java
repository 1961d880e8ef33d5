package org.beyondviral.stage;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_date;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import java.time.Duration;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.incentive.ReturnRatio.Stratum;
import org.beyondviral.network.NetworkPerson;
import org.beyondviral.people.Participant;
import org.beyondviral.recruitment.Recruit;
import org.beyondviral.recruitment.RecruitmentFacts;
import org.jspecify.annotations.Nullable;

/** What the measures need to know of how each campaign's participants came. */
public final class RecruitmentStages {
  /** The recruitment of one campaign. */
  public record Recruitment(String campaignId, RecruitmentFacts recruitment) {}

  /** The place of one delay among those of its campaign, from 1. */
  public record Place(long place, long delays) {}

  /** The standing of the recruiter of somebody. */
  public record Recruiter(String recruiterId, @Nullable Long community) {}

  /** When the first recruit of an account came. */
  public record FirstRecruit(String authorId, Instant recruitedAt) {}

  private static final String OWN = "own";
  private static final Duration WEEK = Duration.ofDays(7);

  private RecruitmentStages() {}

  /**
   * Sums over the participants of each campaign with any, and the median delay. Ten shuffles: of
   * sums; of the delays by campaign, sorted and streamed; of the middle ones; of recruits and
   * people by account, and of these and people by recruiter; of recruits by recruiter, and of these
   * and participants by account; of the sums of both. The campaigns are broadcast.
   *
   * @param observed how long before the end somebody must have joined for his recruits to be seen
   */
  public static Dataset<Recruitment> recruitment(
      Dataset<Recruit> recruits,
      Dataset<Participant> participants,
      Dataset<NetworkPerson> people,
      Dataset<Campaign> campaigns,
      Duration observed) {
    Dataset<Row> ends =
        broadcast(campaigns.select(col(Campaign::campaignId), col(Campaign::observedTo)));
    String[] campaign = {name(Recruit::campaignId)};
    Column known = col(Recruit::generation).isNotNull();
    Column recruited = col(Recruit::generation).gt(0);
    Column longEnough = Bins.plus(col(Recruit::joinedAt), observed).leq(col(Campaign::observedTo));
    Dataset<Row> facts =
        recruits
            .join(ends, name(Campaign::campaignId))
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
            .join(medians(recruits), campaign, "left")
            .join(escapes(recruits, people), campaign, "left")
            .join(recruiters(recruits, participants, ends), campaign, "left")
            .withColumn(
                name(RecruitmentFacts::placed), coalesce(col(RecruitmentFacts::placed), lit(0L)))
            .withColumn(
                name(RecruitmentFacts::escaped), coalesce(col(RecruitmentFacts::escaped), lit(0L)))
            .withColumn(
                name(RecruitmentFacts::recruiters),
                MeasureStages.orEmpty(RecruitmentFacts.class, RecruitmentFacts::recruiters));
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

  /** The recruits with another neighbour than their recruiter, and those of another community. */
  private static Dataset<Row> escapes(Dataset<Recruit> recruits, Dataset<NetworkPerson> people) {
    Dataset<Row> recruiters =
        people.select(
            col(NetworkPerson::campaignId),
            col(NetworkPerson::authorId).as(name(Recruiter::recruiterId)),
            col(NetworkPerson::community).as(name(Recruiter::community)));
    Dataset<Row> placed =
        people
            .filter(col(NetworkPerson::neighbours).geq(2))
            .select(
                col(NetworkPerson::campaignId),
                col(NetworkPerson::authorId),
                col(NetworkPerson::community).as(OWN));
    return recruits
        .filter(col(Recruit::recruiterId).isNotNull())
        .join(placed, new String[] {name(Recruit::campaignId), name(Recruit::authorId)})
        .join(recruiters, new String[] {name(Recruit::campaignId), name(Recruit::recruiterId)})
        .groupBy(col(Recruit::campaignId))
        .agg(
            count(lit(1)).as(name(RecruitmentFacts::placed)),
            count_if(functions.col(OWN).notEqual(col(Recruiter::community)))
                .as(name(RecruitmentFacts::escaped)));
  }

  /**
   * Of the participants observed for 14 days, by day: who brought somebody within 7 days, and who
   * was seen again in the 7 days after.
   */
  private static Dataset<Row> recruiters(
      Dataset<Recruit> recruits, Dataset<Participant> participants, Dataset<Row> ends) {
    Dataset<Row> brought =
        recruits
            .filter(col(Recruit::recruiterId).isNotNull())
            .groupBy(
                col(Recruit::campaignId),
                col(Recruit::recruiterId).as(name(FirstRecruit::authorId)))
            .agg(min(col(Recruit::joinedAt)).as(name(FirstRecruit::recruitedAt)));
    Column rewarded =
        coalesce(
            col(FirstRecruit::recruitedAt).lt(Bins.plus(col(Participant::firstAt), WEEK)),
            lit(false));
    Column returned = col(Participant::seenAgain7d);
    return participants
        .join(ends, name(Participant::campaignId))
        .filter(
            Bins.plus(col(Participant::firstAt), WEEK.multipliedBy(2))
                .leq(col(Campaign::observedTo)))
        .join(
            brought,
            new String[] {name(Participant::campaignId), name(Participant::authorId)},
            "left")
        .groupBy(
            col(Participant::campaignId),
            unix_date(col(Participant::firstAt).cast("date")).cast("bigint").as(name(Stratum::day)))
        .agg(
            count_if(rewarded).as(name(Stratum::rewarded)),
            count_if(rewarded.and(returned)).as(name(Stratum::rewardedReturned)),
            count_if(functions.not(rewarded)).as(name(Stratum::others)),
            count_if(functions.not(rewarded).and(returned)).as(name(Stratum::othersReturned)))
        .withColumn(name(Stratum::audienceDigits), lit(null).cast("int"))
        .groupBy(col(Participant::campaignId))
        .agg(
            sort_array(collect_list(struct(Stratum.class))).as(name(RecruitmentFacts::recruiters)));
  }
}
