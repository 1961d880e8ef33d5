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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CascadeStagesTest {
  private static final Instant START = Instant.parse("2021-03-01T00:00:00Z");

  private final List<Trace> traces = new ArrayList<>();

  @Test
  void statedChainWinsOverStatedRoot() {
    trace("a", null, null);
    trace("b", "a", "a");
    trace("c", "b", "elsewhere");
    Result result = solve();

    assertThat(result.member("c").cascadeId()).isEqualTo("a");
    assertThat(result.member("c").depth()).isEqualTo(2);
    assertThat(result.disagreeing).containsExactly("c");
    assertThat(result.cascade("a").size()).isEqualTo(3);
  }

  @Test
  void rootIsParentWhereNoParentIsStated() {
    trace("a", null, "a");
    trace("b", null, "a");
    trace("c", null, "gone");

    Result result = solve();
    assertThat(result.member("b").parentId()).isEqualTo("a");
    assertThat(result.member("b").parentEvidence()).isEqualTo("stated");
    assertThat(result.member("c").cascadeId()).isEqualTo("gone");
    assertThat(result.member("c").parentEvidence()).isEqualTo("unseen");
    assertThat(result.cascade("gone").complete()).isFalse();
    assertThat(result.disagreeing).isEmpty();
  }

  @Test
  void absentParentIsAnUnseenRootEvenWithOneChild() {
    trace("b", "gone", null);
    Result result = solve();

    Cascade cascade = result.cascade("gone");
    assertThat(cascade.size()).isEqualTo(1);
    assertThat(cascade.depth()).isEqualTo(1);
    assertThat(cascade.maxBreadth()).isEqualTo(1);
    assertThat(cascade.leaves()).isEqualTo(1);
    assertThat(cascade.structuralVirality()).isEqualTo(1);
    assertThat(cascade.rootShare()).isEqualTo(1);
    assertThat(cascade.rootAuthorId()).isNull();
    assertThat(cascade.startedAt()).isEqualTo(result.member("b").createdAt());
  }

  @Test
  void absentParentStandsUnderTheStatedRootSeenOrNot() {
    trace("r", null, null);
    trace("b", "p", "r");
    trace("c", "p", "r");
    trace("d", "q", "s");
    Result result = solve();

    assertThat(result.member("b").cascadeId()).isEqualTo("r");
    assertThat(result.member("b").depth()).isEqualTo(2);
    Cascade r = result.cascade("r");
    assertThat(r.size()).isEqualTo(3);
    assertThat(r.complete()).isTrue();
    assertThat(r.leaves()).isEqualTo(2);
    assertThat(r.rootShare()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(r.structuralVirality()).isCloseTo((1 + 2 + 2 + 1 + 1 + 2) / 6.0, within(1e-12));
    assertThat(result.member("r").children()).isZero();
    assertThat(result.member("r").descendants()).isEqualTo(2);
    assertThat(result.member("d").cascadeId()).isEqualTo("s");
    assertThat(result.member("d").depth()).isEqualTo(2);
  }

  @Test
  void selfParentAndCycleAreCutAtTheEarliest() {
    trace("self", "self", null);
    trace("z", "y", null);
    trace("y", "x", null);
    trace("x", "z", null);
    trace("tail", "x", null);
    Result result = solve();

    assertThat(result.member("self").parentEvidence()).isEqualTo("root");
    assertThat(result.member("z").parentEvidence()).isEqualTo("root");
    assertThat(result.member("x").depth()).isEqualTo(1);
    assertThat(result.member("y").depth()).isEqualTo(2);
    assertThat(result.member("tail").cascadeId()).isEqualTo("z");
    assertThat(result.cut).containsExactly("z");
    assertThat(result.selfParents).containsExactly("self");
  }

  @Test
  void cyclesThroughUnseenNodesAreCutToo() {
    trace("a", "u", "v");
    trace("b", "v", "u");
    Result result = solve();

    assertThat(result.members.values()).allMatch(member -> member.depth() >= 1);
    assertThat(result.cascades.keySet()).containsExactly("u");
    assertThat(result.cascade("u").size()).isEqualTo(2);
  }

  @Test
  void earlierThanItsParentStaysInTheTree() {
    trace("child", "parent", null);
    trace("parent", null, null);
    Result result = solve();

    assertThat(result.member("child").cascadeId()).isEqualTo("parent");
    assertThat(result.early).containsExactly("child");
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
  @ValueSource(ints = {1, 2, 7})
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
    Dataset<TreeRow> rows =
        CascadeStages.trees(CascadeStages.nodes(TraceStages.distinct(traces, Trace::rootId)));
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
