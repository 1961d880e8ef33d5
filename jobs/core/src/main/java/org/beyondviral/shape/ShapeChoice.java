package org.beyondviral.shape;

import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** One number of shapes tried, and how well it does. */
public record ShapeChoice(
    @Means(value = "Shapes asked for.", unit = Unit.COUNT) int clusters,
    @Means(
            value = "Shapes found: fewer than asked for only where fewer series differ.",
            unit = Unit.COUNT)
        int found,
    @Means("Whether the profiles show these.") boolean chosen,
    @Means(value = "Campaigns whose series were searched.", unit = Unit.CAMPAIGNS) long campaigns,
    @Means("Mean cost of a campaign at its shape: 0 where all lie on one.") double meanCost,
    @Means("Mean simplified silhouette, 0 to 1; null for fewer than two shapes.")
        @Nullable Double silhouette,
    @Means(
            "Mean adjusted Rand index against shapes found in random 80 %; null where not computed or undefined.")
        @Nullable Double stability,
    @Means(
            "Adjusted Rand index of shapes and rule profiles, undecided campaigns left out; null for those not chosen or where undefined.")
        @Nullable Double profileAgreement) {

  ShapeChoice asChosen() {
    return new ShapeChoice(
        clusters, found, true, campaigns, meanCost, silhouette, stability, profileAgreement);
  }

  /** The same with how far shapes and profiles agree; NaN for undefined. */
  public ShapeChoice agreeing(double agreement) {
    return new ShapeChoice(
        clusters, found, chosen, campaigns, meanCost, silhouette, stability, known(agreement));
  }

  static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
