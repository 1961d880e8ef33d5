package org.beyondviral.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.beyondviral.rows.Columns.col;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.beyondviral.TestSpark;
import org.beyondviral.importer.PrivacyKey;
import org.beyondviral.importer.Pseudonyms;
import org.beyondviral.settings.UserError;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.LedgerEntry;
import org.beyondviral.trace.Follow;
import org.beyondviral.trace.Reject;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgetJobTest {
  @TempDir Path work;

  @Test
  void accountsGoWithTheirTracesMentionsAndFollowsAndTracesGoByThemselves() throws Exception {
    Tables tables =
        archive(
            List.of(
                trace("1", "ann", List.of("bob")),
                trace("2", "bob", List.of()),
                trace("3", "cat", List.of("bob", "ann")),
                trace("4", null, List.of()),
                trace("5", "cat", List.of()),
                reply("6", "bob://2"),
                reply("7", "bob://2"),
                trace("bob://2", "bob", List.of())));

    ForgetJob.run(tables, Map.of(), list("# asked for in May", "account bob", "", "trace 5"));

    assertThat(traces().collectAsList())
        .extracting(Trace::traceId, Trace::authorId, Trace::mentions)
        .containsExactlyInAnyOrder(
            tuple("1", "ann", List.of()),
            tuple("3", "cat", List.of("ann")),
            tuple("4", null, List.of()),
            tuple("6", "dan", List.of()),
            tuple("7", "dan", List.of()));
    assertThat(traces().collectAsList())
        .filteredOn(trace -> trace.parentId() != null)
        .hasSize(2)
        .allSatisfy(
            trace -> {
              assertThat(trace.parentId()).startsWith("forgotten:").doesNotContain("bob");
              assertThat(trace.rootId()).isEqualTo(trace.parentId());
            })
        .extracting(Trace::parentId)
        .containsOnly(
            traces().filter(col(Trace::traceId).equalTo("6")).collectAsList().get(0).parentId());
    assertThat(tables.read(Catalogue.FOLLOWS).collectAsList())
        .containsExactly(new Follow("ann", "cat"));
    assertThat(tables.read(Catalogue.REJECTS).collectAsList())
        .containsExactly(new Reject("f", 1, "not JSON", null));
    assertThat(tables.read(Catalogue.LEDGER).collectAsList())
        .contains(new LedgerEntry("forget", "dropped.forgotten", 3));
  }

  @Test
  void anArchiveOfPseudonymsIsAskedByTheKeyItWasImportedWith() throws Exception {
    Map<String, String> environment = Map.of(PrivacyKey.VARIABLE, "correct horse battery");
    Pseudonyms pseudonyms = new Pseudonyms(PrivacyKey.of(environment).orElseThrow());
    Tables tables =
        archive(
            List.of(
                trace(pseudonyms.trace("1"), pseudonyms.account("ann"), List.of()),
                trace(pseudonyms.trace("2"), pseudonyms.account("eve"), List.of())));

    String list = list("account eve");
    assertThatThrownBy(() -> ForgetJob.run(tables, Map.of(), list))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("none of the 1 ids")
        .hasMessageContaining(PrivacyKey.VARIABLE);
    assertThat(traces().count()).isEqualTo(2);

    ForgetJob.run(tables, environment, list);

    assertThat(traces().collectAsList())
        .extracting(Trace::traceId)
        .containsExactly(pseudonyms.trace("1"));
  }

  @Test
  void aListThatIsNoneIsRefused() throws Exception {
    Tables tables = archive(List.of(trace("1", "ann", List.of())));
    String list = list("account ann", "bob");

    assertThatThrownBy(() -> ForgetJob.run(tables, Map.of(), list))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'account ID'")
        .hasMessageNotContaining("bob");
    assertThatThrownBy(() -> ForgetJob.run(tables, Map.of(), work.resolve("none").toString()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("check the path");
    assertThat(traces().count()).isEqualTo(1);
  }

  private Tables archive(List<Trace> traces) {
    Tables tables = TestSpark.tables(work.resolve("archive"));
    tables.writeByDay(
        Catalogue.TRACES, TestSpark.dataset(Trace.class, traces), col(Trace::createdAt));
    tables.write(
        Catalogue.FOLLOWS,
        TestSpark.dataset(
            Follow.class,
            List.of(new Follow("ann", "bob"), new Follow("bob", "cat"), new Follow("ann", "cat"))));
    tables.write(
        Catalogue.REJECTS,
        TestSpark.dataset(Reject.class, List.of(new Reject("f", 1, "not JSON", "bob says"))));
    return tables;
  }

  private org.apache.spark.sql.Dataset<Trace> traces() {
    return TestSpark.tables(
            work.resolve("archive"), work.resolve("archive").resolve("tables/traces"))
        .read(Catalogue.TRACES);
  }

  private String list(String... lines) throws Exception {
    return Files.write(work.resolve("list.txt"), List.of(lines)).toString();
  }

  private static Trace trace(String id, @Nullable String author, List<String> mentions) {
    return new Trace(
        id,
        "x",
        author,
        Instant.parse("2021-03-01T00:00:00Z"),
        "post",
        null,
        null,
        List.of("tag"),
        List.of(),
        mentions,
        null,
        null,
        null);
  }

  private static Trace reply(String id, String to) {
    return new Trace(
        id,
        "x",
        "dan",
        Instant.parse("2021-03-02T00:00:00Z"),
        "reply",
        to,
        to,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null);
  }
}
