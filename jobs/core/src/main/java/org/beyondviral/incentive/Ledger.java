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
 * @param paid paid in all, as a multiple of the budget of one success
 * @param toRecruiters of that, to the finders' recruiters
 * @param furtherUp of that, two or more steps up
 * @param sybilGain sum over the successes of what the finder would gain by one more identity
 * @param sybilLimit the same, by as many more as he likes
 */
public record Ledger(
    long events,
    double paid,
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
   * @param split ρ, from 0 to 1, both exclusive
   */
  public static Ledger of(Scheme scheme, List<Successes> successes, double split) {
    long events = 0;
    double paid = 0;
    double toRecruiters = 0;
    double furtherUp = 0;
    double sybilGain = 0;
    double sybilLimit = 0;
    for (Successes at : successes) {
      Integer generation = at.generation();
      boolean known = generation != null;
      int top = generation == null ? 0 : generation;
      double further = scheme.above(2, top, known, split);
      events += at.events();
      paid += at.events() * scheme.paid(top, known, split);
      toRecruiters += at.events() * (scheme.above(1, top, known, split) - further);
      furtherUp += at.events() * further;
      sybilGain += at.events() * scheme.sybilGain(top, known, split, 2);
      sybilLimit += at.events() * scheme.sybilGain(top, known, split, Integer.MAX_VALUE);
    }
    return new Ledger(events, paid, toRecruiters, furtherUp, sybilGain, sybilLimit);
  }

  /** The row of the table. */
  public Incentive row(
      String campaignId, Scheme scheme, double split, double budget, Concentration pay) {
    return new Incentive(
        campaignId,
        scheme.word(),
        split,
        events,
        pay.payees(),
        paid * budget,
        paid > 0 ? toRecruiters / paid : null,
        paid > 0 ? furtherUp / paid : null,
        pay.gini(),
        pay.top1Share(),
        events > 0 ? sybilGain / events : null,
        events > 0 ? sybilLimit / events : null);
  }
}
