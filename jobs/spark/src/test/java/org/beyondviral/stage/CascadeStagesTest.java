package org.beyondviral.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.beyondviral.TestSpark;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.rows.Columns;
import org.beyondviral.stage.RootStages.Edge;
import org.beyondviral.stage.RootStages.Rooted;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CascadeStagesTest {
  private static final Instant START = Instant.parse("2021-03-01T00:00:00Z");

  /** Every rule in one archive: ids of one case begin with the same letter. */
  private static Result rules = new Result();

  private final List<Trace> traces = new ArrayList<>();

  @BeforeAll
  static void solveTheRules() {
    CascadeStagesTest cases = new CascadeStagesTest();
    cases.everyRule();
    rules = cases.solve();
  }

  private void everyRule() {
    trace("A.a", null, null);
    trace("A.b", "A.a", "A.a");
    trace("A.c", "A.b", "A.elsewhere");
    trace("B.a", null, "B.a");
    trace("B.b", null, "B.a");
    trace("B.c", null, "B.gone");
    trace("C.b", "C.gone", null);
    trace("D.r", null, null);
    trace("D.b", "D.p", "D.r");
    trace("D.c", "D.p", "D.r");
    trace("D.d", "D.q", "D.s");
    trace("E.self", "E.self", null);
    trace("E.z", "E.y", null);
    trace("E.y", "E.x", null);
    trace("E.x", "E.z", null);
    trace("E.tail", "E.x", null);
    trace("F.a", "F.u", "F.v");
    trace("F.b", "F.v", "F.u");
    trace("G.child", "G.parent", null);
    trace("G.parent", null, null);
  }

  @Test
  void statedChainWinsOverStatedRoot() {
    assertThat(rules.member("A.c").cascadeId()).isEqualTo("A.a");
    assertThat(rules.member("A.c").depth()).isEqualTo(2);
    assertThat(rules.disagreeing).containsExactlyInAnyOrder("A.c", "F.a");
    assertThat(rules.cascade("A.a").size()).isEqualTo(3);
  }

  @Test
  void rootIsParentWhereNoParentIsStated() {
    assertThat(rules.member("B.b").parentId()).isEqualTo("B.a");
    assertThat(rules.member("B.b").parentEvidence()).isEqualTo("stated");
    assertThat(rules.member("B.c").cascadeId()).isEqualTo("B.gone");
    assertThat(rules.member("B.c").parentEvidence()).isEqualTo("unseen");
    assertThat(rules.cascade("B.gone").complete()).isFalse();
  }

  @Test
  void absentParentIsAnUnseenRootEvenWithOneChild() {
    Cascade cascade = rules.cascade("C.gone");
    assertThat(cascade.size()).isEqualTo(1);
    assertThat(cascade.depth()).isEqualTo(1);
    assertThat(cascade.maxBreadth()).isEqualTo(1);
    assertThat(cascade.leaves()).isEqualTo(1);
    assertThat(cascade.structuralVirality()).isEqualTo(1);
    assertThat(cascade.rootShare()).isEqualTo(1);
    assertThat(cascade.rootAuthorId()).isNull();
    assertThat(cascade.startedAt()).isEqualTo(rules.member("C.b").createdAt());
  }

  @Test
  void absentParentStandsUnderTheStatedRootSeenOrNot() {
    assertThat(rules.member("D.b").cascadeId()).isEqualTo("D.r");
    assertThat(rules.member("D.b").depth()).isEqualTo(2);
    Cascade r = rules.cascade("D.r");
    assertThat(r.size()).isEqualTo(3);
    assertThat(r.complete()).isTrue();
    assertThat(r.leaves()).isEqualTo(2);
    assertThat(r.rootShare()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(r.structuralVirality()).isCloseTo((1 + 2 + 2 + 1 + 1 + 2) / 6.0, within(1e-12));
    assertThat(rules.member("D.r").children()).isZero();
    assertThat(rules.member("D.r").descendants()).isEqualTo(2);
    assertThat(rules.member("D.d").cascadeId()).isEqualTo("D.s");
    assertThat(rules.member("D.d").depth()).isEqualTo(2);
  }

  @Test
  void selfParentAndCycleAreCutAtTheEarliest() {
    assertThat(rules.member("E.self").parentEvidence()).isEqualTo("root");
    assertThat(rules.member("E.z").parentEvidence()).isEqualTo("root");
    assertThat(rules.member("E.x").depth()).isEqualTo(1);
    assertThat(rules.member("E.y").depth()).isEqualTo(2);
    assertThat(rules.member("E.tail").cascadeId()).isEqualTo("E.z");
    assertThat(rules.cut).containsExactly("E.z");
    assertThat(rules.selfParents).containsExactly("E.self");
  }

  @Test
  void cyclesThroughUnseenNodesAreCutToo() {
    assertThat(rules.member("F.a").depth()).isEqualTo(1);
    assertThat(rules.member("F.b").depth()).isEqualTo(2);
    assertThat(rules.member("F.a").parentId()).isEqualTo("F.u");
    assertThat(rules.cascades).doesNotContainKey("F.v");
    assertThat(rules.cascade("F.u").size()).isEqualTo(2);
  }

  @Test
  void earlierThanItsParentStaysInTheTree() {
    assertThat(rules.member("G.child").cascadeId()).isEqualTo("G.parent");
    assertThat(rules.early).containsExactlyInAnyOrder("E.y", "G.child");
  }

  @Test
  void chainOfThreeThousandWithoutRootIds() {
    trace("c0", null, null);
    for (int i = 1; i < 3000; i++) {
      trace("c" + i, "c" + (i - 1), null);
    }
    Cascade chain = solve().cascade("c0");

    assertThat(chain.depth()).isEqualTo(2999);
    assertThat(chain.structuralVirality()).isCloseTo(3001 / 3.0, within(1e-9));
  }

  @Test
  void cascadeOfThreeHundredThousand() {
    trace("0", null, null);
    Dataset<Trace> one = TestSpark.dataset(Trace.class, traces);
    Dataset<Row> reposts =
        TestSpark.session()
            .range(1, 300_000)
            .select(
                functions.col("id").cast("string").as("traceId"), functions.lit("0").as("parentId"))
            .crossJoin(one.drop("traceId", "parentId"));
    Cascade star = solve(one.union(Columns.as(reposts, Trace.class))).cascade("0");

    assertThat(star.size()).isEqualTo(300_000);
    assertThat(star.maxBreadth()).isEqualTo(299_999);
    assertThat(star.structuralVirality()).isCloseTo(2 * 299_999.0 / 300_000, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void partitionsAndOrderDoNotMatter(int partitions) {
    randomArchive(new Random(5), 400);
    Result expected = solve();
    Collections.shuffle(traces, new Random(partitions));
    Result result = solve(TestSpark.dataset(Trace.class, traces).repartition(partitions));

    assertThat(result.members).isEqualTo(expected.members);
    assertThat(result.cascades).isEqualTo(expected.cascades);
  }

  /** Rounds of pointer jumping, with a tiny task, give what one task gives, cycles included. */
  @ParameterizedTest
  @ValueSource(longs = {0, 3, 50})
  void jumpingRoundsEqualOneTask(long heldByOneTask) {
    Random random = new Random(heldByOneTask);
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int parent = i < 150 ? random.nextInt(i + 1) - 1 : random.nextInt(200);
      if (i > 0 && i < 60) {
        parent = i - 1;
      }
      if (parent >= 0 && parent != i) {
        edges.add(new Edge("n" + i, "n" + parent, START.plusSeconds(random.nextInt(1000))));
      }
    }
    Dataset<Edge> dataset = TestSpark.dataset(Edge.class, edges);
    Comparator<Rooted> byId = Comparator.comparing(Rooted::id);

    assertThat(RootStages.roots(dataset, heldByOneTask).collectAsList().stream().sorted(byId))
        .containsExactlyElementsOf(
            RootStages.roots(dataset).collectAsList().stream().sorted(byId).toList());
  }

  private void randomArchive(Random random, int n) {
    for (int i = 0; i < n; i++) {
      String parent = random.nextInt(3) == 0 ? null : "t" + random.nextInt(n + 40);
      String root = random.nextInt(2) == 0 ? null : "t" + random.nextInt(n + 40);
      trace("t" + i, parent, root);
    }
    traces.addAll(traces.subList(0, 20));
  }

  private void trace(String id, @Nullable String parentId, @Nullable String rootId) {
    traces.add(
        new Trace(
            id,
            "x",
            "author of " + id,
            START.plusSeconds(traces.size()),
            "post",
            parentId,
            rootId,
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            null));
  }

  private Result solve() {
    return solve(TestSpark.dataset(Trace.class, traces));
  }

  private static Result solve(Dataset<Trace> traces) {
    Result result = new Result();
    Dataset<Row> distinct = TraceStages.distinct(traces, Trace::rootId).persist();
    Dataset<TreeRow> rows = CascadeStages.trees(CascadeStages.nodes(distinct));
    for (TreeRow row : rows.collectAsList()) {
      if (row.cascade() != null) {
        result.cascades.put(row.cascade().cascadeId(), row.cascade());
      }
      CascadeMember member = row.member();
      if (member != null) {
        result.members.put(member.traceId(), member);
        note(result.cut, row.cycleCut(), member);
        note(result.selfParents, row.selfParent(), member);
        note(result.early, row.earlierThanParent(), member);
        note(result.disagreeing, row.rootDisagrees(), member);
      }
    }
    distinct.unpersist();
    return result;
  }

  private static void note(Set<String> noted, boolean applies, CascadeMember member) {
    if (applies) {
      noted.add(member.traceId());
    }
  }

  private static final class Result {
    final Map<String, CascadeMember> members = new HashMap<>();
    final Map<String, Cascade> cascades = new HashMap<>();
    final Set<String> cut = new HashSet<>();
    final Set<String> selfParents = new HashSet<>();
    final Set<String> early = new HashSet<>();
    final Set<String> disagreeing = new HashSet<>();

    CascadeMember member(String id) {
      return Objects.requireNonNull(members.get(id));
    }

    Cascade cascade(String id) {
      return Objects.requireNonNull(cascades.get(id));
    }
  }
}
