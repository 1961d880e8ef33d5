package org.beyondviral.stage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.beyondviral.TestSpark;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.people.CoordinatedAccount;
import org.beyondviral.people.Participant;
import org.beyondviral.people.PeopleFacts;
import org.beyondviral.stage.PartStages.Marked;
import org.beyondviral.stage.PartStages.Part;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartStagesTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant FROM = Instant.parse("2021-03-01T00:00:00Z");
  private static final Campaign CAMPAIGN =
      new Campaign(
          "c",
          "c",
          "#c",
          FROM,
          FROM,
          FROM,
          FROM.plus(DAY.multipliedBy(60)),
          false,
          false,
          400,
          9,
          9);

  /** Each part is what the jobs would count of an archive that holds nothing else. */
  @Test
  void partsAreWhatTheJobsWouldCountOfThem() {
    List<CampaignMember> members = new ArrayList<>();
    Random random = new Random(8);
    for (int i = 0; i < 400; i++) {
      int author = (int) Math.abs(6 * random.nextGaussian());
      members.add(
          new CampaignMember(
              "c",
              "t" + i,
              "t" + i,
              random.nextInt(3) == 0 ? "direct" : "cascade",
              author == 0 ? null : "a" + author,
              FROM.plusSeconds((long) (60 * 86_400 * Math.pow(random.nextDouble(), 2))),
              "post",
              null));
    }
    List<Marked> marked = List.of(new Marked("a1", true, false), new Marked("a2", true, true));
    Map<String, Part> parts =
        PartStages.parts(
                PartStages.kept(
                    TestSpark.dataset(CampaignMember.class, members).repartition(3),
                    TestSpark.dataset(Marked.class, marked),
                    DAY),
                TestSpark.dataset(Campaign.class, List.of(CAMPAIGN)),
                Duration.ofDays(30))
            .collectAsList()
            .stream()
            .collect(Collectors.toMap(Part::members, Function.identity()));
    assertThat(parts).hasSize(3);
    assertPart(
        parts.get("less_active"),
        members,
        each -> !"a1".equals(each.authorId()) && !"a2".equals(each.authorId()));
    assertPart(parts.get("uncoordinated"), members, each -> !"a2".equals(each.authorId()));
    assertPart(parts.get("direct"), members, each -> each.via().equals("direct"));
  }

  private static void assertPart(
      @Nullable Part found, List<CampaignMember> members, Predicate<CampaignMember> keeps) {
    Part part = requireNonNull(found);
    Dataset<CampaignMember> kept =
        TestSpark.dataset(CampaignMember.class, members.stream().filter(keeps).toList());
    Dataset<Campaign> campaigns = TestSpark.dataset(Campaign.class, List.of(CAMPAIGN));
    assertThat(part.bins())
        .extracting(
            CampaignActivity::binStart, CampaignActivity::traces, CampaignActivity::participants)
        .containsExactlyElementsOf(
            ActivityStages.activity(kept, DAY).collectAsList().stream()
                .sorted(Comparator.comparing(CampaignActivity::binStart))
                .map(row -> tuple(row.binStart(), row.traces(), row.participants()))
                .toList());
    PeopleFacts people =
        PeopleStages.people(
                ParticipationStages.participants(kept, campaigns, DAY, DAY.multipliedBy(7)),
                campaigns,
                TestSpark.dataset(
                    CoordinatedAccount.class, List.of(new CoordinatedAccount("a3", 9, 1, 9))),
                DAY.multipliedBy(30))
            .first()
            .people();
    assertThat(people.coordinatedTraces())
        .isEqualTo(
            members.stream().filter(keeps).filter(each -> "a3".equals(each.authorId())).count());
    assertThat(part.participants()).isEqualTo(people.participants());
    assertThat(part.traces()).isEqualTo(people.traces());
    assertThat(part.mostParticipantDays()).isEqualTo(people.mostParticipantDays());
    assertThat(part.returningShare()).isEqualTo((double) people.returned() / people.observed());
  }

  /** Of two hundred accounts the two most active, who both act in two campaigns. */
  @Test
  void theMostActiveAreThoseOfAllCampaignsTogether() {
    List<Participant> participants = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      participants.add(participant("c", "a" + i, i < 2 ? 3 : 4));
    }
    participants.add(participant("d", "a0", 3));
    participants.add(participant("d", "a1", 2));
    assertThat(
            PartStages.marked(
                    TestSpark.dataset(Participant.class, participants),
                    TestSpark.dataset(
                        CoordinatedAccount.class,
                        List.of(
                            new CoordinatedAccount("a1", 9, 1, 9),
                            new CoordinatedAccount("a7", 9, 1, 9))))
                .collectAsList())
        .containsExactlyInAnyOrder(
            new Marked("a0", true, false),
            new Marked("a1", true, true),
            new Marked("a7", false, true));
  }

  private static Participant participant(String campaign, String author, long traces) {
    return new Participant(campaign, author, FROM, FROM, traces, 1, 1, 1, false, false, false);
  }
}
