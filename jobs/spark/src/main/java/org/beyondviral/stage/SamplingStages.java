package org.beyondviral.stage;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.median;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.beyondviral.attention.Rhythm;
import org.beyondviral.measure.MeasureInput;
import org.beyondviral.measure.MeasureRules;
import org.beyondviral.profile.SamplingCurve;
import org.beyondviral.profile.SamplingCurve.Ratio;
import org.beyondviral.profile.SamplingPoint;
import org.beyondviral.rows.RecordEncoder;

/** What measures would be in a thinner archive. */
public final class SamplingStages {
  private SamplingStages() {}

  /**
   * A row a measure and share. One shuffle, of at most 32 numbers a campaign; a task holds those of
   * one measure and share, made one of equal ones: some 50 bytes a campaign at most.
   */
  public static Dataset<SamplingPoint> curve(
      Dataset<MeasureInput> inputs, MeasureRules rules, Rhythm rhythm, long seed) {
    FlatMapFunction<MeasureInput, Ratio> ratios =
        input -> SamplingCurve.ratios(input, rules, rhythm, seed).iterator();
    return as(
        inputs
            .flatMap(ratios, RecordEncoder.of(Ratio.class))
            .groupBy(col(Ratio::measure), col(Ratio::share))
            .agg(
                count(lit(1)).as(name(SamplingPoint::campaigns)),
                median(col(Ratio::ratio)).as(name(SamplingPoint::medianRatio))),
        SamplingPoint.class);
  }
}
