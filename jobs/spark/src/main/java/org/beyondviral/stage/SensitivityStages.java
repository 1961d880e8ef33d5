package org.beyondviral.stage;

import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.beyondviral.compare.DeltaShift;
import org.beyondviral.compare.DeltaShift.Valued;
import org.beyondviral.compare.Sensitivity;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.measure.Measure;
import org.beyondviral.profile.Variation;
import org.beyondviral.profile.Variation.Judged;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.stage.ProfileStages.Input;
import org.jspecify.annotations.Nullable;

/** What the findings owe to choices of the study: every campaign is judged again under each. */
public final class SensitivityStages {
  /**
   * A campaign, its profile under every variation, one letter each ({@link DeltaShift}), and its
   * number of bursts.
   */
  public record Labels(String campaignId, String labels, List<Integer> bursts) {}

  /** Campaigns under one variation. */
  public record Turned(int variation, long campaigns, long relabelled, long burstsChanged) {}

  /** A campaign under one variation. */
  public record Label(int variation, boolean relabelled, boolean burstsChanged) {}

  /** The values of one measure with the labels of their campaigns. */
  public record Values(String measure, List<Valued> campaigns) {}

  /** The deltas of one measure under every variation. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Deltas(String measure, double[] deltas) {}

  private SensitivityStages() {}

  /** All variations in one pass over the series; no shuffle. */
  public static Dataset<Labels> labels(Dataset<Input> inputs, List<Variation> variations) {
    List<Variation> turned = new ArrayList<>(variations);
    MapFunction<Input, Labels> label =
        input -> {
          List<Optional<Judged>> judged =
              turned.stream()
                  .map(
                      variation ->
                          variation.judge(
                              input.campaign(),
                              input.bins(),
                              input.returningShare(),
                              input.traces(),
                              input.mostParticipantDays()))
                  .toList();
          return new Labels(
              input.campaign().campaignId(),
              judged.stream()
                  .map(one -> one.map(Judged::profile).map(DeltaShift::letter))
                  .map(letter -> String.valueOf(letter.orElse(DeltaShift.ABSENT)))
                  .collect(Collectors.joining()),
              judged.stream().map(one -> one.map(Judged::bursts).orElse(0)).toList());
        };
    return inputs.map(label, RecordEncoder.of(Labels.class));
  }

  /**
   * A row a variation, but for the first, which is the study as it is. Two shuffles: of labels by
   * variation, of values by measure. A task holds the values of a measure, some 150 bytes a
   * campaign; the driver the deltas, one for each measure and variation.
   */
  public static List<Sensitivity> sensitivity(
      Dataset<Labels> labels,
      Dataset<CampaignMeasure> measures,
      List<Variation> variations,
      int leastCampaigns) {
    Map<Integer, Turned> counted =
        counted(labels).collectAsList().stream()
            .collect(Collectors.toMap(Turned::variation, Function.identity()));
    List<double[]> deltas =
        deltas(labels, measures, leastCampaigns).collectAsList().stream()
            .sorted(Comparator.comparing(Deltas::measure))
            .map(Deltas::deltas)
            .toList();
    return IntStream.range(1, variations.size())
        .mapToObj(
            v ->
                row(
                    variations.get(v),
                    counted.getOrDefault(v, new Turned(v, 0, 0, 0)),
                    DeltaShift.mean(deltas, v)))
        .toList();
  }

  private static Sensitivity row(Variation variation, Turned turned, double shift) {
    return new Sensitivity(
        variation.knob(),
        variation.setting(),
        turned.campaigns(),
        known((double) turned.relabelled() / turned.campaigns()),
        known((double) turned.burstsChanged() / turned.campaigns()),
        known(shift));
  }

  private static Dataset<Turned> counted(Dataset<Labels> labels) {
    FlatMapFunction<Labels, Label> each =
        row ->
            IntStream.range(0, row.labels().length())
                .filter(v -> row.labels().charAt(v) != DeltaShift.ABSENT)
                .mapToObj(
                    v ->
                        new Label(
                            v,
                            row.labels().charAt(v) != row.labels().charAt(0),
                            !row.bursts().get(v).equals(row.bursts().get(0))))
                .iterator();
    return as(
        labels
            .flatMap(each, RecordEncoder.of(Label.class))
            .groupBy(col(Label::variation))
            .agg(
                count(lit(1)).as(name(Turned::campaigns)),
                count_if(col(Label::relabelled)).as(name(Turned::relabelled)),
                count_if(col(Label::burstsChanged)).as(name(Turned::burstsChanged))),
        Turned.class);
  }

  private static Dataset<Deltas> deltas(
      Dataset<Labels> labels, Dataset<CampaignMeasure> measures, int leastCampaigns) {
    Object[] headline =
        Arrays.stream(Measure.values())
            .filter(measure -> !measure.definitional())
            .map(Measure::key)
            .toArray();
    Dataset<Values> values =
        as(
            measures
                .where(
                    col(CampaignMeasure::measure)
                        .isin(headline)
                        .and(col(CampaignMeasure::value).isNotNull())
                        .and(not(isnan(col(CampaignMeasure::value)))))
                .join(labels, name(Labels::campaignId))
                .groupBy(col(CampaignMeasure::measure))
                .agg(collect_list(struct(Valued.class)).as(name(Values::campaigns))),
            Values.class);
    return values.map(
        (MapFunction<Values, Deltas>)
            row ->
                new Deltas(
                    row.measure(),
                    DeltaShift.deltas(
                        Measure.find(row.measure()).orElseThrow(),
                        row.campaigns(),
                        leastCampaigns)),
        RecordEncoder.of(Deltas.class));
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
