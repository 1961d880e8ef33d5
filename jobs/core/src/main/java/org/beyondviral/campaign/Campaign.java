package org.beyondviral.campaign;

import java.io.Serializable;
import java.time.Instant;
import org.beyondviral.table.CountsPeople;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/**
 * One campaign: traces that share a tag, a set of tags, a link or a word, with the cascades they
 * started.
 */
public record Campaign(
    @Means("The case-folded tag, or the key of a configured campaign.") String campaignId,
    @Means("Name shown to people.") String label,
    @Means("What makes a trace a direct member.") String definition,
    @Means(value = "First trace.", unit = Unit.UTC) Instant startedAt,
    @Means(value = "Last trace.", unit = Unit.UTC) Instant endedAt,
    @Means(value = "From when the archive observes.", unit = Unit.UTC) Instant observedFrom,
    @Means(value = "Until when the archive observes, exclusive.", unit = Unit.UTC)
        Instant observedTo,
    @Means("Whether it already ran when the archive began.") boolean leftTruncated,
    @Means("Whether the archive ended before it could be called over.") boolean rightCensored,
    @Means(value = "Member traces.", unit = Unit.TRACES) long traces,
    @CountsPeople @Means(value = "Distinct known authors.", unit = Unit.PEOPLE) long participants,
    @Means(value = "Distinct cascades with a member.", unit = Unit.CASCADES) long cascades)
    implements Serializable {
  /** The same with other participants. */
  public Campaign withParticipants(long others) {
    return new Campaign(
        campaignId,
        label,
        definition,
        startedAt,
        endedAt,
        observedFrom,
        observedTo,
        leftTruncated,
        rightCensored,
        traces,
        others,
        cascades);
  }
}
