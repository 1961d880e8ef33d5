package org.beyondviral.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.beyondviral.TestSpark;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.cascade.parents.CascadeUncertainty;
import org.beyondviral.cascade.parents.ParentRules;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.stage.Inferred;
import org.beyondviral.stage.ParentStages;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.LedgerEntry;
import org.beyondviral.table.Table;
import org.beyondviral.trace.Follow;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InferredParentsTest {
  private static final Instant START = Instant.parse("2021-03-01T00:00:00Z");
  private static final SparkSession SPARK = TestSpark.session();

  @TempDir Path work;

  private final List<Trace> traces = new ArrayList<>();
  private final List<Follow> follows = new ArrayList<>();

  /** a posts; b, c, d repost; d follows b and c, c follows b, b nobody. */
  @Test
  void followed() {
    post("p", "a", 0);
    repost("r1", "b", 10, "p");
    repost("r2", "c", 20, "p");
    repost("r3", "d", 30, "p");
    follows.addAll(List.of(new Follow("d", "b"), new Follow("d", "c"), new Follow("c", "b")));
    follows.addAll(List.of(new Follow("d", "d"), new Follow("a", "d"), new Follow("d", "zz")));
    Tables tables = run(1, "cascades.parents", "followed");

    assertThat(parents(tables)).containsEntry("r1", "p stated");
    assertThat(parents(tables)).containsEntry("r2", "r1 followed");
    assertThat(parents(tables)).containsEntry("r3", "r2 followed");
    Cascade cascade = tables.read(Catalogue.CASCADES).head();
    assertThat(cascade.depth()).isEqualTo(3);
    assertThat(cascade.size()).isEqualTo(4);
    assertThat(ledger(tables))
        .isEqualTo(
            Map.of(
                "in",
                3L,
                "out",
                2L,
                "dropped.left_as_stated",
                1L,
                "dropped.cascade_too_large",
                0L));
  }

  /** d had acted on b twice and on c once before, on c three times after. */
  @Test
  void interacted() {
    post("b0", "b", 0);
    post("c0", "c", 1);
    repost("x1", "d", 2, "b0");
    reply("x2", "d", 3, "b0");
    reply("x3", "d", 4, "c0");
    post("p", "a", 10);
    repost("r1", "b", 11, "p");
    repost("r2", "c", 12, "p");
    repost("r3", "d", 13, "p");
    reply("x4", "d", 14, "c0");
    reply("x5", "d", 15, "c0");
    Tables tables = run(2, "cascades.parents", "interacted");

    assertThat(parents(tables)).containsEntry("r3", "r1 interacted");
    assertThat(parents(tables)).containsEntry("r2", "p stated");
    assertThat(parents(tables)).containsEntry("x1", "b0 stated");
  }

  @Test
  void withoutAudienceProbableIsRefused() {
    post("p", "a", 0);
    repost("r1", "b", 10, "p");
    Tables tables = run(1);
    assertThatThrownBy(
            () -> CascadesJob.check(tables, Settings.of(Map.of("cascades.parents", "probable"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cascades.audience-weight=0");
  }

  @Test
  void treesOfStatedParentsAreRefused() {
    assertThatThrownBy(
            () ->
                CascadesJob.check(
                    TestSpark.tables(work), Settings.of(Map.of("cascades.trees", "10"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cascades.trees is 10");
  }

  @Test
  void withoutAnyAudienceInItProbableLeavesACascadeAsStated() {
    post("p", "a", 0);
    repost("r1", "b", 10, "p");
    repost("r2", "c", 20, "p");
    Tables tables = run(1, "cascades.parents", "probable", "cascades.trees", "3");

    assertThat(parents(tables).values()).containsOnly("p stated", "null root");
    assertThat(tables.read(Catalogue.CASCADE_UNCERTAINTY).isEmpty()).isTrue();
    assertThat(ledger(tables)).containsEntry("dropped.left_as_stated", 2L);
  }

  /** Of three reposts of p, which is too large, and one of q. */
  @Test
  void tooLargeCascadesStayAsStated() {
    post("p", "a", 0);
    repost("r1", "b", 10, "p");
    repost("r2", "c", 20, "p");
    repost("r3", "d", 30, "p");
    post("q", "a", 0);
    repost("s1", "b", 10, "q");
    repost("s2", "c", 20, "q");
    follows.add(new Follow("c", "b"));
    Tables tables = run(1);
    ParentRules rules = ParentRules.of(Settings.of(Map.of("cascades.parents", "followed")));
    InferredParents parents = InferredParents.of(tables, tables.read(Catalogue.TRACES), rules, 3);
    parents.write(tables);

    assertThat(ParentStages.copies(parents.inferred()).collectAsList())
        .containsExactly(new Inferred.Copy("s2", "s1"));
    assertThat(ledger(tables))
        .isEqualTo(
            Map.of(
                "in",
                5L,
                "out",
                1L,
                "dropped.left_as_stated",
                1L,
                "dropped.cascade_too_large",
                3L));
  }

  @Test
  void followedWithoutFollowsIsRefused() {
    post("p", "a", 0);
    assertThatThrownBy(
            () ->
                CascadesJob.check(
                    TestSpark.tables(work), Settings.of(Map.of("cascades.parents", "followed"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--follows");
  }

  /**
   * Cascades stay the same sets; what the archive states stays; intervals hold the drawn trees; and
   * all that whatever the partitions and the order of the input.
   */
  @ParameterizedTest
  @ValueSource(strings = {"followed", "interacted", "probable"})
  void onlyTheParentsOfRepostsOfTheRootChange(String reading) {
    randomArchive(new Random(3), 30);
    Tables tables = run(1, "cascades.parents", reading, "cascades.trees", "5");
    Map<String, List<String>> rows = rows(tables);
    Map<String, CascadeMember> read = members(tables);
    Set<String> inferredIn = new TreeSet<>();
    for (Trace trace : traces) {
      CascadeMember member = Objects.requireNonNull(read.get(trace.traceId()));
      if (member.parentEvidence().equals(reading)) {
        assertThat(trace.kind()).isEqualTo("repost");
        assertThat(trace.parentId()).isEqualTo(member.cascadeId());
        CascadeMember parent = Objects.requireNonNull(read.get(member.parentId()));
        assertThat(parent.cascadeId()).isEqualTo(member.cascadeId());
        assertThat(parent.createdAt()).isBeforeOrEqualTo(member.createdAt());
        inferredIn.add(member.cascadeId());
      } else {
        assertThat(member.parentId()).isEqualTo(trace.parentId());
      }
    }
    assertThat(read).hasSize(traces.size());
    assertThat(inferredIn).isNotEmpty();
    List<CascadeUncertainty> spread = tables.read(Catalogue.CASCADE_UNCERTAINTY).collectAsList();
    assertThat(spread.stream().map(CascadeUncertainty::cascadeId)).containsAll(inferredIn);
    assertThat(spread).allMatch(row -> row.low() <= row.high() && row.trees() == 5);
    assertThat(tables.read(Catalogue.CASCADE_DRAWS).count()).isEqualTo(5 * spread.size() / 6);

    Collections.shuffle(traces, new Random(7));
    Collections.shuffle(follows, new Random(7));
    assertThat(rows(run(7, "cascades.parents", reading, "cascades.trees", "5"))).isEqualTo(rows);
  }

  private static Map<String, List<String>> rows(Tables tables) {
    Map<String, List<String>> rows = new TreeMap<>();
    for (Table<?> table : Step.CASCADES.writes()) {
      rows.put(
          table.name(),
          tables.read(table).collectAsList().stream().map(Object::toString).sorted().toList());
    }
    return rows;
  }

  /** Ten accounts with reposts of posts seen and unseen, of reposts, of replies, and dirt. */
  private void randomArchive(Random random, int cascades) {
    for (int c = 0; c < cascades; c++) {
      String root = "c" + c;
      boolean seen = c % 5 > 0;
      if (seen) {
        post(root, account(random), c);
      }
      List<String> before = new ArrayList<>(List.of(root));
      int reposts = random.nextInt(12);
      for (int i = 0; i < reposts; i++) {
        String id = root + "." + i;
        int at = c + random.nextInt(200) - (i == 0 ? 5 : 0);
        String parent = random.nextInt(4) > 0 ? root : before.get(random.nextInt(before.size()));
        if (random.nextInt(5) == 0) {
          reply(id, account(random), at, parent);
        } else {
          repost(id, account(random), at, parent);
        }
        before.add(id);
      }
    }
    for (int a = 0; a < 10; a++) {
      for (int b = 0; b < 10; b++) {
        if (random.nextInt(3) == 0) {
          follows.add(new Follow("a" + a, "a" + b));
        }
      }
    }
  }

  private static @Nullable String account(Random random) {
    int number = random.nextInt(11);
    return number == 10 ? null : "a" + number;
  }

  private void post(String id, @Nullable String author, int second) {
    trace(id, author, second, "post", null);
  }

  private void repost(String id, @Nullable String author, int second, String parent) {
    trace(id, author, second, "repost", parent);
  }

  private void reply(String id, @Nullable String author, int second, String parent) {
    trace(id, author, second, "reply", parent);
  }

  private void trace(
      String id, @Nullable String author, int second, String kind, @Nullable String parent) {
    Long audience = author != null && author.matches("a\\d") ? (long) author.hashCode() : null;
    traces.add(
        new Trace(
            id,
            "x",
            author,
            START.plusSeconds(second),
            kind,
            parent,
            null,
            List.of(),
            List.of(),
            List.of(),
            audience,
            null,
            null));
  }

  private Tables run(int partitions, String... settings) {
    Path in = work.resolve("in" + partitions);
    Tables made = TestSpark.tables(in);
    made.write(Catalogue.TRACES, TestSpark.dataset(Trace.class, traces).repartition(partitions));
    made.write(Catalogue.FOLLOWS, TestSpark.dataset(Follow.class, follows).repartition(partitions));
    Tables tables =
        new Tables(
            SPARK,
            work.resolve("out" + partitions).toString(),
            Optional.of(in + "/tables/traces"),
            Optional.of(in + "/tables/follows"),
            1);
    Map<String, String> set = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      set.put(settings[i], settings[i + 1]);
    }
    CascadesJob.run(tables, Settings.of(set));
    return tables;
  }

  private static Map<String, CascadeMember> members(Tables tables) {
    return tables.read(Catalogue.CASCADE_MEMBERS).collectAsList().stream()
        .collect(Collectors.toMap(CascadeMember::traceId, member -> member));
  }

  private static Map<String, String> parents(Tables tables) {
    return members(tables).values().stream()
        .collect(
            Collectors.toMap(
                CascadeMember::traceId,
                member -> member.parentId() + " " + member.parentEvidence()));
  }

  private static Map<String, Long> ledger(Tables tables) {
    return tables.read(Catalogue.LEDGER).collectAsList().stream()
        .filter(entry -> entry.stage().equals("parents"))
        .collect(Collectors.toMap(LedgerEntry::item, LedgerEntry::rows));
  }
}
