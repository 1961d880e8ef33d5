package org.beyondviral.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.beyondviral.TestSpark;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.settings.UserError;
import org.beyondviral.stage.Built;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.LedgerEntry;
import org.beyondviral.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
  @TempDir Path output;

  @Test
  void rowsComeBackAsTheyWereWritten() {
    Cascade cascade =
        new Cascade(
            "c",
            null,
            "a",
            Instant.parse("2020-01-01T00:00:00.000001Z"),
            Instant.EPOCH,
            true,
            1,
            1,
            0,
            0.0,
            1,
            1,
            null,
            null);
    Tables tables = TestSpark.tables(output);
    tables.write(Catalogue.CASCADES, TestSpark.dataset(Cascade.class, List.of(cascade)));

    assertThat(tables.read(Catalogue.CASCADES).collectAsList()).containsExactly(cascade);
  }

  @Test
  void twoTablesInOnePassStayBothWhenTheNextPassFails() {
    Instant time = Instant.parse("2020-01-01T00:00:00.000001Z");
    CascadeMember root = new CascadeMember("c", "c", null, time, "post", null, "root", 0, 1, 1, 0);
    CascadeMember child =
        new CascadeMember("d", "c", "a", time, "repost", "c", "stated", 1, 0, 0, 1);
    Cascade cascade = new Cascade("c", "x", null, time, time, true, 2, 1, 1, 0.5, 1, 1, 1.0, 1.0);
    Dataset<Built> rows =
        TestSpark.dataset(Built.class, List.of(new Built(root, cascade), new Built(child, null)));
    Tables tables = TestSpark.tables(output);
    tables.writeBoth(Catalogue.CASCADE_MEMBERS, Catalogue.CASCADES, rows.repartition(2));
    MapFunction<Built, Built> fails =
        row -> {
          throw new IllegalStateException("no more");
        };

    assertThatThrownBy(
            () ->
                tables.writeBoth(
                    Catalogue.CASCADE_MEMBERS,
                    Catalogue.CASCADES,
                    rows.map(fails, RecordEncoder.of(Built.class))))
        .hasStackTraceContaining("no more");
    assertThat(tables.read(Catalogue.CASCADE_MEMBERS).collectAsList())
        .containsExactlyInAnyOrder(root, child);
    assertThat(tables.read(Catalogue.CASCADES).collectAsList()).containsExactly(cascade);
  }

  @Test
  void summaryDefusesFormulasAndSortsByKey() throws Exception {
    Tables tables = TestSpark.tables(output);
    tables.write(
        Catalogue.PROFILES,
        TestSpark.dataset(
            CampaignProfile.class,
            List.of(
                new CampaignProfile("b", "viral_fade", null, "said \"so\", twice", null),
                new CampaignProfile("=cmd()", "undecided", 0.5, "", 1),
                new CampaignProfile(" =cmd()", "undecided", null, " kept ", null))));

    assertThat(Files.readString(output.resolve("summary/profiles.csv")))
        .isEqualTo(
            """
            campaign_id,profile,confidence,reason,shape
            ' =cmd(),undecided,, kept ,
            '=cmd(),undecided,0.5,,1
            b,viral_fade,,"said ""so"", twice",
            """);
  }

  @Test
  void ledgerKeepsTheLinesOfOtherStages() {
    Tables tables = TestSpark.tables(output);
    tables.writeLedger("a", List.of(new LedgerEntry("a", "in", 3)));
    tables.writeLedger("b", List.of(new LedgerEntry("b", "in", 2)));
    tables.writeLedger("a", List.of(new LedgerEntry("a", "in", 4)));

    assertThat(tables.read(Catalogue.LEDGER).collectAsList())
        .containsExactlyInAnyOrder(new LedgerEntry("a", "in", 4), new LedgerEntry("b", "in", 2));
  }

  @Test
  void archiveIsReadFromAllItsFoldersWithTheColumnsOfAllItsFiles() {
    String bare = "'a' author_id, timestamp'2020-01-01' created_at, 'post' kind";
    parquet("'1' trace_id, " + bare, "2019/first");
    parquet("'2' trace_id, " + bare + ", array('tag') tags", "2020/deeper/second");

    List<Trace> traces = archive().collectAsList();

    assertThat(traces).extracting(Trace::traceId).containsExactlyInAnyOrder("1", "2");
    assertThat(traces.stream().flatMap(trace -> trace.tags().stream())).containsExactly("tag");
  }

  @Test
  void foldersOfBothKindsAreRefused() {
    String row = "'1' trace_id, 'a' author_id, timestamp'2020-01-01' created_at, 'post' kind";
    parquet(row, "2019");
    parquet(row, "day=2020-01-01");

    assertThatThrownBy(this::archive)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("day=2020-01-01");
  }

  @Test
  void filesThatDisagreeOnATypeAreRefused() {
    String row = "'1' trace_id, 'a' author_id, timestamp'2020-01-01' created_at, 'post' kind";
    parquet(row + ", 1L audience", "one");
    parquet(row + ", 'many' audience", "two");

    assertThatThrownBy(this::archive)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("disagree on the type");
  }

  @Test
  void filesBesidePartitionsAreRefused() throws Exception {
    String row = "'1' trace_id, 'a' author_id, timestamp'2020-01-01' created_at, 'post' kind";
    parquet(row, "day=2020-01-01");
    Files.createFile(output.resolve("archive/more.parquet"));

    assertThatThrownBy(this::archive)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("more.parquet");
  }

  private void parquet(String columns, String folder) {
    TestSpark.session()
        .sql("select " + columns)
        .write()
        .parquet(output.resolve("archive").resolve(folder).toString());
  }

  private Dataset<Trace> archive() {
    return new Tables(
            TestSpark.session(),
            output.toString(),
            Optional.of(output.resolve("archive").toString()))
        .read(Catalogue.TRACES);
  }

  @Test
  void absentTableNamesTheCommandThatWritesIt() {
    assertThatThrownBy(() -> TestSpark.tables(output).read(Catalogue.CASCADES))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("run 'cascades' first");
  }
}
