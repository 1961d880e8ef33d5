package org.beyondviral.network;

import java.util.List;
import org.beyondviral.people.Gini;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** What the measures need to know of a campaign's network, in whole numbers. */
public record NetworkFacts(
    @Means(value = "Participants.", unit = Unit.PEOPLE) long people,
    @Means("Links: somebody acted on another, however often.") long links,
    @Means("Links whose other acted on him too.") long returned,
    @Means("Pairs of pairs that share a person.") long triples,
    @Means("Threes of people who all form pairs.") long triangles,
    @Means(
            value = "People of the largest component; 1 where nobody acted on another.",
            unit = Unit.PEOPLE)
        long largestComponent,
    @Means("The largest core number; null when it did not settle.") @Nullable Integer maxCore,
    @Means(value = "Participants with a role.", unit = Unit.PEOPLE) long withRole,
    @Means(value = "Of these, hidden influentials.", unit = Unit.PEOPLE) long hiddenInfluentials,
    @Means("People and audience by core number, ascending; only where the audience is known.")
        List<CoreLevel> cores,
    @Means(
            "Sum of the squares of these audiences; with their number and sum it tells how far chance can go.")
        double squaredAudiences,
    @Means("How many participants received how many responses, ascending.")
        List<Gini.Level> responses) {}
