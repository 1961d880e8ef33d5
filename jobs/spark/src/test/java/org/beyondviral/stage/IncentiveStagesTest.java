package org.beyondviral.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.beyondviral.TestSpark;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.incentive.IncentiveRules;
import org.beyondviral.job.ParticipationJob;
import org.beyondviral.people.Participant;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncentiveStagesTest {
  private static final Instant NOON = Instant.parse("2021-03-01T12:00:00Z");

  /** ann: two posts, one of them tagged, and a reply; bob: a tagged reply; somebody: a post. */
  private static final List<Trace> TRACES =
      List.of(
          trace("a1", "ann", "post", List.of("#Vote")),
          trace("a2", "ann", "post", List.of("other")),
          trace("a3", "ann", "reply", List.of()),
          trace("b1", "bob", "reply", List.of("vote")),
          trace("u1", null, "post", List.of("vote")));

  private static Trace trace(String id, @Nullable String author, String kind, List<String> tags) {
    return new Trace(
        id, "x", author, NOON, kind, null, null, tags, List.of(), List.of(), null, null, null);
  }

  private static Map<String, Long> successes(Map<String, String> settings) {
    List<CampaignMember> members = new ArrayList<>();
    for (Trace each : TRACES) {
      members.add(
          new CampaignMember(
              "c",
              each.traceId(),
              each.traceId(),
              "direct",
              each.authorId(),
              NOON,
              each.kind(),
              null));
    }
    List<Participant> participants = List.of(participant("ann", 3), participant("bob", 1));
    return IncentiveStages.successes(
            TestSpark.dataset(CampaignMember.class, members),
            TestSpark.dataset(Participant.class, participants),
            () -> TestSpark.dataset(Trace.class, TRACES),
            IncentiveRules.of(Settings.of(settings)))
        .collectAsList()
        .stream()
        .filter(each -> each.successes() > 0)
        .collect(
            Collectors.toMap(
                IncentiveStages.Success::authorId, IncentiveStages.Success::successes));
  }

  private static Participant participant(String author, long traces) {
    return new Participant("c", author, NOON, NOON, traces, 1, 1, 1, false, false, false);
  }

  @Test
  void everyEventCountsWhatItSays() {
    assertThat(successes(Map.of())).isEqualTo(Map.of("ann", 1L, "bob", 1L));
    assertThat(successes(Map.of("incentives.act", "3"))).isEqualTo(Map.of("ann", 1L));
    assertThat(successes(Map.of("incentives.act", "4"))).isEmpty();
    assertThat(successes(Map.of("incentives.event", "trace")))
        .isEqualTo(Map.of("ann", 3L, "bob", 1L));
    assertThat(successes(Map.of("incentives.event", "post"))).isEqualTo(Map.of("ann", 2L));
    assertThat(successes(Map.of("incentives.event", "reply")))
        .isEqualTo(Map.of("ann", 1L, "bob", 1L));
    assertThat(successes(Map.of("incentives.event", "repost"))).isEmpty();
  }

  @Test
  void aTagIsTheSameHoweverItIsWritten() {
    for (String written : List.of("vote", "#Vote", " VOTE ")) {
      assertThat(successes(Map.of("incentives.event", "tag", "incentives.tag", written)))
          .as(written)
          .isEqualTo(Map.of("ann", 1L, "bob", 1L));
    }
  }

  @Test
  void anArchiveWithoutTagsIsRefused(@TempDir Path output) {
    Tables tables = TestSpark.tables(output);
    tables.write(
        Catalogue.TRACES,
        TestSpark.dataset(Trace.class, List.of(trace("a3", "ann", "reply", List.of()))));
    assertThatThrownBy(
            () ->
                ParticipationJob.check(
                    tables.asArchive(),
                    Settings.of(Map.of("incentives.event", "tag", "incentives.tag", "vote"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no trace of the archive has a tag");
  }
}
