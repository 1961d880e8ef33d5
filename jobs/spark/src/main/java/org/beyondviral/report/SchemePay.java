package org.beyondviral.report;

/**
 * What one scheme would have paid in the campaigns of one profile.
 *
 * @param campaigns those in which it pays enough people to be told of
 * @param paidShare mean part of the rewards offered that is paid at all
 * @param directShare mean part of the pay that goes to the finder's recruiter
 * @param recursiveShare mean part of the pay that goes further up
 * @param gini median
 * @param top1Share median
 * @param sybilGain median, in parts of one reward
 * @param sybilGainLimit median, in parts of one reward
 */
public record SchemePay(
    String profile,
    String scheme,
    long campaigns,
    double paidShare,
    double directShare,
    double recursiveShare,
    double gini,
    double top1Share,
    double sybilGain,
    double sybilGainLimit) {

  double finderShare() {
    return Math.max(0, 1 - directShare - recursiveShare);
  }
}
