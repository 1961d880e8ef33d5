package org.beyondviral.generate;

import java.util.ArrayList;
import java.util.List;
import org.beyondviral.campaign.Profile;
import org.beyondviral.campaign.Truth;
import org.beyondviral.cascade.CascadeTruth;
import org.beyondviral.trace.Kind;
import org.beyondviral.trace.Trace;

/**
 * The scenario {@code skewed}: what breaks jobs that give each tag, account or cascade a task.
 *
 * <p>One tag in half of all traces, one account with 5 % of them, one star that holds a tenth of
 * them, and every other trace a cascade by itself.
 */
final class SkewedScenario implements Plan {
  static final String TAG = "everyone";

  private static final int BLOCK = 500;
  private static final int LOUD_EVERY = 20;
  private static final int TRACES_PER_PERSON = 5;
  private static final double STAR_DAYS = 60;

  private final long seed;
  private final long traces;
  private final long star;

  SkewedScenario(long seed, long traces) {
    this.seed = seed;
    this.traces = traces;
    this.star = Math.max(1, traces / 10);
  }

  @Override
  public long units() {
    return (traces + BLOCK - 1) / BLOCK;
  }

  @Override
  public List<Trace> unit(long index) {
    List<Trace> block = new ArrayList<>(BLOCK);
    for (long number = index * BLOCK; number < Math.min(traces, (index + 1) * BLOCK); number++) {
      block.add(trace(number));
    }
    return block;
  }

  /** Trace 0 is the head of the star, the next are its reposts, the rest stand alone. */
  private Trace trace(long number) {
    Draw draw = new Draw(seed, number);
    boolean inStar = number < star;
    double day =
        number == 0 ? 0 : inStar ? draw.uniform(0, STAR_DAYS) : draw.uniform(0, MixedScenario.DAYS);
    long person =
        number % LOUD_EVERY == LOUD_EVERY - 1
            ? 0
            : 1 + draw.below(Math.max(1, traces / TRACES_PER_PERSON));
    Draft draft =
        new Draft(
            number + 1,
            person,
            inStar && number > 0 ? Kind.REPOST : Kind.POST,
            MixedScenario.START_MICROS + (long) (day * Draft.MICROS_PER_DAY),
            isTagged(number) ? List.of(TAG) : List.of());
    draft.author = Names.account(person);
    draft.audience = Names.followers(seed, person);
    if (inStar && number > 0) {
      draft.parent = "1";
    }
    return draft.trace("x");
  }

  private static boolean isTagged(long number) {
    return number % 2 == 0;
  }

  @Override
  public long campaigns() {
    return 1;
  }

  @Override
  public Truth truth(long campaign) {
    long taggedOutside = (traces + 1) / 2 - (star + 1) / 2;
    return new Truth(TAG, Profile.SUSTAINED_MOVEMENT.word(), star + taggedOutside);
  }

  @Override
  public long cascades() {
    return 1;
  }

  @Override
  public CascadeTruth cascade(long index) {
    return CascadeTruth.star("1", star);
  }
}
