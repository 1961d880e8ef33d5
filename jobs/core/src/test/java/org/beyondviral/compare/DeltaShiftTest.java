package org.beyondviral.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.beyondviral.campaign.Profile;
import org.beyondviral.compare.DeltaShift.Valued;
import org.beyondviral.measure.Measure;
import org.junit.jupiter.api.Test;

class DeltaShiftTest {
  private static final char FADE = DeltaShift.letter(Profile.VIRAL_FADE);
  private static final char MOVEMENT = DeltaShift.letter(Profile.SUSTAINED_MOVEMENT);
  private static final char TOPIC = DeltaShift.letter(Profile.PERENNIAL_TOPIC);

  @Test
  void deltaFollowsTheLabelsOfEachVariation() {
    List<Valued> campaigns = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      campaigns.add(new Valued(i, "" + (i < 5 ? FADE : MOVEMENT) + (i < 5 ? MOVEMENT : FADE)));
    }
    double[] deltas = DeltaShift.deltas(Measure.BURST_GAP_DAYS, campaigns, 5);
    assertThat(deltas).containsExactly(1, -1);
    assertThat(DeltaShift.mean(List.of(deltas, new double[] {0, 0.5}), 1))
        .isEqualTo(1.25, within(1e-12));
    assertThat(DeltaShift.deltas(Measure.BURST_GAP_DAYS, campaigns, 6)).containsOnly(Double.NaN);
  }

  @Test
  void topicsStandWithMovementsForMeasuresOfPeopleAndAbsentCampaignsNowhere() {
    List<Valued> campaigns =
        List.of(
            new Valued(1, "" + FADE),
            new Valued(2, "" + TOPIC),
            new Valued(0, "" + MOVEMENT),
            new Valued(9, "" + DeltaShift.ABSENT));
    assertThat(DeltaShift.deltas(Measure.RETURNING_SHARE, campaigns, 1)).containsExactly(0);
    assertThat(DeltaShift.deltas(Measure.BURST_GAP_DAYS, campaigns, 1)).containsExactly(-1);
  }

  @Test
  void withoutAMeasureThereIsNoShift() {
    assertThat(DeltaShift.deltas(Measure.RETURNING_SHARE, List.of(), 1)).isEmpty();
    assertThat(DeltaShift.mean(List.of(), 1)).isNaN();
    assertThat(DeltaShift.mean(List.of(new double[] {Double.NaN, 1}), 1)).isNaN();
  }
}
