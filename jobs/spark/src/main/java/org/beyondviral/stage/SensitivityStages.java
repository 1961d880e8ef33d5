package org.beyondviral.stage;

import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
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
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.Profile;
import org.beyondviral.compare.DeltaShift;
import org.beyondviral.compare.DeltaShift.End;
import org.beyondviral.compare.DeltaShift.Valued;
import org.beyondviral.compare.Known;
import org.beyondviral.compare.Sensitivity;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.measure.Measure;
import org.beyondviral.profile.Members;
import org.beyondviral.profile.Variation;
import org.beyondviral.profile.Variation.Judged;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.stage.PartStages.Part;
import org.beyondviral.stage.ProfileStages.Input;
import org.jspecify.annotations.Nullable;

/** What the findings owe to choices of the study: every campaign is judged again under each. */
public final class SensitivityStages {
  /**
   * A campaign, its profile under every variation, one letter each ({@link DeltaShift}), its number
   * of bursts, and the traces it loses as members are left out.
   */
  public record Labels(
      String campaignId, String labels, List<Integer> bursts, List<Long> tracesOut) {}

  /** A campaign, and what parts of its members show of it. */
  public record Cases(Input whole, List<Part> parts) {}

  /** Campaigns under one variation. */
  public record Turned(
      int variation,
      long campaigns,
      long relabelled,
      long burstsChanged,
      long touched,
      long tracesOut,
      long gone,
      long fades,
      long decided) {
    static Turned none(int variation) {
      return new Turned(variation, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Nullable Double fadeShare() {
      return decided == 0 ? null : (Double) ((double) fades / decided);
    }
  }

  /** A campaign under one variation. */
  public record Label(
      int variation,
      boolean gone,
      boolean relabelled,
      boolean burstsChanged,
      long tracesOut,
      boolean fade,
      boolean decided) {}

  /** The values of one measure with the labels of their campaigns. */
  public record Values(String measure, List<Valued> campaigns) {}

  /** The deltas of one measure under every variation. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Deltas(String measure, double[] deltas) {
    double shift(int variation, int reference) {
      return deltas[variation] - deltas[reference];
    }
  }

  private SensitivityStages() {}

  /** All variations in one pass over the campaigns. One shuffle, of the parts by campaign. */
  public static Dataset<Labels> labels(
      Dataset<Input> inputs, Dataset<Part> parts, List<Variation> variations) {
    List<Variation> turned = new ArrayList<>(variations);
    Dataset<Cases> cases =
        as(
            inputs
                .select(
                    col(Input::campaign)
                        .getField(name(Campaign::campaignId))
                        .as(name(Part::campaignId)),
                    struct(Input.class).as(name(Cases::whole)))
                .join(
                    parts
                        .groupBy(col(Part::campaignId))
                        .agg(collect_list(struct(Part.class)).as(name(Cases::parts))),
                    new String[] {name(Part::campaignId)},
                    "left")
                .withColumn(name(Cases::parts), MeasureStages.orEmpty(Cases.class, Cases::parts)),
            Cases.class);
    MapFunction<Cases, Labels> label =
        row -> {
          List<Optional<Judged>> judged =
              turned.stream().map(variation -> judged(row, variation)).toList();
          return new Labels(
              row.whole().campaign().campaignId(),
              judged.stream()
                  .map(one -> one.map(Judged::profile).map(DeltaShift::letter))
                  .map(letter -> String.valueOf(letter.orElse(DeltaShift.ABSENT)))
                  .collect(Collectors.joining()),
              judged.stream().map(one -> one.map(Judged::bursts).orElse(0)).toList(),
              turned.stream().map(variation -> tracesOut(row, variation)).toList());
        };
    return cases.map(label, RecordEncoder.of(Labels.class));
  }

  private static Optional<Judged> judged(Cases row, Variation variation) {
    Input whole = row.whole();
    return variation.members() == Members.ALL
        ? variation.judge(
            whole.campaign(),
            whole.bins(),
            whole.returningShare(),
            whole.traces(),
            whole.mostParticipantDays())
        : part(row, variation)
            .flatMap(
                part ->
                    variation.judge(
                        whole.campaign().withParticipants(part.participants()),
                        part.bins(),
                        part.returningShare(),
                        part.traces(),
                        part.mostParticipantDays()));
  }

  private static Optional<Part> part(Cases row, Variation variation) {
    return row.parts().stream()
        .filter(part -> part.members().equals(variation.members().word()))
        .findFirst();
  }

  private static long tracesOut(Cases row, Variation variation) {
    return variation.members() == Members.ALL
        ? 0
        : traces(row.whole().bins())
            - part(row, variation).map(part -> traces(part.bins())).orElse(0L);
  }

  private static long traces(List<CampaignActivity> bins) {
    return bins.stream().mapToLong(CampaignActivity::traces).sum();
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
    List<Integer> references = Variation.references(variations);
    Map<Integer, Turned> counted =
        counted(labels, references).collectAsList().stream()
            .collect(Collectors.toMap(Turned::variation, Function.identity()));
    List<Deltas> deltas =
        deltas(labels, measures, variations.stream().map(Variation::end).toList(), leastCampaigns)
            .collectAsList()
            .stream()
            .sorted(Comparator.comparing(Deltas::measure))
            .toList();
    return IntStream.range(1, variations.size())
        .mapToObj(
            v ->
                row(
                    variations.get(v),
                    counted.getOrDefault(v, Turned.none(v)),
                    references.get(v),
                    deltas))
        .toList();
  }

  private static Sensitivity row(
      Variation variation, Turned turned, int reference, List<Deltas> deltas) {
    boolean ofMembers = variation.members() != Members.ALL;
    boolean untouched = ofMembers && turned.touched() == 0;
    int v = turned.variation();
    Optional<Deltas> most =
        deltas.stream()
            .filter(each -> !untouched && Math.abs(each.shift(v, reference)) > 0)
            .max(Comparator.comparingDouble(each -> Math.abs(each.shift(v, reference))));
    return new Sensitivity(
        variation.knob(),
        variation.setting(),
        turned.campaigns(),
        untouched ? null : Known.of((double) turned.relabelled() / turned.campaigns()),
        untouched ? null : Known.of((double) turned.burstsChanged() / turned.campaigns()),
        untouched
            ? null
            : Known.of(DeltaShift.mean(deltas.stream().map(Deltas::deltas).toList(), v, reference)),
        ofMembers ? turned.touched() : null,
        ofMembers ? turned.tracesOut() : null,
        turned.gone(),
        turned.fadeShare(),
        most.map(Deltas::measure).orElse(null),
        most.map(each -> each.shift(v, reference)).orElse(null));
  }

  private static Dataset<Turned> counted(Dataset<Labels> labels, List<Integer> references) {
    List<Integer> against = new ArrayList<>(references);
    char fade = DeltaShift.letter(Profile.VIRAL_FADE);
    char undecided = DeltaShift.letter(Profile.UNDECIDED);
    FlatMapFunction<Labels, Label> each =
        row ->
            IntStream.range(0, row.labels().length())
                .mapToObj(
                    v -> {
                      char label = row.labels().charAt(v);
                      int reference = against.get(v);
                      boolean gone = label == DeltaShift.ABSENT;
                      return new Label(
                          v,
                          gone,
                          !gone && label != row.labels().charAt(reference),
                          !gone && !row.bursts().get(v).equals(row.bursts().get(reference)),
                          row.tracesOut().get(v),
                          label == fade,
                          !gone && label != undecided);
                    })
                .iterator();
    return as(
        labels
            .flatMap(each, RecordEncoder.of(Label.class))
            .groupBy(col(Label::variation))
            .agg(
                count_if(not(col(Label::gone))).as(name(Turned::campaigns)),
                count_if(col(Label::relabelled)).as(name(Turned::relabelled)),
                count_if(col(Label::burstsChanged)).as(name(Turned::burstsChanged)),
                count_if(col(Label::tracesOut).gt(0)).as(name(Turned::touched)),
                sum(col(Label::tracesOut)).as(name(Turned::tracesOut)),
                count_if(col(Label::gone)).as(name(Turned::gone)),
                count_if(col(Label::fade)).as(name(Turned::fades)),
                count_if(col(Label::decided)).as(name(Turned::decided))),
        Turned.class);
  }

  private static Dataset<Deltas> deltas(
      Dataset<Labels> labels,
      Dataset<CampaignMeasure> measures,
      List<End> ends,
      int leastCampaigns) {
    List<End> taken = new ArrayList<>(ends);
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
                        taken,
                        leastCampaigns)),
        RecordEncoder.of(Deltas.class));
  }
}
