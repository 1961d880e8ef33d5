package org.beyondviral.report;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.beyondviral.TestSpark;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.compare.Beside;
import org.beyondviral.compare.CascadeContrast;
import org.beyondviral.compare.Comparison;
import org.beyondviral.compare.Hypothesis;
import org.beyondviral.compare.Prediction;
import org.beyondviral.compare.Sensitivity;
import org.beyondviral.compare.Survival;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.measure.Measure;
import org.beyondviral.profile.SamplingPoint;
import org.beyondviral.settings.Settings;
import org.beyondviral.shape.ShapeBin;
import org.beyondviral.shape.ShapeChoice;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.LedgerEntry;
import org.beyondviral.trace.CollectionGap;
import org.jspecify.annotations.Nullable;

/** Hand-made tables of a study: some thirty campaigns of every profile, some with hostile names. */
final class ReportFixture {
  static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  static final Instant TO = Instant.parse("2021-07-01T00:00:00Z");
  static final String SCRIPT = "</script><script>alert(1)</script>";
  static final String IMAGE = "\"><img src=x onerror=alert(2)>";
  static final String OVERRIDE = "safe\u202Egnp.exe";
  static final String LONG = "verylong".repeat(625);
  static final String ARABIC = "ثورة_الياسمين";

  private static final List<ShownProfile> PROFILES = List.of(ShownProfile.values());
  private static final List<String> HOSTILE =
      List.of(SCRIPT, IMAGE, OVERRIDE, LONG, ARABIC, "'; --", "{{data}}", "a\u2028b");

  private ReportFixture() {}

  /** A study with every profile, effects, curves and verdicts. */
  static Tables full(Path output) {
    Tables tables = TestSpark.tables(output);
    List<Campaign> campaigns = new ArrayList<>();
    List<CampaignProfile> profiles = new ArrayList<>();
    List<CampaignMeasure> measures = new ArrayList<>();
    List<CampaignActivity> activity = new ArrayList<>();
    for (int i = 0; i < 36; i++) {
      ShownProfile profile = PROFILES.get(i % 7 % 6);
      String id =
          i < HOSTILE.size()
              ? HOSTILE.get(i)
              : profile.key().replace("_", "") + "_" + (char) ('a' + i % 26);
      long traces = 60 + 137L * i;
      double weeks = weeks(profile, i);
      campaigns.add(campaign(id, traces, i % 11 == 5, profile == ShownProfile.UNDECIDED));
      profiles.add(
          new CampaignProfile(
              id,
              profile.key(),
              null,
              profile.title() + ": " + Numbers.value(weeks) + " effective weeks decided.",
              1 + i % 6));
      measures.add(measure(id, Measure.EFFECTIVE_WEEKS, weeks));
      measures.add(measure(id, Measure.RETURNING_SHARE, 0.05 + 0.01 * (i % 30)));
      measures.addAll(PeopleFixture.measures(id, profile.key()));
      activity.addAll(activity(id, profile, i));
    }
    write(tables, campaigns, profiles, measures, activity);
    tables.write(Catalogue.COMPARISON, TestSpark.dataset(Comparison.class, comparison()));
    tables.write(Catalogue.SURVIVAL, TestSpark.dataset(Survival.class, survival()));
    tables.write(Catalogue.HYPOTHESES, TestSpark.dataset(Hypothesis.class, hypotheses()));
    ledger(tables);
    tables.writeFile("run.json", RUN.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return tables;
  }

  /** An archive of nine weeks with fades only: nothing to compare, no run.json, no ledger. */
  static Tables shortArchive(Path output) {
    Tables tables = TestSpark.tables(output);
    Campaign whole = campaign("one", 80, false, false);
    Campaign brief =
        new Campaign(
            "one",
            "one",
            "tag one",
            FROM,
            FROM.plus(Duration.ofDays(9)),
            FROM,
            FROM.plus(Duration.ofDays(63)),
            false,
            false,
            whole.traces(),
            40,
            30);
    write(
        tables,
        List.of(brief),
        List.of(new CampaignProfile("one", "viral_fade", null, "1.2 effective weeks", null)),
        List.of(measure("one", Measure.EFFECTIVE_WEEKS, 1.2)),
        List.of(new CampaignActivity("one", FROM, 80, 60, 20, 0, 0, 0, 40, 40)));
    tables.write(
        Catalogue.COMPARISON,
        TestSpark.dataset(
            Comparison.class,
            List.of(
                new Comparison(
                    "returning_share",
                    "share",
                    false,
                    1,
                    0.1,
                    0.1,
                    0.1,
                    0,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null))));
    tables.write(Catalogue.SURVIVAL, TestSpark.dataset(Survival.class, List.of()));
    tables.write(Catalogue.HYPOTHESES, TestSpark.dataset(Hypothesis.class, List.of()));
    return tables;
  }

  /** No campaign at all. */
  static Tables empty(Path output) {
    Tables tables = TestSpark.tables(output);
    write(tables, List.of(), List.of(), List.of(), List.of());
    tables.write(Catalogue.COMPARISON, TestSpark.dataset(Comparison.class, List.of()));
    tables.write(Catalogue.SURVIVAL, TestSpark.dataset(Survival.class, List.of()));
    tables.write(Catalogue.HYPOTHESES, TestSpark.dataset(Hypothesis.class, List.of()));
    return tables;
  }

  /** What is read where there is nothing at all. */
  static Findings nothing() {
    return new Findings(
        Settings.defaults(),
        Optional.empty(),
        List.of(),
        Map.of(),
        0,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new People(List.of(), List.of(), List.of(), Map.of(), List.of(), List.of()),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static void write(
      Tables tables,
      List<Campaign> campaigns,
      List<CampaignProfile> profiles,
      List<CampaignMeasure> measures,
      List<CampaignActivity> activity) {
    tables.write(Catalogue.CAMPAIGNS, TestSpark.dataset(Campaign.class, campaigns));
    tables.write(Catalogue.PROFILES, TestSpark.dataset(CampaignProfile.class, profiles));
    tables.write(Catalogue.CAMPAIGN_MEASURES, TestSpark.dataset(CampaignMeasure.class, measures));
    tables.write(Catalogue.CAMPAIGN_ACTIVITY, TestSpark.dataset(CampaignActivity.class, activity));
    tables.write(Catalogue.SHAPES, TestSpark.dataset(ShapeBin.class, shapes(profiles)));
    PeopleFixture.write(tables, campaigns, profiles);
    Instant gap = Instant.parse("2020-10-02T00:00:00Z");
    tables.write(
        Catalogue.COLLECTION_GAPS,
        TestSpark.dataset(
            CollectionGap.class,
            profiles.isEmpty()
                ? List.of()
                : List.of(
                    new CollectionGap("silence", gap, gap.plus(Duration.ofDays(29)), 29, 3, 690))));
    tables.write(
        Catalogue.SENSITIVITY,
        TestSpark.dataset(
            Sensitivity.class,
            List.of(
                new Sensitivity(
                    "thinning",
                    "0.50",
                    profiles.size(),
                    0.25,
                    0.5,
                    null,
                    null,
                    null,
                    0,
                    0.375,
                    "reciprocity",
                    -0.125))));
    tables.write(
        Catalogue.CASCADE_CONTRASTS,
        TestSpark.dataset(
            CascadeContrast.class,
            List.of(
                new CascadeContrast(
                    "depth", 700, 600, 0.5, 0.4, 0.6, 900, 0.75, 0.25, 0.1, 0.4, 0.001, 0.2, 0.1,
                    0.3, "ok", "ok"))));
    tables.write(
        Catalogue.BESIDE,
        TestSpark.dataset(
            Beside.class,
            List.of(
                new Beside(
                    "reciprocity",
                    "share",
                    false,
                    0.5,
                    0.4,
                    0.7,
                    0.1,
                    0.0,
                    0.3,
                    0.4,
                    0.18,
                    0.62,
                    0.001,
                    0.002,
                    1.5,
                    null,
                    1.25,
                    1.2,
                    null))));
    tables.write(
        Catalogue.PREDICTION,
        TestSpark.dataset(
            Prediction.class,
            List.of(
                new Prediction(
                    "7d", 300, 240, 0.25, 0.3, 0.75, 0.7, 0.8, 0.625, 0.125, 0.1875, 0.1875, 0.01,
                    "ok"),
                new Prediction(
                    "1h",
                    300,
                    0,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    "insufficient"))));
    tables.write(
        Catalogue.SAMPLING_CURVE,
        TestSpark.dataset(
            SamplingPoint.class,
            List.of(
                new SamplingPoint("bursts", 1, profiles.size(), 2, 2, 1.0),
                new SamplingPoint("bursts", 0.5, profiles.size(), 1.5, 2, 0.75))));
    tables.write(
        Catalogue.SHAPE_CHOICES,
        TestSpark.dataset(
            ShapeChoice.class,
            List.of(new ShapeChoice(6, 6, true, profiles.size(), 0.2, 0.5, null, 0.25))));
  }

  private static List<ShapeBin> shapes(List<CampaignProfile> profiles) {
    List<ShapeBin> shapes = new ArrayList<>();
    for (int shape = 1; shape <= 6; shape++) {
      int number = shape;
      long campaigns = profiles.stream().filter(row -> Objects.equals(row.shape(), number)).count();
      for (int bin = 0; bin < 128 && campaigns > 0; bin++) {
        shapes.add(
            new ShapeBin(shape, bin, Math.exp(-Math.abs(bin - 42) / (2.0 * shape)), campaigns));
      }
    }
    return shapes;
  }

  private static double weeks(ShownProfile profile, int i) {
    return switch (profile) {
      case VIRAL_FADE -> 1.05 + i / 36.0;
      case SUSTAINED_MOVEMENT, PERENNIAL_TOPIC -> 14 + i;
      case RECURRENT -> 6.5;
      case INTERMEDIATE -> 7.25;
      case UNDECIDED -> 2;
    };
  }

  private static Campaign campaign(String id, long traces, boolean truncated, boolean censored) {
    return new Campaign(
        id,
        id,
        "tag " + id,
        FROM.plus(Duration.ofDays(40)),
        TO.minus(Duration.ofDays(60)),
        FROM,
        TO,
        truncated,
        censored,
        traces,
        traces / 2,
        traces / 3);
  }

  private static CampaignMeasure measure(String id, Measure measure, @Nullable Double value) {
    return new CampaignMeasure(id, measure.key(), value, null, null, "ok");
  }

  private static List<CampaignActivity> activity(String id, ShownProfile profile, int seed) {
    Random random = new Random(seed);
    List<CampaignActivity> bins = new ArrayList<>();
    for (int day = 40; day < 487; day++) {
      double level =
          switch (profile) {
            case VIRAL_FADE -> 420 * Math.exp(-Math.abs(day - 130) / (day < 130 ? 1.0 : 3.5));
            case SUSTAINED_MOVEMENT ->
                18 + 26 * Math.pow(Math.sin(day / 31.0), 2) + (day % 67 == 0 ? 60 : 0);
            default -> 6;
          };
      long traces = Math.round(level * (0.6 + 0.8 * random.nextDouble()));
      if (traces > 0) {
        long newcomers = Math.round(traces * (profile == ShownProfile.VIRAL_FADE ? 0.8 : 0.3));
        bins.add(
            new CampaignActivity(
                id,
                FROM.plus(Duration.ofDays(day)),
                traces,
                traces,
                0,
                0,
                0,
                0,
                traces,
                newcomers));
      }
    }
    return bins;
  }

  private static List<Comparison> comparison() {
    List<Comparison> rows = new ArrayList<>();
    Random random = new Random(4);
    for (Measure measure : Measure.values()) {
      if (measure == Measure.BURST_GAP_DAYS) {
        rows.add(
            new Comparison(
                measure.key(),
                measure.unit().label(),
                false,
                2,
                null,
                1.2,
                null,
                3,
                null,
                41.0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
        continue;
      }
      Double matched =
          measure == Measure.RETENTION_30D
              ? (Double) 0.5
              : measure == Measure.RECIPROCITY ? (Double) 0.1 : null;
      double drawn = measure.definitional() ? 0.97 : 1.8 * random.nextDouble() - 0.85;
      double delta = matched == null ? drawn : 0.6;
      double half = 0.08 + 0.25 * random.nextDouble();
      double base = measure.most() == 1 ? 0.2 : 3;
      boolean clear = Math.abs(delta) > 0.35;
      double q = clear ? 0.0004 + 0.03 * random.nextDouble() : 0.09 + 0.8 * random.nextDouble();
      rows.add(
          new Comparison(
              measure.key(),
              measure.unit().label(),
              measure.definitional(),
              11,
              base * 0.7,
              base,
              base * 1.4,
              6,
              base * 1.1,
              base * (1.9 + delta),
              base * (2.6 + delta),
              delta,
              Math.max(-1, delta - half),
              Math.min(1, delta + half),
              measure.definitional() ? null : q / 2,
              measure.definitional() ? null : q,
              matched == null ? null : (Long) 12L,
              matched,
              matched == null ? null : (Double) (matched - 0.3),
              matched == null ? null : (Double) (matched + 0.3),
              matched == null ? null : (Double) 0.02,
              matched == null ? null : (Double) (matched > 0.3 ? 0.04 : 0.4),
              0.5,
              0.75,
              matched == null ? null : (Double) 0.03125,
              matched == null ? null : (Double) 0.0625));
    }
    return rows;
  }

  private static List<Survival> survival() {
    List<Survival> steps = new ArrayList<>();
    for (int place = 0; place < PROFILES.size(); place++) {
      ShownProfile profile = PROFILES.get(place);
      long n = 40 - 4L * place;
      double rate = profile == ShownProfile.VIRAL_FADE ? 0.05 : 0.002 + 0.002 * place;
      curve(steps, "campaign", profile, n, rate, 420);
      curve(steps, "participant", profile, n * 400, rate * 1.6, 480);
    }
    return steps;
  }

  private static void curve(
      List<Survival> steps, String subject, ShownProfile profile, long n, double rate, int days) {
    double survival = 1;
    long atRisk = n;
    for (int day = 0; day <= days && atRisk > 0; day += 3) {
      long events = Math.min(atRisk, Math.round(atRisk * rate * 3));
      survival *= 1 - (double) events / atRisk;
      double half = 1.2 * Math.sqrt(survival * (1 - survival) / atRisk);
      steps.add(
          new Survival(
              subject,
              profile.key(),
              day,
              atRisk,
              events,
              survival,
              Math.max(0, survival - half),
              Math.min(1, survival + half)));
      atRisk -= events;
    }
  }

  private static List<Hypothesis> hypotheses() {
    return List.of(
        new Hypothesis(
            "H10",
            "Incentives and likeness speed recruitment up.",
            null,
            null,
            null,
            null,
            null,
            "As many campaigns on either side.",
            "not_testable",
            "The archive holds no recruitment."),
        new Hypothesis(
            "H1",
            "Most campaigns fade within days.",
            "half_life_days",
            0.62,
            0.45,
            0.77,
            null,
            "One half.",
            "supported",
            "62 % of 26 judged campaigns had a half-life of seven days or less."),
        new Hypothesis(
            "H2",
            "Initial virality does not predict persistence.",
            "peak_share",
            0.11,
            -0.2,
            0.4,
            0.41,
            "Cascades of the same size.",
            "inconclusive",
            "The interval holds both no relation and a moderate one."),
        new Hypothesis(
            "H5",
            "Participants of lasting campaigns are retained.",
            "retention_30d",
            0.71,
            0.5,
            0.9,
            0.0004,
            "Campaigns of like size.",
            "contradicted",
            "Hostile note " + SCRIPT));
  }

  private static void ledger(Tables tables) {
    tables.writeLedger(
        "cascades",
        List.of(
            new LedgerEntry("cascades", "in", 94_812),
            new LedgerEntry("cascades", "out", 94_120),
            new LedgerEntry("cascades", "dropped.duplicate_id", 692),
            new LedgerEntry("cascades", "noted.cycle", 3),
            new LedgerEntry("cascades", "noted.parent_later", 41)));
    tables.writeLedger(
        "campaigns",
        List.of(
            new LedgerEntry("campaigns", "in", 94_120),
            new LedgerEntry("campaigns", "out", 61_004),
            new LedgerEntry("campaigns", "dropped.no_campaign", 33_090),
            new LedgerEntry("campaigns", "dropped.out_of_time", 25)));
  }

  private static final String RUN =
      """
      {"version":"0.1.0","commit":"0a1b2c3d4e5f","command":"study","startedAt":"2026-01-02T03:04:05Z",
       "finishedAt":"2026-01-02T03:05:05Z","seed":7,
       "settings":{"seed":"7","campaigns.min-traces":"60","campaigns.file":"/somewhere/secret/mine.conf"},
       "input":{"path":"data-samples/traces","files":12,"bytes":3456789,"fingerprint":"9f86d081884c7d65"},
       "jobs":[{"name":"cascades","seconds":4.25,"fingerprint":"","clock":"","rows":{"cascades":12345,"cascade_members":94120}},
               {"name":"report","seconds":1.5,"fingerprint":"","clock":"","rows":{}}]}
      """;
}
