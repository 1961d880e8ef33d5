package org.beyondviral.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {

  @Test
  void fifteenTestsOfThePaper() {
    // Benjamini & Hochberg (1995), section 3.2: at 0.05 the first four of fifteen stand.
    double[] p = {
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0000
    };
    double[] q = FalseDiscovery.adjust(p);
    assertThat(q[0]).isCloseTo(0.0015, within(1e-12));
    assertThat(q[3]).isCloseTo(0.035625, within(1e-12)).isLessThan(0.05);
    assertThat(q[4]).isCloseTo(0.0603, within(1e-12)).isGreaterThan(0.05);
    assertThat(q[14]).isEqualTo(1);
  }

  @Test
  void largerNeighboursPullSmallerOnesDown() {
    assertThat(FalseDiscovery.adjust(new double[] {0.03, 0.04, 0.04}))
        .containsExactly(new double[] {0.04, 0.04, 0.04}, within(1e-15));
  }

  @Test
  void untestedDoNotCount() {
    assertThat(FalseDiscovery.adjust(new double[] {0.5, Double.NaN, 0.01}))
        .containsExactly(0.5, Double.NaN, 0.02);
    assertThat(FalseDiscovery.adjust(new double[0])).isEmpty();
  }

  @Test
  void keepsOrderAndNeverFallsBelowP() {
    SplittableRandom random = new SplittableRandom(3);
    double[] p = random.doubles(200).toArray();
    double[] q = FalseDiscovery.adjust(p);
    for (int i = 0; i < p.length; i++) {
      assertThat(q[i]).isBetween(p[i], 1.0);
      for (int j = 0; j < p.length; j++) {
        if (p[i] < p[j]) {
          assertThat(q[i]).isLessThanOrEqualTo(q[j]);
        }
      }
    }
  }
}
