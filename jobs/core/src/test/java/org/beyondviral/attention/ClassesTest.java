package org.beyondviral.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.beyondviral.attention.decay.Response;
import org.beyondviral.attention.hawkes.Excitation;
import org.junit.jupiter.api.Test;

class ClassesTest {
  @Test
  void regionsOfTheSharesAroundAPeak() {
    assertThat(PeakTiming.of(0.1, 0.1)).isEqualTo(PeakTiming.AT);
    assertThat(PeakTiming.of(0.25, 0.25)).isEqualTo(PeakTiming.AT);
    assertThat(PeakTiming.of(0.5, 0.2)).isEqualTo(PeakTiming.BEFORE);
    assertThat(PeakTiming.of(0.2, 0.5)).isEqualTo(PeakTiming.AFTER);
    assertThat(PeakTiming.of(0.4, 0.3)).isEqualTo(PeakTiming.SYMMETRIC);
  }

  /** 1.4, 0.6 and 0.2 are the exponents of Crane & Sornette for θ = 0.4. */
  @Test
  void theNearestExponentDecides() {
    assertThat(Response.of(1.4)).isEqualTo(Response.EXOGENOUS_SUBCRITICAL);
    assertThat(Response.of(5)).isEqualTo(Response.EXOGENOUS_SUBCRITICAL);
    assertThat(Response.of(0.6)).isEqualTo(Response.EXOGENOUS_CRITICAL);
    assertThat(Response.of(0.99)).isEqualTo(Response.EXOGENOUS_CRITICAL);
    assertThat(Response.of(0.2)).isEqualTo(Response.ENDOGENOUS_CRITICAL);
    assertThat(Response.of(-1)).isEqualTo(Response.ENDOGENOUS_CRITICAL);
  }

  @Test
  void timesAreExactToWhatTheyShare() {
    List<TraceTimes.Slot> seconds =
        List.of(
            new TraceTimes.Slot(500_000, 1, 0, 0),
            new TraceTimes.Slot(4_500_000, 2, 0, 0),
            new TraceTimes.Slot(10_500_000, 1, 0, 0));
    assertThat(new TraceTimes(1, seconds).exactTo()).isEqualTo(2_000_000);
    assertThat(new TraceTimes(60_000_000, seconds).exactTo()).isEqualTo(60_000_000);
    assertThat(TraceTimes.NONE.exactTo()).isEqualTo(1);
    assertThat(Excitation.of(TraceTimes.NONE, Rhythm.FLAT)).isEmpty();
  }
}
