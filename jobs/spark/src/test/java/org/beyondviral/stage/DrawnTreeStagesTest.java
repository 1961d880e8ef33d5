package org.beyondviral.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.beyondviral.TestSpark;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeFacts;
import org.beyondviral.cascade.TreeFacts;
import org.beyondviral.cascade.parents.CascadeDraw;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DrawnTreeStagesTest {
  private static final Instant TIME = Instant.parse("2021-03-01T00:00:00Z");

  /**
   * Campaign both has a, drawn twice, b as it is, and a lone trace; campaign none has b alone. The
   * two members in a count it once.
   */
  @Test
  void theTreeOfACampaignHasOneTreeOfEachCascade() {
    Dataset<CampaignMember> members =
        TestSpark.dataset(
            CampaignMember.class,
            List.of(
                member("both", "a", 1),
                member("both", "a", 2),
                member("both", "b", 3),
                member("both", "lone", 4),
                member("none", "b", 3)));
    Dataset<Cascade> cascades =
        TestSpark.dataset(
            Cascade.class,
            List.of(
                cascade("a", 3, 1, 1.0, 1.5),
                cascade("b", 4, 2, 0.5, 1.75),
                cascade("lone", 1, 0, null, null)));
    Dataset<CascadeDraw> draws =
        TestSpark.dataset(
            CascadeDraw.class,
            List.of(
                new CascadeDraw("a", 1, 1, 0.5, 2, 2, 1.0, 1.25),
                new CascadeDraw("a", 2, 5, 1.0, 1, 1, 0.25, 2.25)));

    Map<String, CascadeFacts> facts =
        MeasureStages.cascades(members, cascades, draws).collectAsList().stream()
            .collect(
                Collectors.toMap(
                    MeasureStages.Cascades::campaignId, MeasureStages.Cascades::cascades));

    CascadeFacts both = Objects.requireNonNull(facts.get("both"));
    assertThat(both.trees().stream().sorted(Comparator.comparing(TreeFacts::maxDepth)))
        .containsExactly(new TreeFacts(2, 1.5, 0.75), new TreeFacts(5, 2.0, 0.375));
    assertThat(both.cascades()).isEqualTo(3);
    assertThat(Objects.requireNonNull(facts.get("none")).trees()).isEmpty();
  }

  private static CampaignMember member(String campaign, String cascade, int number) {
    return new CampaignMember(campaign, "t" + number, cascade, "direct", null, TIME, "post", null);
  }

  private static Cascade cascade(
      String id, int size, int depth, @Nullable Double rootShare, @Nullable Double virality) {
    return new Cascade(
        id, "x", null, TIME, TIME, true, size, size, depth, 1, 1, 1, rootShare, virality);
  }
}
