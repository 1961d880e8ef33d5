package org.beyondviral.report;

import org.jspecify.annotations.Nullable;

/**
 * What one scheme would have paid in the campaigns of one profile.
 *
 * @param campaigns those in which it pays enough people to be told of
 * @param told those of them whose shares are known
 * @param unknownShare mean share of the successes of unknown generation
 * @param paidShare mean part of the rewards offered that is paid at all
 * @param directShare mean part of the pay that goes to the finder's recruiter
 * @param recursiveShare mean part of the pay that goes further up
 * @param recursiveShareLow mean of the least that can be
 * @param recursiveShareHigh mean of the most
 * @param gini median
 * @param top1Share median
 * @param sybilGain median, in parts of one reward
 * @param sybilGainLimit median, in parts of one reward; null where there is no limit
 */
public record SchemePay(
    String profile,
    String scheme,
    long campaigns,
    long told,
    double unknownShare,
    double paidShare,
    @Nullable Double directShare,
    @Nullable Double recursiveShare,
    @Nullable Double recursiveShareLow,
    @Nullable Double recursiveShareHigh,
    @Nullable Double gini,
    @Nullable Double top1Share,
    @Nullable Double sybilGain,
    @Nullable Double sybilGainLimit) {

  @Nullable Double finderShare() {
    return directShare == null || recursiveShare == null
        ? null
        : (Double) Math.max(0, 1 - directShare - recursiveShare);
  }
}
