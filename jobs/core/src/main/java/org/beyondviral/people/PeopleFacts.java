package org.beyondviral.people;

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
    @Means("Participant-days of the account with the most.") long mostParticipantDays) {}
