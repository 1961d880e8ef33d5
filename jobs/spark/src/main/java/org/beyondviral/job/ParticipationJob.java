package org.beyondviral.job;

import static org.apache.spark.sql.functions.size;
import static org.beyondviral.rows.Columns.col;

import java.time.Duration;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.storage.StorageLevel;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.incentive.IncentiveRules;
import org.beyondviral.network.Interaction;
import org.beyondviral.people.Coordination;
import org.beyondviral.recruitment.Recruit;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.stage.CoordinationStages;
import org.beyondviral.stage.IncentiveStages;
import org.beyondviral.stage.InteractionStages;
import org.beyondviral.stage.LeadershipStages;
import org.beyondviral.stage.NetworkPeriodStages;
import org.beyondviral.stage.NetworkStages;
import org.beyondviral.stage.ParticipationStages;
import org.beyondviral.stage.RecruitStages;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Books;
import org.beyondviral.table.Catalogue;
import org.beyondviral.trace.Trace;

/**
 * Tells who took part in every campaign, how often, who came back, who led, who acted on whom, and
 * who brought whom.
 *
 * <p>A participant is a known author with at least one trace in the campaign; traces of unknown
 * authors are left out here. Cohorts are the participants whose first trace lies in the same week;
 * weeks are {@code activity.week} long and counted from the campaign's first bin. Retention has a
 * row for every age of every cohort up to the archive's end; {@code observed} is false where the
 * archive ends within that week.
 *
 * <p>An interaction is a trace that acts on a trace of another participant, both members of the
 * campaign. Whom it acts on is its parent as {@code cascades} found it; mentions are not read. Out
 * of the interactions of a week come its leaders, out of those of every {@code network.period} and
 * of the whole campaign its networks.
 *
 * <p>Coordinated accounts are those that repeatedly share the same thing as another within seconds,
 * by {@code coordination.window}, {@code coordination.times} and {@code coordination.share}; the
 * ledger says how many acts were at whole minutes and so too coarse in time to tell.
 *
 * <p>A participant's recruiter is the author of the trace that his first trace acted on; the
 * generations count from those nobody recruited. {@code incentives} tells what four schemes of
 * reward would have paid for that forest, {@code incentives.event} being what is rewarded.
 *
 * <h2>Input</h2>
 *
 * {@code campaigns}, {@code campaign_members}, {@code cascade_members}; the archive ({@code
 * --traces}) where {@code incentives.event} is tag.
 *
 * <h2>Output</h2>
 *
 * {@code participants}, {@code retention}, {@code leadership}, {@code leaders}, {@code
 * network_people}, {@code network_periods}, {@code coordinated_accounts}, {@code recruits}, {@code
 * recruitment_generations}, {@code recruitment_trees}, {@code incentives}.
 *
 * <h2>Usage</h2>
 *
 * <pre>
 * ./beyond-viral participation --output study-output
 * spark-submit --master yarn beyond-viral.jar participation --output hdfs:///studies/one
 * </pre>
 */
public final class ParticipationJob {
  private ParticipationJob() {}

  /**
   * Looks, before any work, whether the settings say what is to be rewarded, and the archive has
   * such.
   *
   * @throws UserError when successes are marked by a tag and none is named, or no trace has tags
   */
  public static void check(Tables tables, Settings settings) {
    IncentiveRules rules = IncentiveRules.of(settings);
    if (rules.tag() != null
        && rules.event().equals(IncentiveRules.TAG)
        && tables.read(Catalogue.TRACES).filter(size(col(Trace::tags)).gt(0)).isEmpty()) {
      throw new UserError(
          "incentives.event is tag, but no trace of the archive has a tag; use act, trace or a kind of trace");
    }
  }

  public static void run(Tables tables, Settings settings) {
    Dataset<CampaignMember> members = tables.read(Catalogue.CAMPAIGN_MEMBERS);
    Dataset<Campaign> campaigns = tables.read(Catalogue.CAMPAIGNS);
    IncentiveRules rules = IncentiveRules.of(settings);
    Duration bin = settings.get(Setting.ACTIVITY_BIN);
    Duration week = settings.get(Setting.ACTIVITY_WEEK);
    tables.write(
        Catalogue.PARTICIPANTS, ParticipationStages.participants(members, campaigns, bin, week));
    tables.write(Catalogue.RETENTION, ParticipationStages.retention(members, campaigns, bin, week));
    Dataset<Interaction> interactions =
        InteractionStages.interactions(members, tables.read(Catalogue.CASCADE_MEMBERS))
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<InteractionStages.Acted> acted =
        InteractionStages.acted(interactions).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<LeadershipStages.Received> received =
        LeadershipStages.received(members, interactions, campaigns, bin, week)
            .persist(StorageLevel.MEMORY_AND_DISK());
    Duration period = settings.get(Setting.NETWORK_PERIOD);
    Dataset<NetworkPeriodStages.PeriodLink> links =
        NetworkPeriodStages.links(interactions, campaigns, bin, period);
    try {
      tables.write(
          Catalogue.LEADERSHIP,
          LeadershipStages.leadership(
              received, week, settings.get(Setting.LEADERSHIP_MIN_RESPONSES)));
      tables.write(Catalogue.LEADERS, LeadershipStages.leaders(received, week));
      long held = settings.get(Setting.NETWORK_HELD_LINKS);
      List<String> large = NetworkStages.large(acted, held);
      tables.write(
          Catalogue.NETWORK_PEOPLE,
          NetworkStages.people(
              tables.read(Catalogue.PARTICIPANTS), NetworkStages.standings(acted, large), members));
      if (!large.isEmpty()) {
        links.persist(StorageLevel.MEMORY_AND_DISK());
      }
      tables.write(
          Catalogue.NETWORK_PERIODS,
          NetworkPeriodStages.periods(links, campaigns, bin, period, large, held));
    } finally {
      links.unpersist();
      received.unpersist();
      acted.unpersist();
      interactions.unpersist();
    }
    Dataset<CoordinationStages.Done> acts =
        CoordinationStages.acts(members, tables.read(Catalogue.CASCADE_MEMBERS));
    tables.write(
        Catalogue.COORDINATED_ACCOUNTS,
        CoordinationStages.accounts(acts, Coordination.of(settings)));
    CoordinationStages.Tally tally = CoordinationStages.tally(acts);
    tables.writeLedger(
        "participation-coordination",
        Books.of("participation-coordination")
            .in(tally.acts())
            .out(tally.acts() - tally.wholeMinutes())
            .dropped("at_whole_minutes", tally.wholeMinutes())
            .close());
    tables.write(
        Catalogue.RECRUITS,
        RecruitStages.recruits(
            RecruitStages.arrivals(members, tables.read(Catalogue.CASCADE_MEMBERS)), campaigns));
    Dataset<Recruit> recruits = tables.read(Catalogue.RECRUITS);
    tables.write(Catalogue.RECRUITMENT_GENERATIONS, RecruitStages.generations(recruits));
    tables.write(
        Catalogue.RECRUITMENT_TREES, RecruitStages.trees(recruits, settings.get(Setting.SEED)));
    tables.write(
        Catalogue.INCENTIVES,
        IncentiveStages.incentives(
            recruits,
            IncentiveStages.successes(
                members,
                tables.read(Catalogue.PARTICIPANTS),
                () -> tables.read(Catalogue.TRACES),
                rules),
            campaigns,
            rules));
  }
}
