package org.beyondviral.measure;

import java.util.Map;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** One model of decay fitted to what came after one campaign's peak. */
public record DecayFit(
    @Means("The campaign.") String campaignId,
    @Means("exponential, power_law, log_normal or biexponential.") String model,
    @Means("Its parameters by name, units in the names.") Map<String, Double> parameters,
    @Means(
            "Standard errors of these by name, from the curvature of the likelihood; a parameter at the edge of what is searched has none.")
        Map<String, Double> standardErrors,
    @Means("Natural logarithm of the likelihood of the counts, given their sum.")
        double logLikelihood,
    @Means("Akaike's criterion, corrected for few traces.") double aicc,
    @Means(value = "Akaike weight among the four.", unit = Unit.SHARE) double weight,
    @Means("Whether it is the model chosen.") boolean chosen,
    @Means(
            "ok, or not_converged when the search ended at no maximum, or a parameter at the edge of what is searched.")
        String status) {}
