package org.beyondviral.compare;

import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** What becomes of the profiles and of the comparison when one choice is made otherwise. */
public record Sensitivity(
    @Means("The setting that is turned, or what is done to the archive.") String knob,
    @Means("What it is turned to.") String setting,
    @Means(value = "Campaigns of which a trace is left then.", unit = Unit.CAMPAIGNS)
        long campaigns,
    @Means(
            value =
                "Share of these with another profile than in profiles, for thinned archives than in the whole judged so too (thinning 1.00); null without campaigns, and where none is touched.",
            unit = Unit.SHARE)
        @Nullable Double relabelledShare,
    @Means(
            value =
                "Share of these with another number of bursts than as it is, for thinned archives than in thinning 1.00; null without campaigns.",
            unit = Unit.SHARE)
        @Nullable Double burstsChangedShare,
    @Means(
            "Mean absolute change of Cliff's delta, for thinned archives from that of thinning 1.00, over the measures that are not definitional; overlap of campaigns is not taken out; null where no measure has enough campaigns.")
        @Nullable Double deltaShift,
    @Means(
            value =
                "Campaigns that lose traces because accounts or members are left out; null for other knobs.",
            unit = Unit.CAMPAIGNS)
        @Nullable Long touched,
    @Means(value = "Traces they lose; null for other knobs.", unit = Unit.TRACES)
        @Nullable Long tracesOut,
    @Means(value = "Campaigns of which no trace is left.", unit = Unit.CAMPAIGNS) long gone,
    @Means(
            value =
                "Viral fades among campaigns with a profile then, on which H1 rests; null without such campaigns.",
            unit = Unit.SHARE)
        @Nullable Double fadeShare,
    @Means(
            "The measure whose Cliff's delta moves most; of as much, the first by name; null where delta_shift is, and where none moves.")
        @Nullable String mostShifted,
    @Means("By how much that delta moves, from -2 to 2; null without.")
        @Nullable Double mostShift) {}
