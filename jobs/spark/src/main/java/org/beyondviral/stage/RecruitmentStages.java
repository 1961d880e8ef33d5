package org.beyondviral.stage;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.bin;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.xxhash64;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.incentive.ReturnDose;
import org.beyondviral.network.NetworkPerson;
import org.beyondviral.people.Participant;
import org.beyondviral.recruitment.LogRank;
import org.beyondviral.recruitment.Recruit;
import org.beyondviral.recruitment.RecruitmentFacts;
import org.beyondviral.rows.RecordEncoder;
import org.jspecify.annotations.Nullable;

/** What the measures need to know of how each campaign's participants came. */
public final class RecruitmentStages {
  /** The recruitment of one campaign. */
  public record Recruitment(String campaignId, RecruitmentFacts recruitment) {}

  /** The place of one delay among those of its campaign, from 1. */
  public record Place(long place, long delays) {}

  /** The recruiter of somebody: the digits of his audience, where known, and his community. */
  public record Recruiter(
      String recruiterId, @Nullable Integer audienceDigits, @Nullable Long community) {}

  /**
   * How long after his recruiter's trace somebody came.
   *
   * @param day of that trace, counted from 1970
   * @param audienceDigits of the recruiter; null when unknown
   * @param rewarded whether the recruiter had brought somebody before that day
   * @param alike whether both are of one community; null when he has no neighbour but his recruiter
   * @param group of the recruiter, one of {@value LogRank#GROUPS}
   */
  public record Delay(
      long day,
      @Nullable Integer audienceDigits,
      double seconds,
      boolean rewarded,
      @Nullable Boolean alike,
      int group) {
    boolean isComparedWith(Delay other) {
      return day == other.day && Objects.equals(audienceDigits, other.audienceDigits);
    }
  }

  /** How soon the recruits of one campaign came, and where to. */
  public record Speeds(
      String campaignId, long placed, long escaped, LogRank rewarded, LogRank alike) {}

  /** How many people an account brought in its first week. */
  public record Brought(long recruits) {}

  /** When the first recruit of an account came. */
  public record FirstRecruit(String authorId, Instant recruitedAt) {}

  private static final String OWN = "own";
  private static final Duration WEEK = Duration.ofDays(7);
  private static final long DAY_MICROS = Duration.ofDays(1).toNanos() / 1_000;

  private RecruitmentStages() {}

  /**
   * Sums over the participants of each campaign with any, and the median delay. Twelve shuffles: of
   * sums; of the delays by campaign, where a task counts and sorts those of one and spills them; of
   * recruits by recruiter, for the first of each; of recruits and people by account, of these and
   * people by recruiter, and of what came of them by campaign, sorted and streamed; of recruits by
   * account, of recruits and participants by recruiter, and of these and participants by account;
   * of the sums of both. The campaigns are broadcast.
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
            .join(speeds(recruits, people), campaign, "left")
            .join(recruiters(recruits, participants, ends), campaign, "left")
            .withColumn(
                name(RecruitmentFacts::placed), coalesce(col(RecruitmentFacts::placed), lit(0L)))
            .withColumn(
                name(RecruitmentFacts::escaped), coalesce(col(RecruitmentFacts::escaped), lit(0L)))
            .withColumn(
                name(RecruitmentFacts::rewarded), coalesce(col(RecruitmentFacts::rewarded), none()))
            .withColumn(
                name(RecruitmentFacts::alike), coalesce(col(RecruitmentFacts::alike), none()))
            .withColumn(
                name(RecruitmentFacts::recruiters),
                MeasureStages.orEmpty(RecruitmentFacts.class, RecruitmentFacts::recruiters));
    return as(
        facts.select(
            col(Recruit::campaignId),
            struct(RecruitmentFacts.class).as(name(Recruitment::recruitment))),
        Recruitment.class);
  }

  private static Column none() {
    return functions.struct(
        lit(0L).as(name(LogRank::came)),
        lit(0.0).as(name(LogRank::expected)),
        lit(0L).as(name(LogRank::othersCame)),
        lit(0.0).as(name(LogRank::othersExpected)),
        lit(0.0).as(name(LogRank::groups)),
        lit(0.0).as(name(LogRank::error)));
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

  /**
   * How soon recruits came, by whether their recruiter had brought somebody before and is of their
   * community; how many with another neighbour than him are not.
   */
  private static Dataset<Speeds> speeds(Dataset<Recruit> recruits, Dataset<NetworkPerson> people) {
    Dataset<Row> recruiters =
        people.select(
            col(NetworkPerson::campaignId),
            col(NetworkPerson::authorId).as(name(Recruiter::recruiterId)),
            length(col(NetworkPerson::audience).cast("string")).as(name(Recruiter::audienceDigits)),
            col(NetworkPerson::community).as(name(Recruiter::community)));
    Dataset<Row> placed =
        people
            .filter(col(NetworkPerson::neighbours).geq(2))
            .select(
                col(NetworkPerson::campaignId),
                col(NetworkPerson::authorId),
                col(NetworkPerson::community).as(OWN));
    Dataset<Row> first =
        firstRecruits(recruits)
            .withColumnRenamed(name(FirstRecruit::authorId), name(Recruiter::recruiterId));
    String[] recruiter = {name(Recruit::campaignId), name(Recruit::recruiterId)};
    Column actedOn =
        unix_micros(col(Recruit::joinedAt)).minus(round(col(Recruit::delaySeconds).multiply(1e6)));
    Column day = floor(actedOn.divide(DAY_MICROS)).cast("bigint");
    FlatMapGroupsFunction<SeriesStages.Key, Delay, Speeds> sum =
        (campaign, delays) -> List.of(speeds(campaign.campaignId(), delays)).iterator();
    return recruits
        .filter(col(Recruit::recruiterId).isNotNull().and(col(Recruit::delaySeconds).isNotNull()))
        .join(placed, new String[] {name(Recruit::campaignId), name(Recruit::authorId)}, "left")
        .join(recruiters, recruiter, "left")
        .join(first, recruiter)
        .select(
            col(Recruit::campaignId),
            day.as(name(Delay::day)),
            col(Delay::audienceDigits),
            col(Recruit::delaySeconds).as(name(Delay::seconds)),
            unix_micros(col(FirstRecruit::recruitedAt))
                .lt(day.multiply(DAY_MICROS))
                .as(name(Delay::rewarded)),
            functions.col(OWN).equalTo(col(Recruiter::community)).as(name(Delay::alike)),
            pmod(xxhash64(col(Recruit::recruiterId)), lit((long) LogRank.GROUPS))
                .cast("int")
                .as(name(Delay::group)))
        .groupBy(col(Recruit::campaignId))
        .as(RecordEncoder.of(SeriesStages.Key.class), RecordEncoder.of(Delay.class))
        .flatMapSortedGroups(
            new Column[] {col(Delay::day), col(Delay::audienceDigits), col(Delay::seconds).desc()},
            sum,
            RecordEncoder.of(Speeds.class));
  }

  private static Speeds speeds(String campaignId, Iterator<Delay> delays) {
    LogRank.Sums rewarded = new LogRank.Sums();
    LogRank.Sums alike = new LogRank.Sums();
    long placed = 0;
    long escaped = 0;
    Delay before = null;
    while (delays.hasNext()) {
      Delay delay = delays.next();
      if (before != null && !delay.isComparedWith(before)) {
        rewarded.endStratum();
        alike.endStratum();
      }
      before = delay;
      rewarded.add(delay.seconds(), delay.rewarded(), delay.group());
      Boolean ofOne = delay.alike();
      if (ofOne != null) {
        alike.add(delay.seconds(), ofOne, delay.group());
        placed++;
        escaped += ofOne ? 0 : 1;
      }
    }
    return new Speeds(campaignId, placed, escaped, rewarded.logRank(), alike.logRank());
  }

  /**
   * Of the participants observed for 14 days, by day: how many they brought within 7 days, and who
   * was seen again in the 7 days after. Whom people of unknown generation brought is not known, and
   * they are left out.
   */
  private static Dataset<Row> recruiters(
      Dataset<Recruit> recruits, Dataset<Participant> participants, Dataset<Row> ends) {
    String[] account = {name(Participant::campaignId), name(Participant::authorId)};
    Dataset<Row> brought =
        recruits
            .filter(col(Recruit::recruiterId).isNotNull())
            .select(
                col(Recruit::campaignId),
                col(Recruit::recruiterId).as(name(Participant::authorId)),
                col(Recruit::joinedAt))
            .join(
                participants.select(
                    col(Participant::campaignId),
                    col(Participant::authorId),
                    col(Participant::firstAt)),
                account)
            .filter(col(Recruit::joinedAt).lt(Bins.plus(col(Participant::firstAt), WEEK)))
            .groupBy(col(Participant::campaignId), col(Participant::authorId))
            .agg(count(lit(1)).as(name(Brought::recruits)));
    Column recruited = coalesce(col(Brought::recruits), lit(0L));
    Dataset<Row> known =
        recruits
            .filter(col(Recruit::generation).isNotNull())
            .select(col(Recruit::campaignId), col(Recruit::authorId));
    return participants
        .join(known, account, "left_semi")
        .join(ends, name(Participant::campaignId))
        .filter(
            Bins.plus(col(Participant::firstAt), WEEK.multipliedBy(2))
                .leq(col(Campaign::observedTo)))
        .join(brought, account, "left")
        .groupBy(
            col(Participant::campaignId),
            unix_date(col(Participant::firstAt).cast("date"))
                .cast("bigint")
                .as(name(ReturnDose::day)),
            length(bin(recruited.plus(1))).minus(1).as(name(ReturnDose::doublings)))
        .agg(
            count(lit(1)).as(name(ReturnDose::people)),
            count_if(col(Participant::seenAgain7d)).as(name(ReturnDose::returned)))
        .groupBy(col(Participant::campaignId))
        .agg(
            sort_array(collect_list(struct(ReturnDose.class)))
                .as(name(RecruitmentFacts::recruiters)));
  }

  private static Dataset<Row> firstRecruits(Dataset<Recruit> recruits) {
    return recruits
        .filter(col(Recruit::recruiterId).isNotNull())
        .groupBy(
            col(Recruit::campaignId), col(Recruit::recruiterId).as(name(FirstRecruit::authorId)))
        .agg(min(col(Recruit::joinedAt)).as(name(FirstRecruit::recruitedAt)));
  }
}
