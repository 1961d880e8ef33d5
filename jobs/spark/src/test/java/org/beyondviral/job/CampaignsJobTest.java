package org.beyondviral.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.beyondviral.TestSpark;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.LedgerEntry;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignsJobTest {
  private static final Instant START = Instant.parse("2021-03-01T00:00:00Z");

  @TempDir Path folder;
  private final List<Trace> traces = new ArrayList<>();

  @Test
  void descendantsBelongAsBruteForceFindsThem() {
    Random random = new Random(3);
    for (int i = 0; i < 400; i++) {
      List<String> tags = new ArrayList<>();
      for (String tag : List.of("#Alpha", "beta", "Beta", "rare", "")) {
        if (random.nextInt(tag.equals("rare") ? 200 : 6) == 0) {
          tags.add(tag);
        }
      }
      trace("t" + i, random.nextInt(4) == 0 ? null : "t" + random.nextInt(i + 1), tags, null);
    }
    Tables tables = run(Map.of("campaigns.min-traces", "20"));

    Map<String, Set<String>> expected = new HashMap<>();
    Map<String, Trace> byId = new HashMap<>();
    traces.forEach(trace -> byId.put(trace.traceId(), trace));
    for (Trace trace : traces) {
      Set<String> passed = new HashSet<>();
      Trace at = trace;
      while (at != null && passed.add(at.traceId())) {
        for (String tag : at.tags()) {
          String folded = tag.toLowerCase(java.util.Locale.ROOT).replace("#", "");
          if (folded.equals("alpha") || folded.equals("beta")) {
            expected.computeIfAbsent(folded, key -> new TreeSet<>()).add(trace.traceId());
          }
        }
        at = at.parentId() == null ? null : byId.get(at.parentId());
      }
    }
    Map<String, Set<String>> found = new HashMap<>();
    for (CampaignMember member : tables.read(Catalogue.CAMPAIGN_MEMBERS).collectAsList()) {
      assertThat(
              found
                  .computeIfAbsent(member.campaignId(), key -> new TreeSet<>())
                  .add(member.traceId()))
          .isTrue();
      boolean own =
          byId.getOrDefault(member.traceId(), traces.get(0)).tags().stream()
              .anyMatch(tag -> tag.replace("#", "").equalsIgnoreCase(member.campaignId()));
      assertThat(member.via()).isEqualTo(own ? "direct" : "cascade");
    }
    assertThat(found).isEqualTo(expected);

    for (Campaign campaign : tables.read(Catalogue.CAMPAIGNS).collectAsList()) {
      assertThat(campaign.traces())
          .isEqualTo(expected.getOrDefault(campaign.campaignId(), Set.of()).size());
      assertThat(campaign.participants()).isEqualTo(campaign.traces());
    }
  }

  @Test
  void namedCampaignsWindowAndBooks() throws Exception {
    for (int i = 0; i < 30; i++) {
      trace("t" + i, null, i % 2 == 0 ? List.of("one") : List.of("two"), "a Red balloon");
    }
    traces.add(trace("old", Instant.parse("1970-01-01T00:00:00Z"), null, List.of("one")));
    traces.add(trace("future", Instant.parse("2099-01-01T00:00:00Z"), "t0", List.of()));
    Path file =
        Files.writeString(
            folder.resolve("campaigns.conf"),
            """
            campaigns {
              both { label = "Both", tags = ["#ONE", two] }
              balloons { words = ["red balloon"] }
              pages { links = ["example.org/p"] }
            }
            """);
    Tables tables =
        run(
            Map.of(
                "campaigns.min-traces", "20",
                "campaigns.file", file.toString(),
                "campaigns.membership", "direct"));

    assertThat(
            tables.read(Catalogue.CAMPAIGNS).collectAsList().stream()
                .collect(Collectors.toMap(Campaign::campaignId, Campaign::traces)))
        .isEqualTo(Map.of("both", 30L, "balloons", 30L, "pages", 30L));
    assertThat(tables.read(Catalogue.LEDGER).collectAsList())
        .contains(
            new LedgerEntry("campaigns", "in", 32),
            new LedgerEntry("campaigns", "dropped.before_2004", 1),
            new LedgerEntry("campaigns", "dropped.after_archive_end", 1),
            new LedgerEntry("campaigns", "out", 30));
  }

  @Test
  void tagsThatOccurTogetherAreJoined() {
    for (int i = 0; i < 60; i++) {
      List<String> tags = new ArrayList<>(List.of(i < 30 ? "march" : "other"));
      if (i % 3 > 0) {
        tags.add(i < 30 ? "marchforit" : "elsewhere");
      }
      if (i >= 25 && i < 50) {
        tags.add("late");
      }
      trace("t" + i, null, tags, null);
    }
    Tables tables = run(Map.of("campaigns.min-traces", "10", "campaigns.discover", "true"));

    assertThat(
            tables.read(Catalogue.CAMPAIGNS).collectAsList().stream()
                .collect(Collectors.toMap(Campaign::definition, Campaign::traces)))
        .isEqualTo(
            Map.of("tag:march tag:marchforit", 30L, "tag:elsewhere tag:late tag:other", 35L));
    assertThat(tables.read(Catalogue.CAMPAIGNS).collectAsList())
        .extracting(Campaign::campaignId)
        .containsExactlyInAnyOrder("march", "other");
  }

  @Test
  void aKeyThatIsATagCampaignIsRefusedAndNothingWritten() throws Exception {
    for (int i = 0; i < 30; i++) {
      trace("t" + i, null, List.of("one"), null);
    }
    Path file = Files.writeString(folder.resolve("c.conf"), "campaigns { one { tags = [other] } }");

    assertThatThrownBy(
            () -> run(Map.of("campaigns.min-traces", "20", "campaigns.file", file.toString())))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'one'");
    assertThat(folder.resolve("out/tables/campaigns")).doesNotExist();
  }

  @Test
  void wordsWithoutTextAreRefused() throws Exception {
    trace("t", null, List.of("one"), null);
    Path file =
        Files.writeString(folder.resolve("c.conf"), "campaigns { w { words = [balloon] } }");

    Tables tables =
        TestSpark.tables(folder.resolve("out"), folder.resolve("archive/tables/traces"));
    TestSpark.tables(folder.resolve("archive"))
        .write(Catalogue.TRACES, TestSpark.dataset(Trace.class, traces));
    Settings settings = Settings.of(Map.of("campaigns.file", file.toString()));

    assertThatThrownBy(() -> CampaignsJob.check(tables, settings))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("import.text=true");
  }

  private void trace(
      String id, @Nullable String parentId, List<String> tags, @Nullable String text) {
    Trace trace = trace(id, START.plus(Duration.ofHours(traces.size())), parentId, tags);
    traces.add(
        new Trace(
            id,
            trace.platform(),
            trace.authorId(),
            trace.createdAt(),
            trace.kind(),
            parentId,
            null,
            tags,
            List.of("https://www.example.org/p/1"),
            List.of(),
            null,
            null,
            text));
  }

  private static Trace trace(
      String id, Instant createdAt, @Nullable String parentId, List<String> tags) {
    return new Trace(
        id,
        "x",
        "author of " + id,
        createdAt,
        "post",
        parentId,
        null,
        tags,
        List.of(),
        List.of(),
        null,
        null,
        null);
  }

  private Tables run(Map<String, String> settings) {
    Tables written = TestSpark.tables(folder.resolve("archive"));
    written.write(Catalogue.TRACES, TestSpark.dataset(Trace.class, traces).coalesce(1));
    Tables tables =
        TestSpark.tables(folder.resolve("out"), folder.resolve("archive/tables/traces"));
    CascadesJob.run(tables, Settings.defaults());
    CampaignsJob.run(tables, Settings.of(settings));
    return tables;
  }
}
