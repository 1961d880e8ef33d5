package org.beyondviral.incentive;

import org.beyondviral.table.CountsPeople;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** What one scheme would have paid for the observed recruitment of one campaign. */
public record Incentive(
    @Means("The campaign.") String campaignId,
    @Means(
            "flat: the finder; direct: his recruiter; recursive: finder, recruiter and so on up; split_contract: as recursive, and all is paid but what would go up an unknown way.")
        String scheme,
    @Means(value = "Part passed up at each step, incentives.split.", unit = Unit.SHARE)
        double split,
    @Means(value = "Successes, as incentives.event says.", unit = Unit.COUNT) long events,
    @Means(
            value =
                "Of these, by accounts of unknown generation: paid to them alone, and left out of the shares of what goes up.",
            unit = Unit.COUNT)
        long unknownEvents,
    @CountsPeople @Means(value = "Accounts that would be paid.", unit = Unit.PEOPLE) long payees,
    @Means("Paid in all, in the unit of incentives.budget.") double paid,
    @Means(
            value =
                "Share of what is paid for successes of known generation that goes to the finder's recruiter; null when nothing is.",
            unit = Unit.SHARE)
        @Nullable Double directShare,
    @Means(
            value =
                "Share of it that goes two or more steps up from the finder; null when nothing is paid.",
            unit = Unit.SHARE)
        @Nullable Double recursiveShare,
    @Means(
            value =
                "The least that share can be of all that would be paid, whatever the unknown generations: all of them 1.",
            unit = Unit.SHARE)
        @Nullable Double recursiveShareLow,
    @Means(value = "The most it can be: all of them deep.", unit = Unit.SHARE)
        @Nullable Double recursiveShareHigh,
    @Means(
            value = "Gini coefficient of pay among all participants; null when nothing is paid.",
            unit = Unit.SHARE)
        @Nullable Double gini,
    @Means(
            value =
                "Share of what is paid that goes to the best-paid hundredth of participants; null when nothing is.",
            unit = Unit.SHARE)
        @Nullable Double top1Share,
    @Means(
            value =
                "What a finder would gain on average, as a share of incentives.budget, by entering once more as his own recruit; null without successes. Where incentives.event is act or join the second identity is paid for its own entry too; otherwise it brings nothing more.",
            unit = Unit.SHARE)
        @Nullable Double sybilGain,
    @Means(
            value =
                "The same by entering as a chain of as many recruits of his own as he likes: the most that any number of identities gains; null without successes, and where incentives.event is act or join, for then there is no limit.",
            unit = Unit.SHARE)
        @Nullable Double sybilGainLimit) {}
