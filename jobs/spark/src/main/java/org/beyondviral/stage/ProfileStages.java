package org.beyondviral.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.measure.CampaignFacts;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.measure.Measure;
import org.beyondviral.people.Participant;
import org.beyondviral.people.PeopleFacts;
import org.beyondviral.profile.Profiling;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.shape.ShapeModel;
import org.jspecify.annotations.Nullable;

/** The persistence profile of each campaign. */
public final class ProfileStages {
  /** What is known of one campaign before it is profiled. */
  public record Input(
      Campaign campaign,
      List<CampaignActivity> bins,
      @Nullable Double returningShare,
      long traces,
      long mostParticipantDays) {}

  private ProfileStages() {}

  /**
   * What is known of each campaign. Two small shuffles: of the measures and of sums over the
   * participants, each by campaign; a task holds the bins of one campaign.
   */
  public static Dataset<Input> inputs(
      Dataset<Campaign> campaigns,
      Dataset<SeriesStages.Series> series,
      Dataset<CampaignMeasure> measures,
      Dataset<Participant> participants) {
    Dataset<Row> accounts =
        participants
            .groupBy(col(Participant::campaignId))
            .agg(
                sum(col(Participant::traces)).as(name(Input::traces)),
                max(col(Participant::activeBins).cast("bigint"))
                    .as(name(PeopleFacts::mostParticipantDays)));
    Dataset<Row> returning =
        measures
            .filter(col(CampaignMeasure::measure).equalTo(Measure.RETURNING_SHARE.key()))
            .groupBy(col(CampaignMeasure::campaignId))
            .agg(max(col(CampaignMeasure::value)).as(name(Input::returningShare)));
    String[] campaign = {name(Campaign::campaignId)};
    Dataset<Row> rows =
        campaigns
            .select(col(Campaign::campaignId), struct(Campaign.class).as(name(Input::campaign)))
            .join(series, campaign, "left")
            .join(returning, campaign, "left")
            .join(accounts, campaign, "left")
            .withColumn(name(Input::traces), orZero(col(Input::traces)))
            .withColumn(name(Input::mostParticipantDays), orZero(col(Input::mostParticipantDays)));
    return as(rows, Input.class);
  }

  /**
   * One row a campaign; no shuffle.
   *
   * @param shapes the shapes to sort campaigns by; empty when there are none
   */
  public static Dataset<CampaignProfile> profiles(
      Dataset<Input> inputs, Profiling profiling, Optional<ShapeModel> shapes) {
    @Nullable ShapeModel model = shapes.orElse(null);
    MapFunction<Input, CampaignProfile> profile =
        input ->
            profiling
                .profile(
                    input.campaign(),
                    input.bins(),
                    input.returningShare(),
                    input.traces(),
                    input.mostParticipantDays())
                .withShape(model == null ? null : shape(model, input, profiling));
    return inputs.map(profile, RecordEncoder.of(CampaignProfile.class));
  }

  private static @Nullable Integer shape(ShapeModel model, Input input, Profiling profiling) {
    return model
        .shapeOf(CampaignFacts.activity(input.bins(), profiling.measures().bin()))
        .orElse(null);
  }

  private static Column orZero(Column value) {
    return coalesce(value, lit(0L));
  }
}
