package org.beyondviral.measure;

import java.util.Map;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** One self-exciting process fitted to one campaign. */
public record ExcitationFit(
    @Means("The campaign.") String campaignId,
    @Means(
            "none, exponential, power_law; where audiences are known, marked_exponential and marked_power_law too.")
        String kernel,
    @Means(
            value =
                "Pieces of its background, each an exponential rise or fall; 0 for a constant one.",
            unit = Unit.COUNT)
        long backgroundPieces,
    @Means("Its parameters by name, units in the names.") Map<String, Double> parameters,
    @Means(
            "Standard errors of these by name, from the curvature of the likelihood; a parameter at the edge of what is searched, or not searched here, has none.")
        Map<String, Double> standardErrors,
    @Means(value = "Distinct times it was fitted to.", unit = Unit.COUNT) long events,
    @Means(value = "What these times are exact to.", unit = Unit.SECONDS) double exactToSeconds,
    @Means(
            "Most children of a trace that may hide at its own time, where times are not exact: how far the branching factor may be too low.")
        double hiddenChildren,
    @Means(
            value =
                "Traces to be expected in all if none came from outside any more; null when the branching factor is 1 or more.",
            unit = Unit.TRACES)
        @Nullable Double finalSize,
    @Means("Natural logarithm of the likelihood of the times.") double logLikelihood,
    @Means("Schwarz's criterion, by which one is chosen.") double bic,
    @Means(value = "Weight among all, by that criterion.", unit = Unit.SHARE) double weight,
    @Means("Whether the measures are taken from it.") boolean chosen,
    @Means(
            "ok; not_converged when the search ended at no maximum, at the edge of what is searched, or at the slowest power law; insufficient when too many traces coincide for what the times are exact to, and where that chosen cannot be told from others without, or with much, excitation.")
        String status) {}
