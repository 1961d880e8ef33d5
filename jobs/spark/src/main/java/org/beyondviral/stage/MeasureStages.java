package org.beyondviral.stage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.attention.Rhythm;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeFacts;
import org.beyondviral.cascade.parents.CascadeDraw;
import org.beyondviral.incentive.Incentive;
import org.beyondviral.incentive.Scheme;
import org.beyondviral.measure.AttentionClass;
import org.beyondviral.measure.CampaignFacts;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.measure.DecayFit;
import org.beyondviral.measure.ExcitationFit;
import org.beyondviral.measure.MeasureInput;
import org.beyondviral.measure.MeasureRules;
import org.beyondviral.measure.MeasuredCampaign;
import org.beyondviral.recruitment.ExposureChance;
import org.beyondviral.recruitment.Threshold;
import org.beyondviral.rows.Columns;
import org.beyondviral.rows.RecordEncoder;

/** Every measure of every campaign, from what was counted of it. */
public final class MeasureStages {
  /** The cascades of one campaign. */
  public record Cascades(String campaignId, CascadeFacts cascades) {}

  private static final String LEFT = "left";
  private static final String EXACT = "decimal(28,18)";

  private MeasureStages() {}

  /**
   * Sums over the distinct cascades of each campaign. Fractions are summed as decimals, so that
   * their order does not matter.
   *
   * <p>Three shuffles: of the members by (campaign, cascade), made distinct before; of those and of
   * the cascades by cascade; of the sums by campaign. Where trees were drawn, those of {@link
   * DrawnTreeStages}.
   */
  public static Dataset<Cascades> cascades(
      Dataset<CampaignMember> members, Dataset<Cascade> cascades, Dataset<CascadeDraw> draws) {
    String campaign = name(CampaignMember::campaignId);
    Dataset<Row> own =
        members
            .select(col(CampaignMember::campaignId), col(CampaignMember::cascadeId))
            .distinct()
            .join(cascades, name(Cascade::cascadeId));
    Dataset<Row> facts =
        own.groupBy(col(CampaignMember::campaignId))
            .agg(
                count("*").as(name(CascadeFacts::cascades)),
                count_if(col(Cascade::structuralVirality).isNull())
                    .as(name(CascadeFacts::singletons)),
                sum(col(Cascade::size)).as(name(CascadeFacts::size)),
                max(col(Cascade::depth)).as(name(CascadeFacts::maxDepth)),
                mean(Cascade::structuralVirality).as(name(CascadeFacts::meanStructuralVirality)),
                mean(Cascade::rootShare).as(name(CascadeFacts::meanRootShare)));
    Column none =
        array()
            .cast(
                RecordEncoder.of(CascadeFacts.class)
                    .schema()
                    .apply(name(CascadeFacts::trees))
                    .dataType());
    Dataset<Row> withTrees =
        draws.isEmpty()
            ? facts.withColumn(name(CascadeFacts::trees), none)
            : facts
                .join(DrawnTreeStages.trees(own, draws), seq(campaign), LEFT)
                .withColumn(name(CascadeFacts::trees), coalesce(col(CascadeFacts::trees), none));
    return as(
        withTrees.select(
            col(CampaignMember::campaignId),
            struct(CascadeFacts.class).as(name(Cascades::cascades))),
        Cascades.class);
  }

  /** All that was counted of each campaign as one row; the inputs have one row a campaign. */
  public static Dataset<MeasureInput> inputs(
      Dataset<Campaign> campaigns,
      Dataset<SeriesStages.Series> series,
      Dataset<TimesStages.Times> times,
      Dataset<Cascades> cascades,
      Dataset<PeopleStages.People> people,
      Dataset<PeopleStages.Levels> levels,
      Dataset<PeopleStages.Bursting> bursting,
      Dataset<LeadershipStages.Leading> leading,
      Dataset<NetworkStages.Connected> connected,
      Dataset<RecruitmentStages.Recruitment> recruitment,
      Dataset<Incentive> incentives,
      Dataset<FeedbackStages.Feedback> feedback,
      Dataset<ExposureStages.Exposures> exposures,
      Dataset<TimesStages.Slots> slots) {
    String campaign = name(Campaign::campaignId);
    Dataset<Row> rows =
        campaigns
            .select(
                col(Campaign::campaignId), struct(Campaign.class).as(name(MeasureInput::campaign)))
            .join(series, seq(campaign), LEFT)
            .join(times, seq(campaign), LEFT)
            .join(cascades, seq(campaign), LEFT)
            .join(people, seq(campaign), LEFT)
            .join(levels, seq(campaign), LEFT)
            .join(bursting, seq(campaign), LEFT)
            .join(leading, seq(campaign), LEFT)
            .join(connected, seq(campaign), LEFT)
            .join(recruitment, seq(campaign), LEFT)
            .join(recursive(incentives), seq(campaign), LEFT)
            .join(feedback, seq(campaign), LEFT)
            .join(exposures, seq(campaign), LEFT)
            .join(slots, seq(campaign), LEFT)
            .withColumn(
                name(MeasureInput::people),
                coalesce(col(MeasureInput::people), PeopleStages.nobody()))
            .withColumn(
                name(MeasureInput::levels), orEmpty(MeasureInput.class, MeasureInput::levels))
            .withColumn(
                name(MeasureInput::feedback), orEmpty(MeasureInput.class, MeasureInput::feedback))
            .withColumn(
                name(MeasureInput::spells), orEmpty(MeasureInput.class, MeasureInput::spells))
            .withColumn(
                name(MeasureInput::exposures), orEmpty(MeasureInput.class, MeasureInput::exposures))
            .withColumn(
                name(MeasureInput::burstPeople),
                orEmpty(MeasureInput.class, MeasureInput::burstPeople))
            .withColumn(
                name(MeasureInput::activeBins),
                orEmpty(MeasureInput.class, MeasureInput::activeBins));
    return as(rows, MeasureInput.class);
  }

  /**
   * All that is told of each campaign, in one row; no shuffle.
   *
   * @throws IllegalStateException in a task, when a value is out of its measure's range
   */
  public static Dataset<MeasuredCampaign> measured(
      Dataset<MeasureInput> inputs, MeasureRules rules, Rhythm rhythm) {
    MapFunction<MeasureInput, MeasuredCampaign> measure =
        input -> MeasuredCampaign.of(new CampaignFacts(input, rules, rhythm));
    return inputs.map(measure, RecordEncoder.of(MeasuredCampaign.class));
  }

  /** One row a campaign and measure; no shuffle. */
  public static Dataset<CampaignMeasure> measures(Dataset<MeasuredCampaign> measured) {
    return each(measured, MeasuredCampaign::measures, CampaignMeasure.class);
  }

  /** One row a campaign and model of decay; no shuffle. */
  public static Dataset<DecayFit> decay(Dataset<MeasuredCampaign> measured) {
    return each(measured, MeasuredCampaign::decay, DecayFit.class);
  }

  /** One row a campaign and kernel; no shuffle. */
  public static Dataset<ExcitationFit> excitation(Dataset<MeasuredCampaign> measured) {
    return each(measured, MeasuredCampaign::excitation, ExcitationFit.class);
  }

  /** One row a campaign; no shuffle. */
  public static Dataset<AttentionClass> classes(Dataset<MeasuredCampaign> measured) {
    return as(
        measured.select(inline(array(col(MeasuredCampaign::attention)))), AttentionClass.class);
  }

  /** One row a campaign and number of exposures whose chance is known; no shuffle. */
  public static Dataset<ExposureChance> exposure(Dataset<MeasuredCampaign> measured) {
    return each(measured, MeasuredCampaign::exposure, ExposureChance.class);
  }

  /** One row a campaign and interval of thresholds; no shuffle. */
  public static Dataset<Threshold> thresholds(Dataset<MeasuredCampaign> measured) {
    return each(measured, MeasuredCampaign::thresholds, Threshold.class);
  }

  private static <R extends Record> Dataset<R> each(
      Dataset<MeasuredCampaign> measured, Columns.Accessor<MeasuredCampaign> rows, Class<R> row) {
    return as(measured.select(inline(col(rows))), row);
  }

  private static Dataset<Row> recursive(Dataset<Incentive> incentives) {
    return incentives
        .filter(col(Incentive::scheme).equalTo(Scheme.RECURSIVE.word()))
        .select(
            col(Incentive::campaignId), struct(Incentive.class).as(name(MeasureInput::recursive)));
  }

  private static Column mean(Columns.Accessor<Cascade> accessor) {
    return sum(col(accessor).cast(EXACT)).cast("double").divide(count(col(accessor)));
  }

  /** The list of that component, empty where there is none. */
  static <R extends Record> Column orEmpty(Class<R> row, Columns.Accessor<R> accessor) {
    return coalesce(
        col(accessor),
        array().cast(RecordEncoder.of(row).schema().apply(name(accessor)).dataType()));
  }

  private static String[] seq(String column) {
    return new String[] {column};
  }
}
