package org.beyondviral.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.beyondviral.recruitment.Recruit;
import org.beyondviral.report.RecruitmentTree.Branch;
import org.junit.jupiter.api.Test;

class RecruitmentTreeTest {
  @Test
  void aStarIsOneWithTheRestGathered() {
    assertThat(tree(5, -1, 0, 0, 0, 0, 0, 0, 0, 0).root()).isEqualTo(new Branch(9, List.of(), 10));
  }

  @Test
  void aChainIsDrawnDownToWhereTooFewAreLeft() {
    assertThat(tree(3, -1, 0, 1, 2, 3).root())
        .isEqualTo(
            new Branch(5, List.of(new Branch(4, List.of(new Branch(3, List.of(), 3)), 0)), 0));
  }

  @Test
  void largerBranchesComeFirst() {
    assertThat(tree(2, -1, 0, 0, 1, 2, 2).root().branches())
        .extracting(Branch::people)
        .containsExactly(3, 2);
  }

  @Test
  void everybodyIsDrawnWhereOnePersonMayBeToldOf() {
    assertThat(tree(1, -1, 0, 0).root())
        .isEqualTo(
            new Branch(3, List.of(new Branch(1, List.of(), 0), new Branch(1, List.of(), 0)), 0));
  }

  @Test
  void aTreeOfAnySizeIsDrawnWithinItsHeight() {
    int[] recruiters = new int[PeopleReader.TREE];
    for (int i = 0; i < recruiters.length; i++) {
      recruiters[i] = i == 0 ? -1 : (i - 1) / 2;
    }
    assertThat(TreePlot.svg(tree(5, recruiters)))
        .startsWith("<svg class=\"tree\" height=\"420\"")
        .contains("of 2,000 people")
        .hasSizeLessThan(200_000);
  }

  @Test
  void spansOfWeeksDouble() {
    assertThat(List.of(0, 1, 2, 3, 4))
        .extracting(WeekSpan::words)
        .containsExactly("0", "1", "2–3", "4–7", "8–15");
  }

  private static RecruitmentTree tree(int group, int... recruiters) {
    List<Recruit> recruits = new ArrayList<>();
    for (int i = 0; i < recruiters.length; i++) {
      recruits.add(
          new Recruit(
              "campaign",
              "a" + i,
              recruiters[i] < 0 ? null : "a" + recruiters[i],
              Instant.EPOCH,
              null,
              "a0",
              null));
    }
    return RecruitmentTree.of("campaign", recruits.size(), recruits, group);
  }
}
