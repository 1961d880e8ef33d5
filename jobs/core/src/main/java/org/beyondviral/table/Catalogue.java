package org.beyondviral.table;

import java.util.List;
import java.util.Optional;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.attention.hawkes.CascadeForecast;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.campaign.Score;
import org.beyondviral.campaign.Truth;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.cascade.CascadeTruth;
import org.beyondviral.cascade.parents.CascadeDraw;
import org.beyondviral.cascade.parents.CascadeUncertainty;
import org.beyondviral.compare.Beside;
import org.beyondviral.compare.CascadeContrast;
import org.beyondviral.compare.Chosen;
import org.beyondviral.compare.Comparison;
import org.beyondviral.compare.Hypothesis;
import org.beyondviral.compare.Prediction;
import org.beyondviral.compare.Sensitivity;
import org.beyondviral.compare.Survival;
import org.beyondviral.generate.MeasureScore;
import org.beyondviral.generate.ParentScore;
import org.beyondviral.generate.PlantedAccount;
import org.beyondviral.generate.PlantedContrast;
import org.beyondviral.generate.PlantedMeasure;
import org.beyondviral.generate.PlantedParent;
import org.beyondviral.generate.PlantedParts;
import org.beyondviral.generate.TestScore;
import org.beyondviral.incentive.Incentive;
import org.beyondviral.leadership.Leader;
import org.beyondviral.leadership.Leadership;
import org.beyondviral.measure.AttentionClass;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.measure.DecayFit;
import org.beyondviral.measure.ExcitationFit;
import org.beyondviral.network.NetworkPeriod;
import org.beyondviral.network.NetworkPerson;
import org.beyondviral.people.CoordinatedAccount;
import org.beyondviral.people.Participant;
import org.beyondviral.people.Retention;
import org.beyondviral.profile.SamplingPoint;
import org.beyondviral.recruitment.ExposureChance;
import org.beyondviral.recruitment.Recruit;
import org.beyondviral.recruitment.RecruitmentGeneration;
import org.beyondviral.recruitment.RecruitmentTrees;
import org.beyondviral.recruitment.Threshold;
import org.beyondviral.shape.ShapeBin;
import org.beyondviral.shape.ShapeChoice;
import org.beyondviral.trace.CollectionGap;
import org.beyondviral.trace.Follow;
import org.beyondviral.trace.Reject;
import org.beyondviral.trace.Trace;

/** Every table, declared once. */
public final class Catalogue {
  public static final Table<Trace> TRACES =
      internal("traces", Trace.class, "import", "The archive: one row an act.", "traceId");
  public static final Table<Follow> FOLLOWS =
      internal(
          "follows",
          Follow.class,
          "import",
          "Who follows whom, where the archive says.",
          "followerId",
          "followeeId");
  public static final Table<Reject> REJECTS =
      internal(
          "rejects",
          Reject.class,
          "import",
          "Lines of the archive that could not be read.",
          "sourceFile",
          "sourceLine");
  public static final Table<LedgerEntry> LEDGER =
      published(
          "ledger",
          LedgerEntry.class,
          "every job",
          "The books: rows in, rows out, and every loss by its reason.",
          "stage",
          "item");
  public static final Table<CascadeMember> CASCADE_MEMBERS =
      internal(
          "cascade_members",
          CascadeMember.class,
          "cascades",
          "Every trace in its cascade.",
          "cascadeId",
          "preorder");
  public static final Table<Cascade> CASCADES =
      internal(
          "cascades",
          Cascade.class,
          "cascades",
          "Every cascade and its tree measures.",
          "cascadeId");
  public static final Table<CascadeUncertainty> CASCADE_UNCERTAINTY =
      internal(
          "cascade_uncertainty",
          CascadeUncertainty.class,
          "cascades",
          "How far the measures of a cascade depend on inferred parents.",
          "cascadeId",
          "measure");
  public static final Table<CascadeDraw> CASCADE_DRAWS =
      internal(
          "cascade_draws",
          CascadeDraw.class,
          "cascades",
          "Every tree drawn of a cascade with inferred parents.",
          "cascadeId",
          "tree");
  public static final Table<Campaign> CAMPAIGNS =
      published(
          "campaigns",
          Campaign.class,
          "campaigns",
          "Every campaign, its span, size and censoring.",
          "campaignId");
  public static final Table<CollectionGap> COLLECTION_GAPS =
      published(
          "collection_gaps",
          CollectionGap.class,
          "campaigns",
          "When the whole archive fell silent or was capped.",
          "kind",
          "startedAt");
  public static final Table<CampaignMember> CAMPAIGN_MEMBERS =
      internal(
          "campaign_members",
          CampaignMember.class,
          "campaigns",
          "Every trace in every campaign it belongs to.",
          "campaignId",
          "traceId");
  public static final Table<CampaignActivity> CAMPAIGN_ACTIVITY =
      internal(
          "campaign_activity",
          CampaignActivity.class,
          "activity",
          "Traces and people of a campaign by bin.",
          "campaignId",
          "binStart");
  public static final Table<Participant> PARTICIPANTS =
      internal(
          "participants",
          Participant.class,
          "participation",
          "Every account in every campaign it took part in.",
          "campaignId",
          "authorId");
  public static final Table<Retention> RETENTION =
      internal(
          "retention",
          Retention.class,
          "participation",
          "Who came in one week and was active in a later one.",
          "campaignId",
          "cohortStart",
          "age");
  public static final Table<Recruit> RECRUITS =
      internal(
          "recruits",
          Recruit.class,
          "participation",
          "Who brought every account into every campaign it took part in.",
          "campaignId",
          "authorId");
  public static final Table<RecruitmentGeneration> RECRUITMENT_GENERATIONS =
      internal(
          "recruitment_generations",
          RecruitmentGeneration.class,
          "participation",
          "How many recruits each generation of a campaign had, and brought.",
          "campaignId",
          "generation");
  public static final Table<RecruitmentTrees> RECRUITMENT_TREES =
      published(
          "recruitment_trees",
          RecruitmentTrees.class,
          "participation",
          "How large the recruitment trees of a campaign were, and the law of the largest.",
          "campaignId");
  public static final Table<Incentive> INCENTIVES =
      published(
          "incentives",
          Incentive.class,
          "participation",
          "What schemes of reward would have paid for the observed recruitment.",
          "campaignId",
          "scheme");
  public static final Table<Leadership> LEADERSHIP =
      internal(
          "leadership",
          Leadership.class,
          "participation",
          "Who led in each week, in numbers: how many, how new, how far above the rest.",
          "campaignId",
          "periodStart");
  public static final Table<Leader> LEADERS =
      internal(
          "leaders",
          Leader.class,
          "participation",
          "Who led in each week.",
          "campaignId",
          "periodStart",
          "rank");
  public static final Table<NetworkPerson> NETWORK_PEOPLE =
      internal(
          "network_people",
          NetworkPerson.class,
          "participation",
          "Where every participant stands in the network of who acted on whom.",
          "campaignId",
          "authorId");
  public static final Table<NetworkPeriod> NETWORK_PERIODS =
      published(
          "network_periods",
          NetworkPeriod.class,
          "participation",
          "Who acted on whom in each period of a campaign, as a network in numbers.",
          "campaignId",
          "periodStart");
  public static final Table<CoordinatedAccount> COORDINATED_ACCOUNTS =
      internal(
          "coordinated_accounts",
          CoordinatedAccount.class,
          "participation",
          "Accounts that repeatedly share the same thing as another within seconds.",
          "authorId");
  public static final Table<CampaignMeasure> CAMPAIGN_MEASURES =
      published(
          "campaign_measures",
          CampaignMeasure.class,
          "measures",
          "Every measure of every campaign.",
          "campaignId",
          "measure");
  public static final Table<DecayFit> DECAY_FITS =
      internal(
          "decay_fits",
          DecayFit.class,
          "measures",
          "Models of how attention fell after a campaign's peak.",
          "campaignId",
          "model");
  public static final Table<ExcitationFit> EXCITATION_FITS =
      internal(
          "excitation_fits",
          ExcitationFit.class,
          "measures",
          "Models of how a campaign's traces brought about one another.",
          "campaignId",
          "kernel");
  public static final Table<AttentionClass> ATTENTION_CLASSES =
      published(
          "attention_classes",
          AttentionClass.class,
          "measures",
          "Published classes of attention that a campaign falls into.",
          "campaignId");
  public static final Table<ExposureChance> EXPOSURE_CURVES =
      published(
          "exposure_curves",
          ExposureChance.class,
          "measures",
          "How the chance to join a campaign grew with the neighbours who had joined it.",
          "campaignId",
          "exposures");
  public static final Table<Threshold> THRESHOLDS =
      published(
          "thresholds",
          Threshold.class,
          "measures",
          "How many neighbours had to join a campaign before people did, as intervals.",
          "campaignId",
          "lower",
          "upper",
          "opaque");
  public static final Table<CascadeForecast> CASCADE_FORECASTS =
      internal(
          "cascade_forecasts",
          CascadeForecast.class,
          "measures",
          "How large cascades were to become, as their first traces told.",
          "cascadeId");
  public static final Table<SamplingPoint> SAMPLING_CURVE =
      published(
          "sampling_curve",
          SamplingPoint.class,
          "measures",
          "What measures would be if only a random share of the traces were archived.",
          "measure",
          "share");
  public static final Table<CampaignProfile> PROFILES =
      published(
          "profiles",
          CampaignProfile.class,
          "profiles",
          "The persistence profile of every campaign, and why.",
          "campaignId");
  public static final Table<ShapeBin> SHAPES =
      published(
          "shapes",
          ShapeBin.class,
          "profiles",
          "The shapes of attention, bin by bin.",
          "shape",
          "bin");
  public static final Table<ShapeChoice> SHAPE_CHOICES =
      published(
          "shape_choices",
          ShapeChoice.class,
          "profiles",
          "How well each number of shapes tried does, and how far shapes and profiles agree.",
          "clusters");
  public static final Table<Chosen> COMPARED =
      published(
          "compared",
          Chosen.class,
          "compare",
          "Which campaigns are compared: of those that share their traces, the largest.",
          "campaignId");
  public static final Table<Comparison> COMPARISON =
      published(
          "comparison",
          Comparison.class,
          "compare",
          "Every measure, viral fades against sustained movements.",
          "measure");
  public static final Table<Survival> SURVIVAL =
      published(
          "survival",
          Survival.class,
          "compare",
          "How long campaigns and participants last, by profile.",
          "subject",
          "profile",
          "day");
  public static final Table<Hypothesis> HYPOTHESES =
      published(
          "hypotheses", Hypothesis.class, "compare", "The article's claims, one by one.", "id");
  public static final Table<Sensitivity> SENSITIVITY =
      published(
          "sensitivity",
          Sensitivity.class,
          "compare",
          "What becomes of profiles and comparison when one choice is made otherwise.",
          "knob",
          "setting");
  public static final Table<Beside> BESIDE =
      published(
          "beside",
          Beside.class,
          "compare",
          "Fades against movements in this study, beside the same in another; empty without one.",
          "measure");
  public static final Table<CascadeContrast> CASCADE_CONTRASTS =
      published(
          "cascade_contrasts",
          CascadeContrast.class,
          "compare",
          "The shape of cascades in fades against that in movements, all and of the same sizes.",
          "measure");
  public static final Table<Prediction> PREDICTION =
      published(
          "prediction",
          Prediction.class,
          "compare",
          "How well it can be told from a campaign's first hour, day and week whether it lasts.",
          "horizon");
  public static final Table<Truth> TRUTH =
      internal(
          "truth",
          Truth.class,
          "generate",
          "What each generated campaign was planted as.",
          "campaignId");
  public static final Table<CascadeTruth> TRUTH_CASCADES =
      internal(
          "truth_cascades",
          CascadeTruth.class,
          "generate",
          "What generated cascades must measure, where known in closed form.",
          "cascadeId");
  public static final Table<PlantedParts> TRUTH_PARTS =
      internal(
          "truth_parts",
          PlantedParts.class,
          "generate",
          "What each generated campaign is composed of.",
          "campaignId");
  public static final Table<PlantedMeasure> TRUTH_MEASURES =
      internal(
          "truth_measures",
          PlantedMeasure.class,
          "generate",
          "What measures of generated campaigns should be.",
          "campaignId",
          "measure");
  public static final Table<PlantedParent> TRUTH_PARENTS =
      internal(
          "truth_parents",
          PlantedParent.class,
          "generate",
          "Which trace each generated one acted on, whatever the archive states.",
          "traceId");
  public static final Table<PlantedAccount> TRUTH_ACCOUNTS =
      internal(
          "truth_accounts",
          PlantedAccount.class,
          "generate",
          "Accounts of generated archives that are bots or act as a group.",
          "campaignId",
          "accountId");
  public static final Table<PlantedContrast> TRUTH_CONTRASTS =
      internal(
          "truth_contrasts",
          PlantedContrast.class,
          "generate",
          "Measures in which two planted groups differ by construction.",
          "measure");
  public static final Table<Score> SCORECARD =
      published(
          "scorecard",
          Score.class,
          "score",
          "How well the study found the planted profiles.",
          "profile",
          "leastTraces");
  public static final Table<MeasureScore> SCORECARD_MEASURES =
      published(
          "scorecard_measures",
          MeasureScore.class,
          "score",
          "How far measures lie from what was planted.",
          "story",
          "measure");
  public static final Table<ParentScore> SCORECARD_PARENTS =
      published(
          "scorecard_parents",
          ParentScore.class,
          "score",
          "How many planted parents the study found.",
          "parentEvidence");
  public static final Table<TestScore> SCORECARD_TESTS =
      published(
          "scorecard_tests",
          TestScore.class,
          "score",
          "How often small studies find planted groups to differ.",
          "measure",
          "matched");

  private static final List<Table<?>> ALL =
      List.of(
          TRACES,
          FOLLOWS,
          REJECTS,
          LEDGER,
          CASCADE_MEMBERS,
          CASCADES,
          CASCADE_UNCERTAINTY,
          CASCADE_DRAWS,
          CAMPAIGNS,
          COLLECTION_GAPS,
          CAMPAIGN_MEMBERS,
          CAMPAIGN_ACTIVITY,
          PARTICIPANTS,
          RETENTION,
          RECRUITS,
          RECRUITMENT_GENERATIONS,
          RECRUITMENT_TREES,
          INCENTIVES,
          LEADERSHIP,
          LEADERS,
          NETWORK_PEOPLE,
          NETWORK_PERIODS,
          COORDINATED_ACCOUNTS,
          CAMPAIGN_MEASURES,
          DECAY_FITS,
          EXCITATION_FITS,
          ATTENTION_CLASSES,
          EXPOSURE_CURVES,
          THRESHOLDS,
          CASCADE_FORECASTS,
          SAMPLING_CURVE,
          PROFILES,
          SHAPES,
          SHAPE_CHOICES,
          COMPARED,
          COMPARISON,
          SURVIVAL,
          HYPOTHESES,
          SENSITIVITY,
          CASCADE_CONTRASTS,
          PREDICTION,
          BESIDE,
          TRUTH,
          TRUTH_CASCADES,
          TRUTH_PARTS,
          TRUTH_MEASURES,
          TRUTH_PARENTS,
          TRUTH_ACCOUNTS,
          TRUTH_CONTRASTS,
          SCORECARD,
          SCORECARD_MEASURES,
          SCORECARD_PARENTS,
          SCORECARD_TESTS);

  private Catalogue() {}

  /** Every table in the order of the study. */
  public static List<Table<?>> all() {
    return ALL;
  }

  /** The table of that name. */
  public static Optional<Table<?>> find(String name) {
    return ALL.stream()
        .<Table<?>>map(table -> table)
        .filter(table -> table.name().equals(name))
        .findFirst();
  }

  /** The tables a command writes, in the order of the study. */
  public static List<Table<?>> writtenBy(String command) {
    return ALL.stream()
        .<Table<?>>map(table -> table)
        .filter(table -> table.writer().equals(command))
        .toList();
  }

  private static <R extends Record> Table<R> internal(
      String name, Class<R> row, String writer, String meaning, String... key) {
    return new Table<>(name, row, false, List.of(key), writer, meaning);
  }

  private static <R extends Record> Table<R> published(
      String name, Class<R> row, String writer, String meaning, String... key) {
    return new Table<>(name, row, true, List.of(key), writer, meaning);
  }
}
