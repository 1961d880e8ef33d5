package org.beyondviral.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.beyondviral.TestSpark;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.compare.Chosen;
import org.beyondviral.graph.Component;
import org.beyondviral.graph.Link;
import org.beyondviral.stage.OverlapStages.Candidate;
import org.beyondviral.stage.OverlapStages.SharedBy;
import org.junit.jupiter.api.Test;

class OverlapStagesTest {

  @Test
  void linksEqualTheJaccardOfEveryPair() {
    SplittableRandom random = new SplittableRandom(21);
    Map<String, Set<String>> traces = new TreeMap<>();
    for (int i = 0; i < 12; i++) {
      Set<String> drawn = new TreeSet<>();
      int from = random.nextInt(20);
      IntStream.range(from, from + 5 + random.nextInt(15)).forEach(t -> drawn.add("t" + t));
      traces.put("c" + i, drawn);
    }
    Set<Set<String>> expected = new HashSet<>();
    for (String a : traces.keySet()) {
      for (String b : traces.keySet()) {
        if (a.compareTo(b) < 0 && jaccard(traces.get(a), traces.get(b)) >= 0.4) {
          expected.add(Set.of(a, b));
        }
      }
    }

    Dataset<SharedBy> shared = shared(traces);
    List<Link> links = OverlapStages.links(shared, 0.4).collectAsList();

    assertThat(expected).hasSizeGreaterThan(5);
    assertThat(links.stream().map(link -> Set.of(link.a(), link.b())))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(OverlapStages.crowded(shared)).isZero();
  }

  @Test
  void aThirdSharedIsHalfOfEach() {
    Map<String, Set<String>> traces =
        Map.of("a", Set.of("1", "2"), "b", Set.of("2", "3"), "c", Set.of("3"));
    Dataset<SharedBy> shared = shared(traces);
    assertThat(OverlapStages.links(shared, 0.5).collectAsList())
        .containsExactly(new Link("c", "b"));
    assertThat(OverlapStages.links(shared, 1.0 / 3).collectAsList())
        .containsExactlyInAnyOrder(new Link("c", "b"), new Link("a", "b"));
  }

  @Test
  void tracesWithManyTagsAreBoundedAndNoted() {
    Map<String, Set<String>> traces = new TreeMap<>();
    for (int i = 0; i < 200; i++) {
      traces.put("c" + i, Set.of("t1", "t2", "t3"));
    }
    Dataset<SharedBy> shared = shared(traces);

    assertThat(OverlapStages.crowded(shared)).isEqualTo(3);
    List<Link> links = OverlapStages.links(shared, 0.5).collectAsList();
    assertThat(links).hasSizeLessThanOrEqualTo(200 * OverlapStages.MOST_NEIGHBOURS);
    // Neighbours still hang together, so that all are one cluster.
    Set<String> reached = new HashSet<>(Set.of("c0"));
    for (int i = 0; i < 200; i++) {
      for (Link link : links) {
        if (reached.contains(link.a()) || reached.contains(link.b())) {
          reached.add(link.a());
          reached.add(link.b());
        }
      }
    }
    assertThat(reached).hasSize(200);
  }

  @Test
  void theLargestOfAClusterStandsForIt() {
    Dataset<Candidate> candidates =
        TestSpark.dataset(
            Candidate.class,
            List.of(
                new Candidate(50, "alone", "viral_fade"),
                new Candidate(60, "b", "sustained_movement"),
                new Candidate(60, "a", "sustained_movement"),
                new Candidate(90, "topic", "perennial_topic"),
                new Candidate(10, "small", "viral_fade")));
    Dataset<Component> components =
        TestSpark.dataset(
            Component.class,
            List.of(
                new Component("a", "a"),
                new Component("b", "a"),
                new Component("topic", "a"),
                new Component("small", "a")));

    assertThat(OverlapStages.choose(candidates, components).collectAsList())
        .containsExactlyInAnyOrder(
            new Chosen("alone", "viral_fade", true, true),
            new Chosen("a", "sustained_movement", true, false),
            new Chosen("b", "sustained_movement", false, false),
            new Chosen("small", "viral_fade", false, false),
            new Chosen("topic", "perennial_topic", false, true));
  }

  private static Dataset<SharedBy> shared(Map<String, Set<String>> traces) {
    List<CampaignMember> members = new ArrayList<>();
    List<Candidate> candidates = new ArrayList<>();
    traces.forEach(
        (campaign, ids) -> {
          candidates.add(new Candidate(ids.size(), campaign, "viral_fade"));
          for (String id : ids) {
            members.add(
                new CampaignMember(campaign, id, id, "direct", null, Instant.EPOCH, "post", null));
          }
        });
    members.add(
        new CampaignMember("other", "t1", "t1", "direct", null, Instant.EPOCH, "post", null));
    return OverlapStages.shared(
        TestSpark.dataset(CampaignMember.class, members),
        TestSpark.dataset(Candidate.class, candidates));
  }

  private static double jaccard(Set<String> a, Set<String> b) {
    Set<String> both = new HashSet<>(a);
    both.retainAll(b);
    return (double) both.size() / (a.size() + b.size() - both.size());
  }
}
