package org.beyondviral.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.beyondviral.compare.FalseDiscovery;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** How often small studies of one archive find two planted groups to differ in a measure. */
public record TestScore(
    @Means("The measure; " + ALIKE + " for all together in which the groups do not differ.")
        String measure,
    @Means("Whether campaigns were compared with those of like size and window alone.")
        boolean matched,
    @Means("Whether the groups differ in it by construction.") boolean differs,
    @Means("Small studies in which it could be tested.") long studies,
    @Means("Those among them that find a difference: q at most the level.") long rejected,
    @Means(
            value =
                "Rejected over studies: the power where the groups differ, else the false"
                    + " positives.",
            unit = Unit.SHARE)
        @Nullable Double share) {

  /** The row for all measures alike in both groups: at least one of them rejected. */
  public static final String ALIKE = "any_alike";

  /**
   * One test of one small study.
   *
   * @param matched whether within strata of like size and window
   * @param p its p
   */
  public record Tested(long study, String measure, boolean matched, double p) {}

  /**
   * The scores, by measure, first of all campaigns, then of matched ones. Within a study the p of
   * measures in which the groups do not differ are adjusted among themselves, and those of the
   * others likewise: were they adjusted together, true differences would loosen the level for the
   * others.
   *
   * @param differing measures in which the groups differ
   */
  public static List<TestScore> of(List<Tested> tests, List<String> differing, double level) {
    return Stream.of(false, true)
        .flatMap(
            matched ->
                of(
                    matched,
                    tests.stream().filter(test -> test.matched() == matched).toList(),
                    differing,
                    level)
                    .stream())
        .toList();
  }

  private static List<TestScore> of(
      boolean matched, List<Tested> tests, List<String> differing, double level) {
    Map<Boolean, Map<Long, List<Tested>>> families = new HashMap<>();
    for (Tested test : tests) {
      families
          .computeIfAbsent(differing.contains(test.measure()), key -> new TreeMap<>())
          .computeIfAbsent(test.study(), key -> new ArrayList<>())
          .add(test);
    }
    Map<Long, List<Tested>> alike = families.getOrDefault(false, Map.of());
    List<TestScore> scores = new ArrayList<>(of(alike, matched, false, level));
    scores.addAll(of(families.getOrDefault(true, Map.of()), matched, true, level));
    long any =
        alike.values().stream().filter(study -> rejected(study, level).contains(true)).count();
    scores.add(score(ALIKE, matched, false, alike.size(), any));
    return scores;
  }

  private static List<TestScore> of(
      Map<Long, List<Tested>> studies, boolean matched, boolean differs, double level) {
    Map<String, long[]> counts = new TreeMap<>();
    for (List<Tested> study : studies.values()) {
      List<Boolean> rejected = rejected(study, level);
      for (int test = 0; test < study.size(); test++) {
        long[] count = counts.computeIfAbsent(study.get(test).measure(), key -> new long[2]);
        count[0]++;
        count[1] += rejected.get(test) ? 1 : 0;
      }
    }
    return counts.entrySet().stream()
        .map(
            entry ->
                score(entry.getKey(), matched, differs, entry.getValue()[0], entry.getValue()[1]))
        .toList();
  }

  private static List<Boolean> rejected(List<Tested> study, double level) {
    double[] q = FalseDiscovery.adjust(study.stream().mapToDouble(Tested::p).toArray());
    List<Boolean> rejected = new ArrayList<>();
    for (double each : q) {
      rejected.add(each <= level);
    }
    return rejected;
  }

  private static TestScore score(
      String measure, boolean matched, boolean differs, long studies, long rejected) {
    return new TestScore(
        measure,
        matched,
        differs,
        studies,
        rejected,
        studies == 0 ? null : (double) rejected / studies);
  }
}
