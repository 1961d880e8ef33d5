package org.beyondviral.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.functions;
import org.apache.spark.unsafe.types.UTF8String;
import org.beyondviral.TestSpark;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.cascade.Tree;
import org.beyondviral.cascade.parents.CascadeDraw;
import org.beyondviral.graph.Component;
import org.beyondviral.graph.ConnectedComponents;
import org.beyondviral.graph.Link;
import org.beyondviral.rows.Columns;
import org.beyondviral.settings.UserError;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CascadeStagesTest {
  private static final Instant START = Instant.parse("2021-03-01T00:00:00Z");

  /** Every rule in one archive: ids of one case begin with the same letter. */
  private static Result rules = new Result(Map.of(), Map.of(), 0, 0, 0, 0, 0, 0);

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
    assertThat(rules.disagreeing).as("A.c and F.a").isEqualTo(2);
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
    assertThat(rules.cut).as("E.z").isEqualTo(1);
    assertThat(rules.selfParents).as("E.self").isEqualTo(1);
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
    assertThat(rules.early).as("E.y and G.child").isEqualTo(2);
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
  void cascadeOfAHundredThousand() {
    trace("0", null, null);
    Dataset<Trace> one = TestSpark.dataset(Trace.class, traces);
    Dataset<Row> reposts =
        TestSpark.session()
            .range(1, 100_000)
            .select(
                functions.col("id").cast("string").as("traceId"), functions.lit("0").as("parentId"))
            .crossJoin(one.drop("traceId", "parentId"));
    Cascade star = solve(one.union(Columns.as(reposts, Trace.class))).cascade("0");

    assertThat(star.size()).isEqualTo(100_000);
    assertThat(star.maxBreadth()).isEqualTo(99_999);
    assertThat(star.structuralVirality()).isCloseTo(2 * 99_999.0 / 100_000, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void partitionsAndOrderDoNotMatter(int partitions) {
    randomArchive(new Random(5), 400);
    Result expected = solve();
    Collections.shuffle(traces, new Random(partitions));
    Result result = solve(TestSpark.dataset(Trace.class, traces).repartition(partitions));

    assertThat(result).isEqualTo(expected);
  }

  /** Distributed rounds, and rows in files, give what one task gives, cycles included. */
  @Test
  void tinyTasksGiveTheSame() {
    randomArchive(new Random(5), 400);
    for (int i = 1; i < 60; i++) {
      trace("chain" + i, "chain" + (i - 1), null);
    }
    Dataset<Trace> archive = TestSpark.dataset(Trace.class, traces);
    Result expected = solve();

    assertThat(Result.of(reconstruct(archive, IdHash.first(), 100))).isEqualTo(expected);
  }

  /**
   * Cascades that no task holds have the rows, and the books, of those that one task builds, which
   * {@code CascadeBuilderTest} holds against brute force: stars, chains and five hundred random
   * forests with every fault in one archive, plans revised as they run. Shuffles keep their
   * partitions, so that the star's children come in several parts.
   */
  @Test
  void largeCascadesGiveTheSame() {
    forests(new Random(17));
    Dataset<Trace> archive = TestSpark.dataset(Trace.class, traces).repartition(3);
    Result expected = Result.of(reconstruct(archive, IdHash.first(), 1 << 20));
    assertThat(expected.cut).isPositive();
    assertThat(expected.unseen).isPositive();
    assertThat(expected.selfParents).isPositive();
    assertThat(expected.early).isPositive();
    assertThat(expected.repeated).isPositive();
    assertThat(expected.member("H.x").depth()).isEqualTo(4);
    assertThat(expected.member("H.t").descendants()).isEqualTo(2);

    RuntimeConfig conf = TestSpark.session().conf();
    Map<String, String> fitted =
        Map.of(
            "spark.sql.shuffle.partitions",
            "8",
            "spark.sql.adaptive.enabled",
            "true",
            "spark.sql.adaptive.coalescePartitions.enabled",
            "false");
    Map<String, String> before =
        fitted.keySet().stream().collect(Collectors.toMap(key -> key, conf::get));
    fitted.forEach(conf::set);
    try {
      Reconstruction found = reconstructLarge(archive, IdHash.first(), 1 << 20);
      assertThat(found.built().queryExecution().analyzed().toString()).startsWith("Union");
      assertSame(Result.of(found), expected);
    } finally {
      before.forEach(conf::set);
    }
  }

  /** Tells the first differences, for all rows are many. */
  private static void assertSame(Result result, Result expected) {
    assertThat(
            expected.members.values().stream()
                .filter(member -> !member.equals(result.members.get(member.traceId())))
                .map(member -> member + ", not " + result.members.get(member.traceId()))
                .limit(10))
        .isEmpty();
    assertThat(
            expected.cascades.values().stream()
                .filter(cascade -> !cascade.equals(result.cascades.get(cascade.cascadeId())))
                .map(cascade -> cascade + ", not " + result.cascades.get(cascade.cascadeId()))
                .limit(10))
        .isEmpty();
    assertThat(result.equals(expected)).isTrue();
  }

  /** Roots found by rounds too, and no cycles, which rounds do not settle. */
  @Test
  void largeCascadesOfSpreadRootsGiveTheSame() {
    Random random = new Random(4);
    grow(random, "star", 30, i -> 0);
    grow(random, "random", 60, random::nextInt);
    Dataset<Trace> archive = TestSpark.dataset(Trace.class, traces);

    assertSame(Result.of(reconstructLarge(archive, IdHash.first(), 0)), solve());
  }

  /** Two ids with one hash in a large cascade, and rows of one id that state different parents. */
  @Test
  void largeCascadesAreBuiltAgainWithOtherHashes() {
    randomArchive(new Random(3), 60);
    Trace first = traces.get(30);
    traces.add(with(first, first.createdAt().plusSeconds(1), "t1", null));
    Dataset<Trace> archive = TestSpark.dataset(Trace.class, traces);
    Reconstruction found = reconstructLarge(archive, new IdHash(7, 255), 1000);

    assertThat(found.hash()).isNotEqualTo(new IdHash(7, 255));
    assertSame(Result.of(found), solve());
  }

  private static Reconstruction reconstructLarge(Dataset<Trace> traces, IdHash hash, long edges) {
    return CascadeStages.reconstruct(traces, hash, new CascadeStages.Limits(edges, 200, 2));
  }

  @Test
  void childrenOfOneNodeComeInSeveralParts() {
    List<LargeCascades.Node> children =
        IntStream.range(0, 100)
            .mapToObj(
                i -> new LargeCascades.Node(i, "n" + i, "n" + i, true, 0, false, 1, START, 1L))
            .toList();
    Dataset<Row> inOrder =
        LargeCascades.inOrder(TestSpark.dataset(LargeCascades.Node.class, children).toDF());

    assertThat(inOrder.select("part").distinct().count()).isEqualTo(2);
  }

  @Test
  void onlyCascadesOverTheLimitAreLarge() {
    List<PlacedTrace> placed = new ArrayList<>();
    for (long cascade = 1; cascade <= 5; cascade++) {
      for (int i = 0; i < 10 * cascade; i++) {
        long id = 1000 * cascade + i;
        Long parent = i == 0 ? null : 1000 * cascade;
        placed.add(
            new PlacedTrace(
                1000 * cascade, START, "t" + id, "x", null, "post", null, null, id, parent, null));
      }
    }
    Dataset<Row> roots = LargeCascades.roots(TestSpark.dataset(PlacedTrace.class, placed), 30);

    assertThat(roots.as(Encoders.LONG()).collectAsList()).containsExactlyInAnyOrder(4000L, 5000L);
  }

  /** The largest family of a root, and the most acts on inner nodes of one tree. */
  @Test
  void firstScanBoundsTheLargestCascade() {
    grow(new Random(1), "star", 10, i -> 0);
    grow(new Random(1), "chain", 5, i -> i - 1);
    Dataset<Trace> archive = TestSpark.dataset(Trace.class, traces).repartition(3);

    assertThat(RootStages.find(archive, IdHash.first(), 100).mostActing()).isEqualTo(9 + 3);
    assertThat(RootStages.find(archive, IdHash.first(), 0).mostActing()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void roundsAloneFollowALongChain() {
    for (int i = 0; i < 100; i++) {
      trace("c" + i, i == 0 ? null : "c" + (i - 1), null);
    }
    Dataset<Trace> archive = TestSpark.dataset(Trace.class, traces);

    assertThat(Result.of(reconstruct(archive, IdHash.first(), 0))).isEqualTo(solve());
  }

  @Test
  void cyclesBeyondOneTaskAreRefused() {
    everyRule();
    Dataset<Trace> archive = TestSpark.dataset(Trace.class, traces);

    assertThatThrownBy(() -> reconstruct(archive, IdHash.first(), 0))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("hang on cycles");
  }

  @Test
  void twoIdsWithOneHashAreFoundOut() {
    randomArchive(new Random(3), 60);
    Dataset<Trace> archive = TestSpark.dataset(Trace.class, traces);
    Reconstruction collided = reconstruct(archive, new IdHash(7, 255), 1000);
    collided.built().count();
    if (!collided.tally().hasCollided()) {
      assertThat(collided.hash()).isNotEqualTo(new IdHash(7, 255));
    }

    Reconstruction again = CascadeStages.again(archive, collided);
    assertThat(Result.of(again)).isEqualTo(solve());
  }

  @Test
  void hashOfColumnsIsHashOfStrings() {
    IdHash hash = IdHash.first();
    long ofColumn =
        TestSpark.session().range(1).select(hash.of(functions.lit("añ 日"))).head().getLong(0);

    assertThat(ofColumn).isEqualTo(hash.of(UTF8String.fromString("añ 日")));
    assertThat(hash.next().of(UTF8String.fromString("añ 日"))).isNotEqualTo(ofColumn);
  }

  /** Of rows of one id the earliest stays; of one time, that whose content comes first. */
  @Test
  void repeatedIdsWithOtherParents() {
    trace("a", null, null);
    trace("b", null, null);
    trace("c", "b", null);
    Trace c = traces.get(2);
    traces.add(with(c, c.createdAt().plusSeconds(1), "a", null));
    traces.add(with(c, c.createdAt(), "a", null));
    trace("d", "c", null);
    Result result = solve();

    assertThat(result.member("c").parentId()).isEqualTo("a");
    assertThat(result.member("d").cascadeId()).isEqualTo("a");
    assertThat(result.repeated).isEqualTo(2);
    assertThat(result.cascade("a").size()).isEqualTo(3);
  }

  /** The trees are the components that GraphX finds, where no cycle joins and no root is stated. */
  @Test
  void cascadesAreTheComponentsOfGraphX() {
    Random random = new Random(11);
    for (int i = 0; i < 500; i++) {
      trace("t" + i, i == 0 || random.nextInt(4) == 0 ? null : "t" + random.nextInt(i), null);
    }
    List<Link> links =
        traces.stream()
            .map(t -> new Link(t.traceId(), t.parentId() == null ? t.traceId() : t.parentId()))
            .toList();
    Map<String, Set<String>> components =
        ConnectedComponents.of(TestSpark.dataset(Link.class, links)).collectAsList().stream()
            .collect(
                Collectors.groupingBy(
                    Component::component, Collectors.mapping(Component::node, Collectors.toSet())));
    Map<String, Set<String>> cascades =
        solve().members.values().stream()
            .collect(
                Collectors.groupingBy(
                    CascadeMember::cascadeId,
                    Collectors.mapping(CascadeMember::traceId, Collectors.toSet())));

    assertThat(cascades.values()).containsExactlyInAnyOrderElementsOf(components.values());
  }

  /** What parents are inferred within is the tree that was measured. */
  @Test
  void treesCanBeReadFromTheirMembersAgain() {
    randomArchive(new Random(8), 400);
    Result result = solve();
    Map<String, Trace> stated =
        traces.stream().collect(Collectors.toMap(Trace::traceId, trace -> trace, (a, b) -> a));
    Map<String, List<CascadeMember>> members =
        result.members.values().stream()
            .sorted(Comparator.comparing(CascadeMember::createdAt))
            .collect(Collectors.groupingBy(CascadeMember::cascadeId));
    members.forEach(
        (id, ofOne) -> {
          List<Share> shares =
              ofOne.stream()
                  .map(
                      member -> share(member, Objects.requireNonNull(stated.get(member.traceId()))))
                  .toList();
          Tree tree = Tree.of(new StatedTree(shares).parents());
          for (int i = 0; i < shares.size(); i++) {
            assertThat(tree.depth(i)).isEqualTo(ofOne.get(i).depth());
          }
          Cascade cascade = result.cascade(id);
          assertThat(tree.maxDepth()).isEqualTo(cascade.depth());
          assertThat((long) tree.maxBreadth()).isEqualTo(cascade.maxBreadth());
          if (cascade.structuralVirality() != null) {
            CascadeDraw draw =
                CascadeDraw.of(id, 1, new StatedTree(shares).parents(), shares.size());
            assertThat(draw.depth()).isEqualTo(cascade.depth());
            assertThat(draw.meanDepth()).isCloseTo(cascade.meanDepth(), within(1e-12));
            assertThat(draw.maxBreadth()).isEqualTo(cascade.maxBreadth());
            assertThat(draw.leaves()).isEqualTo(cascade.leaves());
            assertThat(draw.rootShare()).isEqualTo(cascade.rootShare());
            assertThat(draw.structuralVirality())
                .isCloseTo(cascade.structuralVirality(), within(1e-12));
          }
        });
  }

  private static Share share(CascadeMember member, Trace trace) {
    return new Share(
        member.cascadeId(),
        member.traceId(),
        member.parentId(),
        trace.rootId(),
        member.authorId(),
        member.createdAt(),
        false,
        null,
        null);
  }

  private static Trace with(
      Trace trace, Instant createdAt, @Nullable String parentId, @Nullable String rootId) {
    return new Trace(
        trace.traceId(),
        trace.platform(),
        trace.authorId(),
        createdAt,
        trace.kind(),
        parentId,
        rootId,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null);
  }

  private static Reconstruction reconstruct(Dataset<Trace> traces, IdHash hash, long edges) {
    return CascadeStages.reconstruct(
        traces, hash, new CascadeStages.Limits(edges, 200, Long.MAX_VALUE));
  }

  /** Stars, chains, random trees, and forests with every fault; many traces of one time. */
  private void forests(Random random) {
    grow(random, "star", 1500, i -> i < 1200 ? 0 : random.nextInt(1200));
    grow(random, "chain", 18, i -> i - 1);
    grow(random, "random", 120, random::nextInt);
    grow(random, "broom", 60, i -> i < 12 ? i - 1 : 11 - random.nextInt(3));
    smallForests(random, 10_000);
    randomArchive(random, 100);
    everyRule();
    // Nothing but an unseen node descends from the parent of the root that is cut off it.
    traces.add(act("H.t", 0, "H.r", "H.c"));
    traces.add(act("H.c", 1, "H.t", null));
    traces.add(act("H.x", 2, "H.u", "H.r"));
    trace("lone", null, null);
    for (int i = 0; i < 30; i++) {
      Trace repeated = traces.get(random.nextInt(traces.size()));
      traces.add(
          with(
              repeated,
              repeated.createdAt().plusSeconds(random.nextInt(2)),
              repeated.parentId(),
              repeated.rootId()));
    }
    Collections.shuffle(traces, random);
  }

  private void grow(Random random, String name, int n, IntUnaryOperator parent) {
    Instant begin = START.plusSeconds(random.nextInt(1000));
    for (int i = 0; i < n; i++) {
      traces.add(
          new Trace(
              name + i,
              random.nextInt(3) == 0 ? "y" : "x",
              random.nextInt(5) == 0 ? null : "author " + random.nextInt(n),
              begin.plusSeconds(i / 4 + random.nextInt(3)),
              i == 0 ? "post" : "repost",
              i == 0 ? null : name + parent.applyAsInt(i),
              i > 0 && random.nextInt(4) == 0 ? name + "0" : null,
              List.of(),
              List.of(),
              List.of(),
              null,
              null,
              null));
    }
  }

  /** As in {@code CascadeBuilderTest}: repeated times, cycles, unseen nodes, claims. */
  private void smallForests(Random random, int forests) {
    for (int forest = 0; forest < forests; forest++) {
      int n = 1 + random.nextInt(14);
      for (int i = 0; i < n; i++) {
        traces.add(
            act(
                forest + "/" + i,
                random.nextInt(6),
                random.nextInt(4) == 0 ? null : forest + "/" + random.nextInt(n + 4),
                random.nextInt(3) > 0 ? null : forest + "/" + random.nextInt(n + 4)));
      }
    }
  }

  private static Trace act(
      String id, int second, @Nullable String parentId, @Nullable String rootId) {
    return new Trace(
        id,
        "x",
        "author " + id.hashCode() % 7,
        START.plusSeconds(second),
        "post",
        parentId,
        rootId,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null);
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
    return Result.of(CascadeStages.reconstruct(traces));
  }

  private record Result(
      Map<String, CascadeMember> members,
      Map<String, Cascade> cascades,
      long repeated,
      long cut,
      long selfParents,
      long early,
      long disagreeing,
      long unseen) {

    static Result of(Reconstruction found) {
      List<Built> built = found.built().collectAsList();
      Map<String, CascadeMember> members =
          built.stream()
              .map(Built::member)
              .collect(Collectors.toMap(CascadeMember::traceId, Function.identity()));
      Map<String, Cascade> cascades =
          built.stream()
              .map(Built::cascade)
              .filter(Objects::nonNull)
              .collect(Collectors.toMap(Cascade::cascadeId, Function.identity()));
      CascadeTally tally = found.tally();
      assertThat(tally.hasCollided()).isFalse();
      assertThat(tally.members()).isEqualTo(members.size());
      return new Result(
          members,
          cascades,
          found.repeated() + tally.repeated(),
          tally.cyclesCut(),
          tally.selfParents(),
          tally.earlierThanParent(),
          tally.rootDisagrees(),
          tally.parentUnseen());
    }

    CascadeMember member(String id) {
      return Objects.requireNonNull(members.get(id));
    }

    Cascade cascade(String id) {
      return Objects.requireNonNull(cascades.get(id));
    }
  }
}
