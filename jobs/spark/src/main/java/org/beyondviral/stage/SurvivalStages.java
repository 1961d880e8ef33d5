package org.beyondviral.stage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.compare.KaplanMeier;
import org.beyondviral.compare.Known;
import org.beyondviral.compare.Lifetime;
import org.beyondviral.compare.Survival;
import org.beyondviral.people.Participant;
import org.beyondviral.rows.Columns;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;

/**
 * How long campaigns and participants last, by profile and over all.
 *
 * <p>The profiles are cut on time, so that the curves of campaigns by profile show what a profile
 * is; only the curve over all of them says something about the archive.
 */
public final class SurvivalStages {
  /** Stands where a profile would, for all of them together. */
  public static final String ALL = "all";

  private SurvivalStages() {}

  /**
   * When something is over.
   *
   * @param binMicros width of a bin of activity
   * @param weekBins bins of a week
   * @param quietBins bins of silence that end a campaign, rounded up
   * @param quietShare share of the highest week under which it is silent
   * @param observedMicros how long a participant must be observed after the last trace to have left
   * @param confidence coverage of the intervals
   * @param minGroup the fewest participants that a step tells of
   */
  public record Rules(
      long binMicros,
      long weekBins,
      long quietBins,
      double quietShare,
      long observedMicros,
      double confidence,
      int minGroup)
      implements Serializable {
    public static Rules of(Settings settings) {
      long bin = micros(settings.get(Setting.ACTIVITY_BIN));
      long quiet = micros(settings.get(Setting.SURVIVAL_QUIET));
      return new Rules(
          bin,
          micros(settings.get(Setting.ACTIVITY_WEEK)) / bin,
          (quiet + bin - 1) / bin,
          settings.get(Setting.PROFILES_SETTLE_SHARE),
          micros(settings.get(Setting.PEOPLE_OBSERVED)),
          settings.get(Setting.COMPARE_CONFIDENCE),
          settings.get(Setting.PRIVACY_MIN_GROUP));
    }

    private static long micros(Duration duration) {
      return duration.toNanos() / 1_000;
    }

    double days(long bins) {
      return bins * binMicros / (double) micros(Duration.ofDays(1));
    }
  }

  /** The activity of one campaign, bins in order. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Series(String profile, Instant observedTo, long[] startMicros, long[] traces) {}

  /** How long one subject was seen to last. */
  public record Lasted(String profile, long bins, boolean ended) {}

  /** Subjects that ended, and that were last observed, so many bins after their start. */
  public record Count(long bins, long events, long censored) {}

  /** The counts of one curve, in order. */
  public record Counts(String profile, List<Count> counts) {}

  /**
   * Campaigns from their peak: {@link Lifetime#afterPeak}. Those that already ran when the archive
   * began are left out, for their peak may have been before it. One shuffle, of active bins.
   */
  public static Dataset<Lasted> campaigns(
      Dataset<CampaignActivity> activity,
      Dataset<Campaign> campaigns,
      Dataset<CampaignProfile> profiles,
      Rules rules) {
    String start = name(Series::startMicros);
    String traces = name(Series::traces);
    String bins = name(Counts::counts);
    Dataset<Row> series =
        activity
            .groupBy(col(CampaignActivity::campaignId))
            .agg(
                sort_array(
                        collect_list(
                            struct(
                                unix_micros(col(CampaignActivity::binStart)).as(start),
                                col(CampaignActivity::traces).as(traces))))
                    .as(bins))
            .select(
                col(CampaignActivity::campaignId),
                col(Counts::counts).getField(start).as(start),
                col(Counts::counts).getField(traces).as(traces));
    return Columns.as(
            series.join(
                profiled(campaigns.where(not(col(Campaign::leftTruncated))), profiles),
                name(Campaign::campaignId)),
            Series.class)
        .map(
            (MapFunction<Series, Lasted>) row -> lasted(row, rules),
            RecordEncoder.of(Lasted.class));
  }

  private static Lasted lasted(Series series, Rules rules) {
    long[] bins = new long[series.startMicros().length];
    for (int i = 0; i < bins.length; i++) {
      bins[i] = Math.floorDiv(series.startMicros()[i], rules.binMicros());
    }
    long observedTo =
        Math.floorDiv(
            ChronoUnit.MICROS.between(Instant.EPOCH, series.observedTo()), rules.binMicros());
    Lifetime life =
        Lifetime.afterPeak(
            bins,
            series.traces(),
            rules.weekBins(),
            rules.quietBins(),
            rules.quietShare(),
            observedTo);
    return new Lasted(series.profile(), life.bins(), life.ended());
  }

  /**
   * Participants from their first trace in a campaign to their last, in whole bins: ended when at
   * least {@code people.observed} is observed after it, else censored there. Somebody in several
   * campaigns is a participant of each. Columns alone, and no shuffle where the campaigns are few.
   */
  public static Dataset<Lasted> participants(
      Dataset<Participant> participants,
      Dataset<Campaign> campaigns,
      Dataset<CampaignProfile> profiles,
      Rules rules) {
    Column first = unix_micros(col(Participant::firstAt));
    Column last = unix_micros(col(Participant::lastAt));
    Column observedTo = unix_micros(col(Campaign::observedTo));
    return participants
        .join(profiled(campaigns, profiles), name(Campaign::campaignId))
        .select(
            col(CampaignProfile::profile),
            floor(last.minus(first).divide(rules.binMicros())).as(name(Lasted::bins)),
            last.plus(rules.observedMicros()).leq(observedTo).as(name(Lasted::ended)))
        .as(RecordEncoder.of(Lasted.class));
  }

  /**
   * The curves, by profile and over all, thinned to the times with an event and the last. Counted
   * in Catalyst first: a task holds one count for each whole bin that something lasted, however
   * many subjects there are. Two shuffles, of counts.
   *
   * @param least the smallest group of subjects that a step may tell of
   */
  public static Dataset<Survival> curves(
      String subject, Dataset<Lasted> lasted, Rules rules, long least) {
    String profile = name(Counts::profile);
    Dataset<Row> counted =
        lasted
            .select(
                explode(array(col(Lasted::profile), lit(ALL))).as(profile),
                col(Lasted::bins),
                col(Lasted::ended))
            .groupBy(col(Lasted::profile), col(Lasted::bins))
            .agg(
                count_if(col(Lasted::ended)).as(name(Count::events)),
                count_if(not(col(Lasted::ended))).as(name(Count::censored)));
    Dataset<Row> together =
        counted
            .groupBy(col(Lasted::profile))
            .agg(
                sort_array(
                        collect_list(
                            struct(col(Count::bins), col(Count::events), col(Count::censored))))
                    .as(name(Counts::counts)));
    return Columns.as(together, Counts.class)
        .flatMap(
            (FlatMapFunction<Counts, Survival>)
                counts ->
                    KaplanMeier.curve(
                            counts.counts().stream()
                                .mapToDouble(count -> rules.days(count.bins()))
                                .toArray(),
                            counts.counts().stream().mapToLong(Count::events).toArray(),
                            counts.counts().stream().mapToLong(Count::censored).toArray(),
                            rules.confidence(),
                            least)
                        .stream()
                        .map(step -> row(subject, counts.profile(), step))
                        .collect(
                            Collectors.collectingAndThen(
                                Collectors.toList(), steps -> fromTheStart(counts, steps)))
                        .iterator(),
            RecordEncoder.of(Survival.class));
  }

  /** The steps, with one at day 0 before them that says how many there were to begin with. */
  private static List<Survival> fromTheStart(Counts counts, List<Survival> steps) {
    if (steps.isEmpty() || steps.get(0).day() == 0) {
      return steps;
    }
    long subjects =
        counts.counts().stream().mapToLong(count -> count.events() + count.censored()).sum();
    List<Survival> all = new ArrayList<>();
    all.add(
        new Survival(
            steps.get(0).subject(), steps.get(0).profile(), 0, subjects, 0, 1, null, null));
    all.addAll(steps);
    return all;
  }

  private static Survival row(String subject, String profile, KaplanMeier.Step step) {
    return new Survival(
        subject,
        profile,
        step.time(),
        step.atRisk(),
        step.events(),
        step.survival(),
        Known.of(step.low()),
        Known.of(step.high()));
  }

  private static Dataset<Row> profiled(
      Dataset<Campaign> campaigns, Dataset<CampaignProfile> profiles) {
    return campaigns
        .select(col(Campaign::campaignId), col(Campaign::observedTo))
        .join(
            profiles.select(col(CampaignProfile::campaignId), col(CampaignProfile::profile)),
            name(Campaign::campaignId));
  }
}
