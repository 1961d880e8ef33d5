package org.beyondviral.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PresenceTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant START = Instant.parse("2020-01-01T15:00:00Z");

  private static Participant seen(Duration... afterStart) {
    Presence presence = new Presence(DAY, Duration.ofDays(7), START);
    for (Duration after : afterStart) {
      presence.add(START.plus(after));
    }
    return presence.participant("c", "a");
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  @Test
  void countsDistinctDaysAndWeeks() {
    Participant participant = seen(hours(0), hours(8), hours(9), days(1), days(13), days(14));
    assertThat(participant.traces()).isEqualTo(6);
    assertThat(participant.activeDays()).as("hour 9 and day 1 are the same day").isEqualTo(4);
    assertThat(participant.activeBins()).isEqualTo(4);
    assertThat(participant.activeWeeks()).isEqualTo(3);
    assertThat(participant.firstAt()).isEqualTo(START);
    assertThat(participant.lastAt()).isEqualTo(START.plus(days(14)));
  }

  @Test
  void weeksBeginWithTheBinOfTheCampaignsFirstTrace() {
    assertThat(seen(hours(0), days(7).minusHours(16)).activeWeeks()).isEqualTo(1);
    assertThat(seen(hours(0), days(7).minusHours(15)).activeWeeks()).isEqualTo(2);
  }

  @Test
  void seenAgainFromDaysKUpToTwoK() {
    assertThat(seen(hours(0), days(7).minusNanos(1000)).seenAgain7d()).isFalse();
    assertThat(seen(hours(0), days(7)).seenAgain7d()).isTrue();
    assertThat(seen(hours(0), days(14).minusNanos(1000)).seenAgain7d()).isTrue();
    assertThat(seen(hours(0), days(14)).seenAgain7d()).isFalse();
    assertThat(seen(hours(0), days(30)).seenAgain30d()).isTrue();
    assertThat(seen(hours(0), days(60)).seenAgain30d()).isFalse();
    assertThat(seen(hours(0), days(90), days(200)).seenAgain90d()).isTrue();
  }

  @Test
  void tracesMustComeInOrder() {
    assertThatThrownBy(() -> seen(days(2), days(1))).isInstanceOf(IllegalArgumentException.class);
  }
}
