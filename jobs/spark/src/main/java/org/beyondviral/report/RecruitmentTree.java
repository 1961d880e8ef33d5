package org.beyondviral.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.beyondviral.recruitment.Recruit;

/**
 * A recruitment tree as it may be drawn: nobody in it has a name, and what hangs below somebody is
 * a branch of its own only where it tells of enough people; smaller branches are gathered.
 *
 * @param label of its campaign
 * @param people in the whole tree
 * @param read those the drawing is made of: the first generations, where there are too many
 * @param root the one whom nobody recruited
 */
record RecruitmentTree(String label, long people, int read, Branch root) {
  /**
   * Somebody with those whom he brought.
   *
   * @param people he and all below him
   * @param branches by descending number of people
   * @param gathered people of the smaller branches, rounded to multiples of the smallest group
   */
  record Branch(int people, List<Branch> branches, int gathered) {}

  /** From how many people on a tree is large: several branches of as many as may be told of. */
  static int large(int group) {
    return 4 * group;
  }

  /**
   * Where not all are given, of the last generation some may be missing, and it is left out.
   *
   * @param given of one tree, by ascending generation
   * @param group the fewest people that may be told of
   */
  static RecruitmentTree of(String label, long people, List<Recruit> given, int group) {
    Integer last = given.get(given.size() - 1).generation();
    List<Recruit> recruits =
        given.size() == people
            ? given
            : given.stream().filter(each -> !Objects.equals(each.generation(), last)).toList();
    Map<String, Integer> places = new HashMap<>();
    List<List<Branch>> below = new ArrayList<>();
    for (Recruit recruit : recruits) {
      places.put(recruit.authorId(), places.size());
      below.add(new ArrayList<>());
    }
    for (int i = recruits.size() - 1; i > 0; i--) {
      Integer above = places.get(recruits.get(i).recruiterId());
      if (above != null) {
        below.get(above).add(branch(below.get(i), group));
      }
    }
    return new RecruitmentTree(label, people, recruits.size(), branch(below.get(0), group));
  }

  private static Branch branch(List<Branch> below, int group) {
    int people = 1 + below.stream().mapToInt(Branch::people).sum();
    List<Branch> large =
        below.stream()
            .filter(each -> each.people() >= group)
            .sorted(Comparator.comparingInt(Branch::people).reversed())
            .toList();
    int small = people - 1 - large.stream().mapToInt(Branch::people).sum();
    return new Branch(people, large, Math.round((float) small / group) * group);
  }
}
