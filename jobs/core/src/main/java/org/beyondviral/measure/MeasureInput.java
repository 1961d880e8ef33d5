package org.beyondviral.measure;

import java.util.List;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.attention.CampaignTimes;
import org.beyondviral.attention.TraceTimes;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.cascade.CascadeFacts;
import org.beyondviral.incentive.Incentive;
import org.beyondviral.incentive.ReturnHazard;
import org.beyondviral.incentive.ReturnRatio;
import org.beyondviral.leadership.LeadershipFacts;
import org.beyondviral.network.NetworkFacts;
import org.beyondviral.people.BurstPeople;
import org.beyondviral.people.Gini;
import org.beyondviral.people.PeopleFacts;
import org.beyondviral.recruitment.Exposure;
import org.beyondviral.recruitment.RecruitmentFacts;
import org.beyondviral.table.Means;
import org.jspecify.annotations.Nullable;

/** All that is counted of one campaign before it is measured; small whatever its traffic. */
public record MeasureInput(
    @Means("The campaign.") Campaign campaign,
    @Means("Its bins with traces, by time.") List<CampaignActivity> bins,
    @Means("Exact times of some of its traces.") CampaignTimes times,
    @Means("Its cascades.") CascadeFacts cascades,
    @Means("Its participants.") PeopleFacts people,
    @Means("How many participants made how many traces, ascending.") List<Gini.Level> levels,
    @Means("Who took part in each of its bursts, by time; empty for fewer than two bursts.")
        List<BurstPeople> burstPeople,
    @Means(
            "How many participants were active in how many bins, ascending; empty for fewer than two bursts.")
        List<Gini.Level> activeBins,
    @Means("How its participants came; null where nobody is known.")
        @Nullable RecruitmentFacts recruitment,
    @Means("What the recursive scheme would have paid; null where nobody is known.")
        @Nullable Incentive recursive,
    @Means("Who came back with and without a response, by day and audience.")
        List<ReturnRatio.Stratum> feedback,
    @Means("How long people stayed away, by the responses they had.")
        List<ReturnHazard.Spell> spells,
    @Means("How many neighbours had joined before those who came, and those who did not.")
        List<Exposure.Count> exposures,
    @Means("Who led it; null where nobody responded to anybody.")
        @Nullable LeadershipFacts leadership,
    @Means("Its network; null without a participant.") @Nullable NetworkFacts network,
    @Means("When its traces came.") TraceTimes traceTimes) {}
