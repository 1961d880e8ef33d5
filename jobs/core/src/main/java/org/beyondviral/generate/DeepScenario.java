package org.beyondviral.generate;

import java.util.ArrayList;
import java.util.List;
import org.beyondviral.campaign.Truth;
import org.beyondviral.cascade.CascadeTruth;
import org.beyondviral.trace.Kind;
import org.beyondviral.trace.Trace;

/**
 * The scenario {@code deep}: chains of reposts of reposts, none of which states its root.
 *
 * <p>A unit is a chain. The first has {@link #LONGEST} traces, the others follow a Pareto law of
 * exponent 0.8 from {@link #SHORTEST} up, cut at the longest. All carry one tag.
 */
final class DeepScenario implements Plan {
  static final int LONGEST = 5_000;
  static final int SHORTEST = 5;

  private static final double TAIL = 0.8;
  private static final int MEAN_STEP_SECONDS = 600;
  private static final int ROOM_DAYS = 60;

  private final long seed;
  private final long people;
  private final long units;
  private final int last;

  /** A plan for chains that hold that many traces together. O(chains) time, constant space. */
  DeepScenario(long seed, long traces) {
    this.seed = seed;
    this.people = Math.max(1_000, traces / 2);
    long left = traces;
    long unit = 0;
    while (left > drawn(seed, unit)) {
      left -= drawn(seed, unit++);
    }
    this.units = unit + 1;
    this.last = (int) left;
  }

  private static int drawn(long seed, long unit) {
    if (unit == 0) {
      return LONGEST;
    }
    double drawn =
        SHORTEST * StrictMath.pow(1 - new Draw(seed ^ 0x64656570L, unit).uniform(), -1 / TAIL);
    return (int) Math.min(LONGEST, drawn);
  }

  private int length(long unit) {
    return unit == units - 1 ? last : drawn(seed, unit);
  }

  @Override
  public long units() {
    return units;
  }

  @Override
  public List<Trace> unit(long index) {
    Draw draw = new Draw(seed, index);
    double micros =
        MixedScenario.START_MICROS
            + draw.uniform(0, MixedScenario.DAYS - ROOM_DAYS) * Draft.MICROS_PER_DAY;
    List<Trace> chain = new ArrayList<>();
    for (int place = 0; place < length(index); place++) {
      Draft draft =
          new Draft(
              id(index, place),
              draw.below(people),
              place == 0 ? Kind.POST : Kind.REPOST,
              (long) micros,
              List.of("deep"));
      draft.author = Names.account(draft.person);
      draft.parent = place == 0 ? null : Long.toString(id(index, place - 1));
      chain.add(draft.trace("weibo"));
      micros += 1 + draw.exponential(MEAN_STEP_SECONDS) * 1e6;
    }
    return chain;
  }

  private static long id(long unit, int place) {
    return unit * 2 * LONGEST + place + 1;
  }

  @Override
  public long campaigns() {
    return 0;
  }

  @Override
  public Truth truth(long campaign) {
    throw new IndexOutOfBoundsException("deep plants no profile");
  }

  @Override
  public long cascades() {
    return units;
  }

  @Override
  public CascadeTruth cascade(long index) {
    return CascadeTruth.chain(Long.toString(id(index, 0)), length(index));
  }
}
