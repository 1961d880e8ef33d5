package org.beyondviral.stage;

import static org.apache.spark.sql.functions.to_date;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.beyondviral.rows.Columns.col;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.beyondviral.TestSpark;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.trace.ArchiveWindow;
import org.beyondviral.trace.CollectionGap;
import org.beyondviral.trace.CollectionGaps;
import org.beyondviral.trace.Trace;
import org.junit.jupiter.api.Test;

class RealArchiveGapsTest {
  private static final Path ARCHIVE = Path.of("../../../shared/data/mongolia/traces.parquet");

  /**
   * A real archive, collected up to 720 traces a day, of which a month and some days are missing.
   * That its first months held thousands a day makes no other day a silence.
   */
  @Test
  void theSilencesAndTheCapAreFound() {
    assumeTrue(Files.exists(ARCHIVE), "no shared data");
    Map<LocalDate, Long> days = new TreeMap<>();
    new Tables(TestSpark.session(), ".", Optional.of(ARCHIVE.toString()))
        .read(Catalogue.TRACES)
        .groupBy(to_date(col(Trace::createdAt)).cast("string"))
        .count()
        .collectAsList()
        .forEach(row -> days.put(LocalDate.parse(row.getString(0)), row.getLong(1)));
    assertThat(days).hasSize(954);
    List<LocalDate> dates = List.copyOf(days.keySet());
    assertThat(
            CollectionGaps.of(days, new ArchiveWindow(dates.get(0), dates.get(dates.size() - 1))))
        .extracting(
            CollectionGap::kind,
            gap -> gap.startedAt().toString().substring(0, 10),
            gap -> gap.endedAt().toString().substring(0, 10),
            CollectionGap::days,
            CollectionGap::traces)
        .containsExactly(
            tuple("silence", "2020-09-29", "2020-10-31", 32L, 0L),
            tuple("silence", "2021-04-17", "2021-04-20", 3L, 63L),
            tuple("silence", "2021-08-31", "2021-09-01", 1L, 0L),
            tuple("silence", "2021-09-26", "2021-09-27", 1L, 0L),
            tuple("cap", "2020-04-06", "2022-10-13", 283L, 283 * 720L));
  }
}
