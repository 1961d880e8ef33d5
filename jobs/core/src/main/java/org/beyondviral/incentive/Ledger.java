package org.beyondviral.incentive;

import java.util.List;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What a scheme pays in all, from the successes by generation: what one success pays at each step
 * follows from the finder's generation alone.
 *
 * @param events successes
 * @param unknown of these, by finders of unknown generation
 * @param paid paid in all, as a multiple of the budget of one success
 * @param byKnown of that, for successes of finders of known generation
 * @param toRecruiters of that, to the finders' recruiters
 * @param furtherUp of that, two or more steps up
 * @param sybilGain sum over the successes of what the finder would gain by one more identity
 * @param sybilLimit the same, by as many more as he likes; infinite where that has no limit
 */
public record Ledger(
    long events,
    long unknown,
    double paid,
    double byKnown,
    double toRecruiters,
    double furtherUp,
    double sybilGain,
    double sybilLimit) {

  /** Successes of the accounts of one generation; null where it is not known. */
  public record Successes(
      @Means(value = "Generation of the finders; null for unknown.", unit = Unit.HOPS)
          @Nullable Integer generation,
      @Means(value = "Successes.", unit = Unit.COUNT) long events) {}

  /**
   * Linear in the generations.
   *
   * @param successes in an order that is always the same, for sums of fractions depend on it
   */
  public static Ledger of(Scheme scheme, List<Successes> successes, IncentiveRules rules) {
    double split = rules.split();
    long events = 0;
    long unknown = 0;
    double paid = 0;
    double byKnown = 0;
    double toRecruiters = 0;
    double furtherUp = 0;
    double sybilGain = 0;
    double sybilLimit = 0;
    for (Successes at : successes) {
      Integer generation = at.generation();
      boolean known = generation != null;
      int top = generation == null ? 0 : generation;
      double all = at.events() * scheme.paid(top, known, split);
      double further = scheme.above(2, top, known, split);
      events += at.events();
      unknown += known ? 0 : at.events();
      paid += all;
      byKnown += known ? all : 0;
      toRecruiters += at.events() * (scheme.above(1, top, known, split) - further);
      furtherUp += at.events() * further;
      sybilGain +=
          at.events()
              * (rules.enteringSucceeds()
                  ? scheme.sybilGainByEntering(top, known, split)
                  : scheme.sybilGain(top, known, split, 2));
      sybilLimit +=
          rules.enteringSucceeds()
              ? Double.POSITIVE_INFINITY
              : at.events() * scheme.sybilLimit(top, known, split);
    }
    return new Ledger(
        events, unknown, paid, byKnown, toRecruiters, furtherUp, sybilGain, sybilLimit);
  }

  /** The row of the table. */
  public Incentive row(String campaignId, Scheme scheme, IncentiveRules rules, Concentration pay) {
    double split = rules.split();
    double shallow = byKnown + unknown * scheme.paid(1, true, split);
    double deep = byKnown + unknown * scheme.paid(Scheme.ENDLESS, true, split);
    double deepFurtherUp = furtherUp + unknown * scheme.above(2, Scheme.ENDLESS, true, split);
    return new Incentive(
        campaignId,
        scheme.word(),
        split,
        events,
        unknown,
        pay.payees(),
        paid * rules.budget(),
        byKnown > 0 ? toRecruiters / byKnown : null,
        byKnown > 0 ? furtherUp / byKnown : null,
        byKnown > 0 ? furtherUp / shallow : null,
        byKnown > 0 ? deepFurtherUp / deep : null,
        pay.gini(),
        pay.top1Share(),
        events > 0 ? sybilGain / events : null,
        events > 0 && sybilLimit < Double.POSITIVE_INFINITY ? sybilLimit / events : null);
  }
}
