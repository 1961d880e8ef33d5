package org.beyondviral.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.beyondviral.campaign.Profile;
import org.beyondviral.compare.DeltaShift.End;
import org.beyondviral.compare.DeltaShift.Valued;
import org.beyondviral.measure.Measure;
import org.junit.jupiter.api.Test;

class DeltaShiftTest {
  private static final char FADE = DeltaShift.letter(Profile.VIRAL_FADE);
  private static final char MOVEMENT = DeltaShift.letter(Profile.SUSTAINED_MOVEMENT);
  private static final List<End> VALUES = List.of(End.VALUE, End.VALUE);
  private static final char TOPIC = DeltaShift.letter(Profile.PERENNIAL_TOPIC);

  @Test
  void deltaFollowsTheLabelsOfEachVariation() {
    List<Valued> campaigns = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      campaigns.add(valued(i, "" + (i < 5 ? FADE : MOVEMENT) + (i < 5 ? MOVEMENT : FADE)));
    }
    double[] deltas = DeltaShift.deltas(Measure.BURST_GAP_DAYS, campaigns, VALUES, 5);
    assertThat(deltas).containsExactly(1, -1);
    assertThat(DeltaShift.mean(List.of(deltas, new double[] {0, 0.5}), 1, 0))
        .isEqualTo(1.25, within(1e-12));
    assertThat(DeltaShift.deltas(Measure.BURST_GAP_DAYS, campaigns, VALUES, 6))
        .containsOnly(Double.NaN);
  }

  @Test
  void topicsStandWithMovementsForMeasuresOfPeopleAndAbsentCampaignsNowhere() {
    List<Valued> campaigns =
        List.of(
            valued(1, "" + FADE),
            valued(2, "" + TOPIC),
            valued(0, "" + MOVEMENT),
            valued(9, "" + DeltaShift.ABSENT));
    assertThat(DeltaShift.deltas(Measure.RETURNING_SHARE, campaigns, List.of(End.VALUE), 1))
        .containsExactly(0);
    assertThat(DeltaShift.deltas(Measure.BURST_GAP_DAYS, campaigns, List.of(End.VALUE), 1))
        .containsExactly(-1);
  }

  /** By hand, the last keeping its value. */
  @Test
  void endsAreThoseOfMeasuresOfCascades() {
    List<Valued> campaigns =
        List.of(
            new Valued(2, 1.5, 2.5, "" + FADE + FADE + FADE),
            new Valued(2, 1.0, 3.0, "" + MOVEMENT + MOVEMENT + MOVEMENT),
            new Valued(9, null, null, "" + MOVEMENT + MOVEMENT + MOVEMENT));
    List<End> ends = List.of(End.VALUE, End.LOW, End.HIGH);
    assertThat(DeltaShift.deltas(Measure.MAX_DEPTH, campaigns, ends, 1)).containsExactly(0.5, 0, 1);
    assertThat(DeltaShift.deltas(Measure.RECIPROCITY, campaigns, ends, 1))
        .containsExactly(0.5, Double.NaN, Double.NaN);
  }

  private static Valued valued(double value, String labels) {
    return new Valued(value, null, null, labels);
  }

  @Test
  void withoutAMeasureThereIsNoShift() {
    assertThat(DeltaShift.deltas(Measure.RETURNING_SHARE, List.of(), List.of(End.VALUE), 1))
        .containsExactly(Double.NaN);
    assertThat(DeltaShift.mean(List.of(), 1, 0)).isNaN();
    assertThat(DeltaShift.mean(List.of(new double[] {Double.NaN, 1}), 1, 0)).isNaN();
  }
}
