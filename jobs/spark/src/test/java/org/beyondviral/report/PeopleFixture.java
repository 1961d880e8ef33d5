package org.beyondviral.report;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.beyondviral.TestSpark;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.compare.Chosen;
import org.beyondviral.incentive.Incentive;
import org.beyondviral.incentive.Scheme;
import org.beyondviral.leadership.Leader;
import org.beyondviral.leadership.Leadership;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.measure.Measure;
import org.beyondviral.network.NetworkPeriod;
import org.beyondviral.people.Retention;
import org.beyondviral.recruitment.Recruit;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.jspecify.annotations.Nullable;

/** Hand-made tables of participation, alike for all fades and for all movements. */
final class PeopleFixture {
  /** Begins the id of every account. */
  static final String ACCOUNT = "acc0unt";

  /** The campaign that shares its traces with a larger one. */
  static final String OVERLAPPING = "viralfade_j";

  private final List<Retention> retention = new ArrayList<>();
  private final List<Leadership> leadership = new ArrayList<>();
  private final List<Chosen> compared = new ArrayList<>();
  private final List<Leader> leaders = new ArrayList<>();
  private final List<Recruit> recruits = new ArrayList<>();
  private final List<Incentive> incentives = new ArrayList<>();
  private final List<NetworkPeriod> networks = new ArrayList<>();

  private PeopleFixture() {}

  static void write(Tables tables, List<Campaign> campaigns, List<CampaignProfile> profiles) {
    Map<String, String> known =
        profiles.stream()
            .collect(Collectors.toMap(CampaignProfile::campaignId, CampaignProfile::profile));
    PeopleFixture people = new PeopleFixture();
    campaigns.forEach(campaign -> people.add(campaign, known.get(campaign.campaignId())));
    if (!people.retention.isEmpty()) {
      people.few(campaigns.get(0));
    }
    tables.write(Catalogue.RETENTION, TestSpark.dataset(Retention.class, people.retention));
    tables.write(Catalogue.LEADERSHIP, TestSpark.dataset(Leadership.class, people.leadership));
    tables.write(Catalogue.COMPARED, TestSpark.dataset(Chosen.class, people.compared));
    tables.write(Catalogue.LEADERS, TestSpark.dataset(Leader.class, people.leaders));
    tables.write(Catalogue.RECRUITS, TestSpark.dataset(Recruit.class, people.recruits));
    tables.write(Catalogue.INCENTIVES, TestSpark.dataset(Incentive.class, people.incentives));
    tables.write(
        Catalogue.NETWORK_PERIODS, TestSpark.dataset(NetworkPeriod.class, people.networks));
  }

  private void add(Campaign campaign, @Nullable String profile) {
    boolean fade = ShownProfile.VIRAL_FADE.key().equals(profile);
    boolean movement = ShownProfile.SUSTAINED_MOVEMENT.key().equals(profile);
    if (profile == null || !(fade || movement)) {
      return;
    }
    String id = campaign.campaignId();
    Instant start = campaign.startedAt();
    compared.add(new Chosen(id, profile, !id.equals(OVERLAPPING), true));
    for (int age = 0; age <= 8; age++) {
      boolean observed = age <= 7;
      retention.add(
          new Retention(
              id, start, age, 20, observed, age == 0 ? 20 : !observed ? 0 : fade ? 1 : 6));
    }
    for (int week = 0; week <= 5; week++) {
      leadership.add(week(id, start, week, fade ? 3 : 1));
      Instant period = start.plus(Duration.ofDays(7L * week));
      leaders.add(new Leader(id, period, 1, ACCOUNT + id.hashCode(), 30, true, week + 1));
    }
    tree(id, start);
    for (Scheme scheme : Scheme.values()) {
      incentives.add(pay(id, scheme, 40, fade ? 0 : 0.1));
    }
    for (int period = 0; period < 2; period++) {
      networks.add(network(id, start, period, true, 50, fade ? 0.5 : 0.8));
    }
    networks.add(network(id, start, 2, false, 50, 1));
    networks.add(network(id, start, 3, true, 4, 1));
  }

  /** What a fade has that tells of too few people. */
  private void few(Campaign campaign) {
    String id = campaign.campaignId();
    Instant late = campaign.startedAt().plus(Duration.ofDays(7 * 40));
    retention.add(new Retention(id, late, 0, 3, true, 3));
    retention.add(new Retention(id, late, 1, 3, true, 3));
    leadership.add(week(id, campaign.startedAt(), 8, 4));
    incentives.removeIf(row -> row.campaignId().equals(id));
    incentives.add(pay(id, Scheme.RECURSIVE, 3, 1));
  }

  private static Leadership week(String id, Instant start, int week, long fresh) {
    boolean first = week == 0;
    return new Leadership(
        id,
        start.plus(Duration.ofDays(7L * week)),
        30,
        60,
        4,
        first ? 4 : 0,
        first ? null : 0.5,
        null,
        first ? null : (Long) fresh,
        first ? null : (Long) 1L,
        null,
        0.5,
        0.3);
  }

  /** Somebody brought three; one of these brought five. */
  private void tree(String id, Instant start) {
    Function<Integer, String> account =
        number -> ACCOUNT + id.getBytes(StandardCharsets.UTF_8).length + "-" + number;
    int[] recruiter = {-1, 0, 0, 0, 1, 1, 1, 1, 1};
    int[] generation = {0, 1, 1, 1, 2, 2, 2, 2, 2};
    for (int i = 0; i < recruiter.length; i++) {
      recruits.add(
          new Recruit(
              id,
              account.apply(i),
              i == 0 ? null : account.apply(recruiter[i]),
              start,
              generation[i],
              account.apply(0),
              null));
    }
    recruits.add(new Recruit(id, ACCOUNT, null, start, null, null, null));
  }

  private static Incentive pay(String id, Scheme scheme, long payees, double recursive) {
    boolean known = scheme != Scheme.DIRECT;
    return new Incentive(
        id,
        scheme.word(),
        0.5,
        52,
        13,
        payees,
        52 * 3000,
        known ? (Double) 0.2 : null,
        known ? (Double) recursive : null,
        0.05,
        0.3,
        0.4,
        0.1,
        0.25,
        null);
  }

  /** What was measured of how people came in. */
  static List<CampaignMeasure> measures(String id, String profile) {
    boolean fade = ShownProfile.VIRAL_FADE.key().equals(profile);
    return List.of(
        new CampaignMeasure(
            id,
            Measure.RECRUITED_SHARE.key(),
            fade ? 0.2 : 0.4,
            fade ? 0.1 : 0.3,
            fade ? 0.5 : 0.6,
            "ok"),
        new CampaignMeasure(id, Measure.MAX_GENERATION.key(), 2.0, null, null, "ok"));
  }

  private static NetworkPeriod network(
      String id, Instant start, int period, boolean observed, long people, double largest) {
    return new NetworkPeriod(
        id,
        start.plus(Duration.ofDays(28L * period)),
        observed,
        people,
        100,
        80,
        0.2,
        0.1,
        largest,
        3,
        4,
        0.5,
        0.9,
        0.1,
        null,
        period == 0 ? null : 0.3);
  }
}
