package org.beyondviral.recruitment;

import java.util.List;
import org.beyondviral.incentive.ReturnDose;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** What the measures need to know of how a campaign's participants came. */
public record RecruitmentFacts(
    @Means(value = "Participants of generation 0.", unit = Unit.PEOPLE) long unrecruited,
    @Means(value = "Participants of generation 1 or more.", unit = Unit.PEOPLE) long recruited,
    @Means(value = "Participants of unknown generation.", unit = Unit.PEOPLE) long unknown,
    @Means(value = "Sum of the generations of the recruited.", unit = Unit.HOPS) long generations,
    @Means(value = "Highest generation.", unit = Unit.HOPS) long maxGeneration,
    @Means(
            value = "Participants of known generation who joined people.observed before the end.",
            unit = Unit.PEOPLE)
        long observed,
    @Means(value = "Those among them who were recruited.", unit = Unit.PEOPLE)
        long observedRecruited,
    @Means(value = "Median delay of the recruited; null for none.", unit = Unit.SECONDS)
        @Nullable Double medianDelaySeconds,
    @Means(
            value = "Recruits who form a pair in the network with another than their recruiter.",
            unit = Unit.PEOPLE)
        long placed,
    @Means(
            value = "Those among them of another community than their recruiter.",
            unit = Unit.PEOPLE)
        long escaped,
    @Means(
            "Who came back with how many recruits of their own in the first week, by day and doublings, ascending.")
        List<ReturnDose> recruiters,
    @Means("Delays of the recruits of whoever had brought somebody before, against the others.")
        LogRank rewarded,
    @Means("Delays of the recruits of their recruiter's community, against the others.")
        LogRank alike) {

  /** A campaign without a known author. */
  public static final RecruitmentFacts NOBODY =
      new RecruitmentFacts(0, 0, 0, 0, 0, 0, 0, null, 0, 0, List.of(), LogRank.NONE, LogRank.NONE);
}
