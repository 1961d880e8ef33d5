package org.beyondviral.measure;

import java.util.Map;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** One self-exciting process fitted to one campaign. */
public record ExcitationFit(
    @Means("The campaign.") String campaignId,
    @Means("none, exponential or power_law.") String kernel,
    @Means("Its parameters by name, units in the names.") Map<String, Double> parameters,
    @Means(value = "Distinct times it was fitted to.", unit = Unit.COUNT) long events,
    @Means(value = "What these times are exact to.", unit = Unit.SECONDS) double exactToSeconds,
    @Means("Natural logarithm of the likelihood of the times.") double logLikelihood,
    @Means("Akaike's criterion, corrected for few traces.") double aicc,
    @Means(value = "Akaike weight among the three.", unit = Unit.SHARE) double weight,
    @Means("Whether the measures are taken from it.") boolean chosen,
    @Means(
            "ok; not_converged when the search ended at no maximum, or at the slowest power law; insufficient when too many traces coincide for what the times are exact to.")
        String status) {}
