package org.beyondviral.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.storage.StorageLevel;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.compare.Beside;
import org.beyondviral.compare.CascadeContrast;
import org.beyondviral.compare.CascadeShape;
import org.beyondviral.compare.Chosen;
import org.beyondviral.compare.CompareRules;
import org.beyondviral.compare.ComparedCascade;
import org.beyondviral.compare.Comparison;
import org.beyondviral.compare.Comparisons;
import org.beyondviral.compare.Evidence;
import org.beyondviral.compare.Horizon;
import org.beyondviral.compare.Hypotheses;
import org.beyondviral.compare.Prediction;
import org.beyondviral.compare.Sensitivity;
import org.beyondviral.compare.Signs;
import org.beyondviral.compare.Survival;
import org.beyondviral.graph.ConnectedComponents;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.measure.Measure;
import org.beyondviral.people.Participant;
import org.beyondviral.profile.Variation;
import org.beyondviral.rows.Columns;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.stage.CampaignStages;
import org.beyondviral.stage.CascadeContrastStages;
import org.beyondviral.stage.CompareStages;
import org.beyondviral.stage.CompareStages.HalfLives;
import org.beyondviral.stage.CompareStages.Stratum;
import org.beyondviral.stage.CompareStages.Tally;
import org.beyondviral.stage.EarlyStages;
import org.beyondviral.stage.EarlyStages.Onset;
import org.beyondviral.stage.OverlapStages;
import org.beyondviral.stage.OverlapStages.Candidate;
import org.beyondviral.stage.OverlapStages.SharedBy;
import org.beyondviral.stage.PartStages;
import org.beyondviral.stage.ProfileStages;
import org.beyondviral.stage.SensitivityStages;
import org.beyondviral.stage.SensitivityStages.Labels;
import org.beyondviral.stage.SeriesStages;
import org.beyondviral.stage.SurvivalStages;
import org.beyondviral.store.Run;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Books;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.LedgerEntry;

/**
 * Compares viral fades with sustained movements, measure by measure, and answers the article's
 * claims: association, never causation.
 *
 * <p>Campaigns that share at least {@code compare.overlap-jaccard} of their traces form one
 * cluster, and only its largest is compared. For every measure: quartiles of both groups, Cliff's
 * delta (above 0 where movements are higher) with a bootstrap interval, a two-sided rank test, and
 * q after Benjamini and Hochberg. Measures that the profiles are cut on get no test. Measures of
 * people compare fades with all that lasted, sustained movements and perennial topics together,
 * because these two are told apart by their people.
 *
 * <p>The matched columns are over campaigns with a counterpart of the other group alike in size and
 * window ({@link CompareStages#strata}).
 *
 * <p>Cascade contrasts: depth, breadth and structural virality of the cascades of fades against
 * those of movements, all of them and those of the same sizes ({@link CascadeContrast}).
 *
 * <p>Survival: campaigns from their peak, participants from their first trace, with what the
 * archive could not see to the end censored, and campaigns it did not see begin left out.
 *
 * <p>Prediction: whether a campaign lasts, told from its first hour, day and week by a model of
 * campaigns that began before it.
 *
 * <p>Beside: with {@code --with}, the output of another study, whether fades and movements differ
 * by as much there, and how slow either are for their archive, since attention moves at another
 * pace in each ({@link Beside}). What is the same question only if the settings are the same is for
 * the reader to see to.
 *
 * <p>Sensitivity: every threshold a quarter lower and higher, wider bins, a shorter archive and a
 * thinner one, without the most active accounts and without coordinated ones, by direct members
 * alone, and by the ends of what drawn trees give; how many profiles change, and how far the
 * effects move.
 *
 * <p>Input: {@code cascades}, {@code campaigns}, {@code campaign_members}, {@code
 * campaign_activity}, {@code participants}, {@code coordinated_accounts}, {@code recruits}, {@code
 * campaign_measures}, {@code profiles}.
 *
 * <p>Output: {@code compared}, {@code comparison}, {@code cascade_contrasts}, {@code survival},
 * {@code prediction}, {@code hypotheses}, {@code sensitivity}, {@code beside}; in {@code ledger},
 * campaigns compared, campaigns told of and cascades contrasted, and why the others were not, the
 * settings in which the other study differs, and the traces in so many campaigns that not every
 * pair was counted ({@code noted.crowded_traces}).
 *
 * <p>Usage, local and on a cluster:
 *
 * <pre>
 *   ./beyond-viral compare --output out
 *   ./beyond-viral compare --output out --with another-study
 *   spark-submit --master yarn beyond-viral.jar compare --output hdfs:///studies/out
 * </pre>
 */
public final class CompareJob {
  private static final String STAGE = "compare";

  /** Settings that two studies of one question may differ in. */
  private static final Set<String> NOT_COMPARED =
      Set.of(
          Setting.ARCHIVE_FROM.key(),
          Setting.ARCHIVE_TO.key(),
          Setting.COMPARE_WITH.key(),
          Setting.NETWORK_HELD_LINKS.key(),
          Setting.PRIVACY_MIN_GROUP.key());

  private CompareJob() {}

  /**
   * Looks, before any work, whether the other study is there to set this one beside.
   *
   * @throws UserError when it is not
   */
  public static void check(Tables tables, Settings settings) {
    other(tables, settings)
        .ifPresent(
            other -> {
              if (other.isSameAs(tables)) {
                throw new UserError(
                    "%s is '%s', the output of this study; name that of another"
                        .formatted(Setting.COMPARE_WITH.key(), other.output()));
              }
              other.read(Catalogue.COMPARISON);
              other.read(Catalogue.CAMPAIGN_MEASURES);
              other.read(Catalogue.CAMPAIGNS);
              if (Run.read(other).isEmpty()) {
                throw new UserError(
                    "%s is '%s', which has no run.json; name the output of a study"
                        .formatted(Setting.COMPARE_WITH.key(), other.output()));
              }
            });
  }

  private static Optional<Tables> other(Tables tables, Settings settings) {
    return settings
        .get(Setting.COMPARE_WITH)
        .map(output -> new Tables(tables.spark(), output, Optional.empty()));
  }

  private static Beside.Study study(Tables tables, List<Comparison> rows) {
    return new Beside.Study(
        rows,
        CompareStages.paces(tables.read(Catalogue.CAMPAIGN_MEASURES)),
        CompareStages.observedDays(tables.read(Catalogue.CAMPAIGNS)));
  }

  /** How many settings differ in the other study, of those that results depend on. */
  static long differing(Tables other, Settings settings) {
    Map<String, String> theirs = Run.read(other).map(Run.Document::settings).orElseThrow();
    return settings.written().entrySet().stream()
        .filter(each -> !NOT_COMPARED.contains(each.getKey()))
        .filter(each -> !each.getKey().startsWith("import."))
        .filter(each -> !each.getValue().equals(theirs.get(each.getKey())))
        .count();
  }

  public static void run(Tables tables, Settings settings) {
    CompareRules rules = CompareRules.of(settings);
    Dataset<Campaign> campaigns = tables.read(Catalogue.CAMPAIGNS);
    Dataset<CampaignProfile> profiles = tables.read(Catalogue.PROFILES);
    Dataset<CampaignMeasure> measures = tables.read(Catalogue.CAMPAIGN_MEASURES);

    Dataset<Candidate> candidates = OverlapStages.candidates(campaigns, profiles);
    Dataset<SharedBy> shared =
        OverlapStages.shared(tables.read(Catalogue.CAMPAIGN_MEMBERS), candidates)
            .persist(StorageLevel.MEMORY_AND_DISK());
    long crowded = OverlapStages.crowded(shared);
    Dataset<Chosen> chosen =
        OverlapStages.choose(
                candidates,
                ConnectedComponents.of(
                    OverlapStages.links(shared, settings.get(Setting.COMPARE_OVERLAP_JACCARD))))
            .persist(StorageLevel.MEMORY_AND_DISK());

    Dataset<Stratum> strata =
        CompareStages.strata(
                campaigns,
                CompareStages.platforms(
                    tables.read(Catalogue.CAMPAIGN_MEMBERS), tables.read(Catalogue.CASCADES)))
            .persist(StorageLevel.MEMORY_AND_DISK());
    List<Comparison> rows =
        everyMeasure(
            CompareStages.compare(CompareStages.values(measures, chosen, strata), rules)
                .collectAsList(),
            rules);
    Optional<Evidence.Ends> recursiveEnds =
        CompareStages.ends(measures, chosen, strata, Measure.RECURSIVE_CREDIT_SHARE, rules);
    strata.unpersist();
    Tally tally = CompareStages.tally(campaigns, profiles);
    HalfLives halfLives = CompareStages.halfLives(measures, profiles);
    long compared =
        chosen.where(Columns.<Chosen>col(Chosen::byRule).or(Columns.col(Chosen::byTime))).count();
    List<LedgerEntry> books = new ArrayList<>();
    List<Prediction> predictions = predictions(tables, campaigns, chosen, settings, books);
    List<CascadeContrast> contrasts = contrasts(tables, chosen, settings, books);
    tables.write(Catalogue.COMPARED, chosen);
    chosen.unpersist();
    shared.unpersist();

    List<Signs> signs = CompareStages.signs(measures);
    List<Sensitivity> sensitivity = sensitivity(tables, campaigns, measures, settings);
    Evidence evidence =
        evidence(
            rows,
            tally,
            halfLives,
            signs,
            contrasts,
            recursiveEnds,
            predictions,
            sensitivity,
            settings);
    tables.write(Catalogue.COMPARISON, rows);
    tables.write(Catalogue.CASCADE_CONTRASTS, contrasts);
    tables.write(Catalogue.PREDICTION, predictions);
    tables.write(
        Catalogue.BESIDE,
        other(tables, settings)
            .map(
                other ->
                    Beside.of(
                        study(tables, rows),
                        study(other, other.read(Catalogue.COMPARISON).collectAsList()),
                        rules.confidence()))
            .orElse(List.of()));
    tables.write(Catalogue.HYPOTHESES, Hypotheses.answer(evidence, rules));
    tables.write(
        Catalogue.SURVIVAL,
        survival(tables, campaigns, profiles, SurvivalStages.Rules.of(settings)));
    tables.write(Catalogue.SENSITIVITY, sensitivity);
    books.addAll(
        Books.of(STAGE)
            .in(tables.count(Catalogue.CAMPAIGNS))
            .out(compared)
            .dropped("undecided", tally.undecided())
            .dropped("other_profile", tally.campaigns() - tally.undecided() - tally.compared())
            .dropped("overlap", tally.compared() - compared)
            .noted("crowded_traces", crowded)
            .noted(
                "settings_beside",
                other(tables, settings).map(other -> differing(other, settings)).orElse(0L))
            .close());
    tables.writeLedger(STAGE, books);
  }

  private static List<CascadeContrast> contrasts(
      Tables tables, Dataset<Chosen> chosen, Settings settings, List<LedgerEntry> books) {
    Dataset<CascadeContrastStages.Candidate> candidates =
        CascadeContrastStages.candidates(
                tables.read(Catalogue.CAMPAIGN_MEMBERS), tables.read(Catalogue.CASCADES), chosen)
            .persist(StorageLevel.MEMORY_AND_DISK());
    CascadeContrastStages.Tally tally = CascadeContrastStages.tally(candidates);
    List<ComparedCascade> drawn =
        CascadeContrastStages.drawn(
            candidates, settings.get(Setting.COMPARE_CASCADES), settings.get(Setting.SEED));
    candidates.unpersist();
    long left = tally.twoGroups() + tally.rootUnseen() + tally.small();
    books.addAll(
        Books.of(STAGE + "-cascades")
            .in(tally.cascades())
            .out(drawn.size())
            .dropped("of_both_groups", tally.twoGroups())
            .dropped("root_unseen", tally.rootUnseen())
            .dropped("under_three_traces", tally.small())
            .dropped("not_drawn", tally.cascades() - left - drawn.size())
            .close());
    return CascadeContrast.of(drawn, CompareRules.of(settings));
  }

  private static List<Sensitivity> sensitivity(
      Tables tables,
      Dataset<Campaign> campaigns,
      Dataset<CampaignMeasure> measures,
      Settings settings) {
    List<Variation> variations = Variation.of(settings);
    Dataset<Participant> participants = tables.read(Catalogue.PARTICIPANTS);
    Dataset<PartStages.Kept> kept =
        PartStages.kept(
                tables.read(Catalogue.CAMPAIGN_MEMBERS),
                PartStages.marked(participants, tables.read(Catalogue.COORDINATED_ACCOUNTS)),
                settings.get(Setting.ACTIVITY_BIN))
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Labels> labels =
        SensitivityStages.labels(
                ProfileStages.inputs(
                    campaigns,
                    SeriesStages.series(tables.read(Catalogue.CAMPAIGN_ACTIVITY)),
                    measures,
                    participants),
                PartStages.parts(kept, campaigns, settings.get(Setting.PEOPLE_OBSERVED)),
                variations)
            .persist(StorageLevel.MEMORY_AND_DISK());
    List<Sensitivity> rows =
        SensitivityStages.sensitivity(
            labels, measures, variations, settings.get(Setting.COMPARE_MIN_CAMPAIGNS));
    labels.unpersist();
    kept.unpersist();
    return rows;
  }

  private static List<Comparison> everyMeasure(List<Comparison> found, CompareRules rules) {
    Map<String, Comparison> byMeasure = Evidence.byMeasure(found);
    List<Comparison> rows = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      Comparison row = byMeasure.get(measure.key());
      rows.add(row == null ? Comparisons.of(measure, new double[0], new double[0], rules) : row);
    }
    return Comparisons.adjusted(rows);
  }

  private static Evidence evidence(
      List<Comparison> rows,
      Tally tally,
      HalfLives halfLives,
      List<Signs> signs,
      List<CascadeContrast> contrasts,
      Optional<Evidence.Ends> recursiveEnds,
      List<Prediction> predictions,
      List<Sensitivity> sensitivity,
      Settings settings) {
    Instant from = tally.observedFrom();
    Instant to = tally.observedTo();
    Double median = halfLives.medianDays();
    double weeks =
        from == null || to == null
            ? 0
            : (double) Duration.between(from, to).toSeconds()
                / settings.get(Setting.ACTIVITY_WEEK).toSeconds();
    return new Evidence(
        tally.fades(),
        tally.campaigns() - tally.undecided(),
        tally.undecided(),
        tally.participants() > 0,
        halfLives.campaigns(),
        median == null ? Double.NaN : median,
        weeks,
        settings.get(Setting.PROFILES_EFFECTIVE_WEEKS),
        Evidence.byMeasure(rows),
        Evidence.signsByMeasure(signs),
        contrasts.stream()
            .filter(row -> row.measure().equals(CascadeShape.STRUCTURAL_VIRALITY.column()))
            .findFirst(),
        recursiveEnds,
        predictions,
        sensitivity.stream().filter(row -> row.knob().equals(Variation.COORDINATED)).findFirst());
  }

  private static List<Prediction> predictions(
      Tables tables,
      Dataset<Campaign> campaigns,
      Dataset<Chosen> chosen,
      Settings settings,
      List<LedgerEntry> books) {
    CompareRules rules = CompareRules.of(settings);
    Duration week = settings.get(Setting.ACTIVITY_WEEK);
    Dataset<EarlyStages.Candidate> candidates =
        EarlyStages.candidates(
            campaigns,
            chosen,
            week,
            Duration.ofSeconds(
                Math.round(settings.get(Setting.PROFILES_EFFECTIVE_WEEKS) * week.toSeconds())));
    EarlyStages.Tally tally = EarlyStages.tally(candidates);
    List<Onset> drawn =
        EarlyStages.onsets(
            candidates, settings.get(Setting.PREDICTION_CAMPAIGNS), settings.get(Setting.SEED));
    books.addAll(
        Books.of(STAGE + "-prediction")
            .in(tally.campaigns())
            .out(drawn.size())
            .dropped("beginning_unseen", tally.early())
            .dropped("near_the_end", tally.late())
            .dropped("not_drawn", tally.campaigns() - tally.early() - tally.late() - drawn.size())
            .close());
    Dataset<Onset> onsets = tables.spark().createDataset(drawn, RecordEncoder.of(Onset.class));
    Dataset<CampaignMember> beginnings =
        EarlyStages.beginnings(tables.read(Catalogue.CAMPAIGN_MEMBERS), onsets)
            .persist(StorageLevel.MEMORY_AND_DISK());
    Map<String, Prediction> found =
        EarlyStages.predictions(
                EarlyStages.seen(beginnings, tables.read(Catalogue.RECRUITS), onsets), rules)
            .collectAsList()
            .stream()
            .collect(Collectors.toMap(Prediction::horizon, Function.identity()));
    beginnings.unpersist();
    return Arrays.stream(Horizon.values())
        .map(
            horizon -> {
              Prediction told = found.get(horizon.word());
              return told == null ? Prediction.of(horizon, List.of(), rules) : told;
            })
        .toList();
  }

  private static Dataset<Survival> survival(
      Tables tables,
      Dataset<Campaign> campaigns,
      Dataset<CampaignProfile> profiles,
      SurvivalStages.Rules rules) {
    return SurvivalStages.curves(
            "campaign",
            SurvivalStages.campaigns(
                tables.read(Catalogue.CAMPAIGN_ACTIVITY), campaigns, profiles, rules),
            rules,
            1)
        .union(
            SurvivalStages.curves(
                "participant",
                SurvivalStages.participants(
                    tables.read(Catalogue.PARTICIPANTS),
                    tables
                        .withheldCampaigns()
                        .map(ids -> CampaignStages.without(ids, campaigns))
                        .orElse(campaigns),
                    profiles,
                    rules),
                rules,
                rules.minGroup()))
        .coalesce(1);
  }
}
