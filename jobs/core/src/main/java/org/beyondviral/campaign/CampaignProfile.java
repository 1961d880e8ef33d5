package org.beyondviral.campaign;

import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** The persistence profile of one campaign. */
public record CampaignProfile(
    @Means("The campaign.") String campaignId,
    @Means("undecided, sustained_movement, perennial_topic, recurrent, viral_fade or intermediate.")
        String profile,
    @Means(
            value = "Share of resamples in which the profile holds; null where not computed.",
            unit = Unit.SHARE)
        @Nullable Double confidence,
    @Means("Which rule decided, and by what margin.") String reason,
    @Means("Its shape in the table shapes; null where its series has none.")
        @Nullable Integer shape) {

  /** The same profile with that shape. */
  public CampaignProfile withShape(@Nullable Integer shape) {
    return new CampaignProfile(campaignId, profile, confidence, reason, shape);
  }
}
