package org.beyondviral.recruitment;

import java.util.List;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** The sizes of one campaign's recruitment trees, and the power law that fits their tail best. */
public record RecruitmentTrees(
    @Means("The campaign.") String campaignId,
    @Means(value = "Trees, those of one account too.", unit = Unit.COUNT) long trees,
    @Means(value = "Accounts of the largest tree.", unit = Unit.PEOPLE) long largest,
    @Means(
            value = "Least size in the tail; null where no tail of 50 trees has a fit.",
            unit = Unit.PEOPLE)
        @Nullable Long tailFrom,
    @Means(value = "Trees of that size or more.", unit = Unit.COUNT) @Nullable Long tailTrees,
    @Means(value = "α of P(size) ∝ size^(−α) in the tail.", unit = Unit.COEFFICIENT)
        @Nullable Double exponent,
    @Means(value = "Kolmogorov–Smirnov distance of the tail from that law.", unit = Unit.SHARE)
        @Nullable Double distance,
    @Means(
            value =
                "Share of samples of the law that lie further from their fit; under 0.1 speaks against a power law. Of more than 20,000 trees it is that of so many of them.",
            unit = Unit.SHARE)
        @Nullable Double pValue) {

  /**
   * Reads the histogram of sizes: {@link PowerLawTail}.
   *
   * @param sizes by ascending size, at least one
   */
  public static RecruitmentTrees of(String campaignId, List<PowerLawTail.Size> sizes, long seed) {
    long trees = sizes.stream().mapToLong(PowerLawTail.Size::count).sum();
    long largest = sizes.get(sizes.size() - 1).size();
    PowerLawTail tail = PowerLawTail.of(sizes, seed ^ campaignId.hashCode());
    return tail == null
        ? new RecruitmentTrees(campaignId, trees, largest, null, null, null, null, null)
        : new RecruitmentTrees(
            campaignId,
            trees,
            largest,
            tail.from(),
            tail.tail(),
            tail.exponent(),
            tail.distance(),
            tail.pValue());
  }
}
