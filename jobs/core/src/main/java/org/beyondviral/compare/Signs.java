package org.beyondviral.compare;

import java.util.Map;
import org.beyondviral.measure.Measure;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** Campaigns on either side of the value that a measure has when there is nothing to it. */
public record Signs(
    @Means("Name of the measure.") String measure,
    @Means(value = "Campaigns with a higher value.", unit = Unit.CAMPAIGNS) long above,
    @Means(value = "Campaigns with a lower value.", unit = Unit.CAMPAIGNS) long below,
    @Means("Median over the campaigns, in the unit of the measure.") double median) {

  /** The measures that claims read in this way, with that value. */
  public static final Map<Measure, Double> NOTHING_TO_IT =
      Map.of(
          Measure.BURST_NEWCOMER_SURPLUS, 0.0,
          Measure.REWARDED_RECRUIT_SPEED, 1.0,
          Measure.ALIKE_RECRUIT_SPEED, 1.0);

  /** Campaigns on either side. */
  public long campaigns() {
    return above + below;
  }

  /** Share of those above; NaN for none. */
  public double share() {
    return (double) above / campaigns();
  }

  /** Wilson's interval of that share: {@link Proportion#wilson}. */
  public Interval interval(double confidence) {
    return Proportion.wilson(above, campaigns(), confidence);
  }
}
