package org.beyondviral.leadership;

import java.time.Instant;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** Who led a campaign in one week, in numbers; a row for every week with a response. */
public record Leadership(
    @Means("The campaign.") String campaignId,
    @Means(
            value = "Start of the week; weeks are counted from the campaign's first bin.",
            unit = Unit.UTC)
        Instant periodStart,
    @Means(value = "Participants with a trace or a response in it.", unit = Unit.PEOPLE)
        long people,
    @Means(value = "Responses of participants to others.", unit = Unit.TRACES) long responses,
    @Means(
            value =
                "Leaders: the fewest participants who received half of the responses; ties by account.",
            unit = Unit.PEOPLE)
        long leaders,
    @Means(value = "Those among them who lead for the first time.", unit = Unit.PEOPLE)
        long firstTimeLeaders,
    @Means(
            value =
                "Those in both weeks over those in either, of the leaders of this week and of the one before; null when either has too few responses.",
            unit = Unit.SHARE)
        @Nullable Double overlapPrevious,
    @Means(
            value =
                "Rank-biased overlap of the first hundred leaders with those of the week before; null when either has too few responses.",
            unit = Unit.SHARE)
        @Nullable Double rankOverlapPrevious,
    @Means(
            value =
                "Leaders who did not lead the week before; null when either week has too few responses.",
            unit = Unit.PEOPLE)
        @Nullable Long newLeaders,
    @Means(
            value = "Those among them who had a trace in the campaign before this week.",
            unit = Unit.PEOPLE)
        @Nullable Long risenLeaders,
    @Means(
            value = "Risen over new leaders: the others came from outside; null for no new ones.",
            unit = Unit.SHARE)
        @Nullable Double successionShare,
    @Means(value = "Gini coefficient of responses among its people.", unit = Unit.SHARE)
        double gini,
    @Means(
            value =
                "Share of the responses that went to the first hundredth of its people, rounded up.",
            unit = Unit.SHARE)
        double top1Share) {}
