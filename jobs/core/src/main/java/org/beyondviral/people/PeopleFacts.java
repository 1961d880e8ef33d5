package org.beyondviral.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Predicate;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** What the measures need to know of a campaign's participants, in whole numbers. */
public record PeopleFacts(
    @Means(value = "Participants.", unit = Unit.PEOPLE) long participants,
    @Means(value = "Traces of participants.", unit = Unit.TRACES) long traces,
    @Means(value = "Participants observed for people.observed or more.", unit = Unit.PEOPLE)
        long observed,
    @Means(value = "Those among them active on two or more days.", unit = Unit.PEOPLE)
        long returned,
    @Means(value = "Participants observed for 14 days or more.", unit = Unit.PEOPLE)
        long observed14d,
    @Means(value = "Those among them seen again on days 7 to 14.", unit = Unit.PEOPLE)
        long seenAgain7d,
    @Means(value = "Participants observed for 60 days or more.", unit = Unit.PEOPLE)
        long observed60d,
    @Means(value = "Those among them seen again on days 30 to 60.", unit = Unit.PEOPLE)
        long seenAgain30d,
    @Means(value = "Participants observed for 180 days or more.", unit = Unit.PEOPLE)
        long observed180d,
    @Means(value = "Those among them seen again on days 90 to 180.", unit = Unit.PEOPLE)
        long seenAgain90d,
    @Means(value = "Traces of participants active in four or more weeks.", unit = Unit.TRACES)
        long coreTraces,
    @Means(value = "Participant-days: over all participants, bins with a trace.")
        long participantDays,
    @Means("Participant-days of the account with the most.") long mostParticipantDays,
    @Means(value = "Traces of coordinated accounts.", unit = Unit.TRACES) long coordinatedTraces) {
  /** Weeks of activity that make somebody one of the core. */
  public static final int CORE_WEEKS = 4;

  /**
   * The sums over those participants; coordinated accounts are not told from them and count for
   * nothing.
   *
   * @param observedTo until when the archive observes, exclusive
   * @param observed how long a participant must be observed to tell something about returning
   */
  public static PeopleFacts of(
      Collection<Participant> participants, Instant observedTo, Duration observed) {
    Predicate<Participant> longEnough = isObserved(observedTo, observed);
    Predicate<Participant> twoWeeks = isObserved(observedTo, Duration.ofDays(14));
    Predicate<Participant> twoMonths = isObserved(observedTo, Duration.ofDays(60));
    Predicate<Participant> halfYear = isObserved(observedTo, Duration.ofDays(180));
    return new PeopleFacts(
        participants.size(),
        participants.stream().mapToLong(Participant::traces).sum(),
        count(participants, longEnough),
        count(participants, longEnough.and(each -> each.activeDays() >= 2)),
        count(participants, twoWeeks),
        count(participants, twoWeeks.and(Participant::seenAgain7d)),
        count(participants, twoMonths),
        count(participants, twoMonths.and(Participant::seenAgain30d)),
        count(participants, halfYear),
        count(participants, halfYear.and(Participant::seenAgain90d)),
        participants.stream()
            .filter(each -> each.activeWeeks() >= CORE_WEEKS)
            .mapToLong(Participant::traces)
            .sum(),
        participants.stream().mapToLong(Participant::activeBins).sum(),
        participants.stream().mapToLong(Participant::activeBins).max().orElse(0),
        0);
  }

  private static Predicate<Participant> isObserved(Instant observedTo, Duration duration) {
    return each -> !each.firstAt().plus(duration).isAfter(observedTo);
  }

  private static long count(Collection<Participant> participants, Predicate<Participant> which) {
    return participants.stream().filter(which).count();
  }
}
