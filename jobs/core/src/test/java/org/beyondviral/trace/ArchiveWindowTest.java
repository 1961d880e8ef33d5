package org.beyondviral.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.beyondviral.settings.UserError;
import org.junit.jupiter.api.Test;

class ArchiveWindowTest {
  private static final LocalDate NEW_YEAR = LocalDate.of(2021, 1, 1);

  @Test
  void strayClocksDoNotMoveIt() {
    Map<LocalDate, Long> days = daily(NEW_YEAR, 100, 3);
    days.put(LocalDate.EPOCH, 50_000L);
    days.put(LocalDate.of(2010, 5, 5), 9L);
    days.put(LocalDate.of(2099, 1, 1), 1L);

    assertThat(unset(days)).contains(new ArchiveWindow(NEW_YEAR, NEW_YEAR.plusDays(99)));
  }

  @Test
  void beginsOnTheFirstDayThatBeginsTenTracesInThirtyDays() {
    Map<LocalDate, Long> days = new HashMap<>();
    days.put(NEW_YEAR, 1L);
    days.put(NEW_YEAR.plusDays(1), 1L);
    days.put(NEW_YEAR.plusDays(30), 9L);

    // [1st, 31st) holds two, [2nd, 32nd) holds ten; the last ten end on the thirty-first day.
    assertThat(unset(days))
        .contains(new ArchiveWindow(NEW_YEAR.plusDays(1), NEW_YEAR.plusDays(30)));
  }

  @Test
  void tenTracesOnOneDayAreAnArchiveOfOneDay() {
    ArchiveWindow window = unset(Map.of(NEW_YEAR, 10L)).orElseThrow();

    assertThat(window).isEqualTo(new ArchiveWindow(NEW_YEAR, NEW_YEAR));
    assertThat(window.days()).isEqualTo(1);
    assertThat(window.start()).isEqualTo(Instant.parse("2021-01-01T00:00:00Z"));
    assertThat(window.end()).isEqualTo(Instant.parse("2021-01-02T00:00:00Z"));
  }

  @Test
  void sparseArchiveFallsBackToItsFirstAndLastDay() {
    Map<LocalDate, Long> few = Map.of(NEW_YEAR, 1L, NEW_YEAR.plusDays(400), 8L);
    assertThat(unset(few)).contains(new ArchiveWindow(NEW_YEAR, NEW_YEAR.plusDays(400)));

    Map<LocalDate, Long> everyTenDays = new HashMap<>();
    for (int i = 0; i < 50; i++) {
      everyTenDays.put(NEW_YEAR.plusDays(10L * i), 1L);
    }
    assertThat(unset(everyTenDays)).contains(new ArchiveWindow(NEW_YEAR, NEW_YEAR.plusDays(490)));

    assertThat(unset(Map.of(LocalDate.EPOCH, 3L)))
        .contains(new ArchiveWindow(LocalDate.EPOCH, LocalDate.EPOCH));
  }

  @Test
  void settingsWin() {
    Map<LocalDate, Long> days = daily(NEW_YEAR, 100, 3);
    LocalDate from = LocalDate.of(2020, 6, 1);
    LocalDate to = LocalDate.of(2021, 2, 1);

    assertThat(ArchiveWindow.of(days, Optional.of(from), Optional.empty()))
        .contains(new ArchiveWindow(from, NEW_YEAR.plusDays(99)));
    assertThat(ArchiveWindow.of(days, Optional.empty(), Optional.of(to)))
        .contains(new ArchiveWindow(NEW_YEAR, to));
    assertThat(ArchiveWindow.of(Map.of(), Optional.of(from), Optional.of(to)))
        .contains(new ArchiveWindow(from, to));
    assertThatThrownBy(() -> ArchiveWindow.of(days, Optional.of(to), Optional.of(from)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("archive.from");
  }

  @Test
  void emptyArchiveHasNone() {
    assertThat(unset(Map.of())).isEmpty();
    assertThat(unset(Map.of(NEW_YEAR, 0L))).isEmpty();
  }

  private static Optional<ArchiveWindow> unset(Map<LocalDate, Long> days) {
    return ArchiveWindow.of(days, Optional.empty(), Optional.empty());
  }

  private static Map<LocalDate, Long> daily(LocalDate first, int days, long traces) {
    Map<LocalDate, Long> counts = new HashMap<>();
    for (int i = 0; i < days; i++) {
      counts.put(first.plusDays(i), traces);
    }
    return counts;
  }
}
