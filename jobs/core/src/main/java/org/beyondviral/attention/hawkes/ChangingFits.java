package org.beyondviral.attention.hawkes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Processes whose background changes, so that attention from outside that rises, falls or comes in
 * shocks does not count as excitation.
 *
 * <p>The background has up to {@value #MOST_PIECES} pieces, each an exponential rise or fall, cut
 * where the events would change the most if none excited another. How many there are is told for
 * each kernel by Schwarz's criterion, three parameters a piece, a constant background among them;
 * with excitation, of 1, 2, 4 … pieces. The power law and the marks take those of the exponential.
 *
 * <p>Source: Filimonov & Sornette (2015), Quantitative Finance 15(8), for what a constant
 * background does; Wheatley, Wehrli & Sornette (2019), Quantitative Finance 19(7), let it change.
 * The pieces are this study's own. Cost: O(n) a step, some two hundred steps.
 */
final class ChangingFits {
  static final int MOST_PIECES = 16;

  /** More pieces are not tried where some have made things so much worse. */
  private static final double HOPELESS = 20;

  private ChangingFits() {}

  /**
   * The fits; none where no change is seen.
   *
   * @param backgrounds of 1, 2, 3 … pieces
   * @param unexcited the process without excitation and with a constant background
   * @param steady that with exponential kernel and a constant background
   * @param mark power of the audience by which events excite; empty where audiences are not known
   */
  static List<HawkesFit> of(
      Events events,
      List<Background> backgrounds,
      HawkesFit unexcited,
      HawkesFit steady,
      OptionalDouble mark) {
    if (events.size() < Background.LEAST_EVENTS) {
      return List.of();
    }
    Background none =
        Collections.min(backgrounds, Comparator.comparingDouble(Background::unexcitedBic));
    if (none.unexcitedBic() >= unexcited.bic()) {
      return List.of();
    }
    List<HawkesFit> fits = new ArrayList<>(List.of(none.unexcited()));
    KernelSearch exponential = KernelSearch.exponential(events);
    HawkesFit best = steady;
    @Nullable Background chosen = null;
    int most = Math.min(backgrounds.size(), 2 * none.pieces() - 1);
    for (int pieces = 1; pieces <= most; pieces *= 2) {
      Background background = backgrounds.get(pieces - 1);
      KernelSearch.Changing next = exponential.changing(background);
      if (next.bic() < best.bic()) {
        best = next.fit();
        chosen = background;
      } else if (next.bic() > best.bic() + HOPELESS) {
        break;
      }
    }
    if (chosen == null) {
      return fits;
    }
    fits.add(best);
    fits.add(KernelSearch.powerLaw(events).changing(chosen).fit());
    if (mark.isPresent()) {
      double power = mark.getAsDouble();
      Events marked = events.marked(power);
      fits.add(KernelSearch.exponential(marked).changing(chosen).fit().marked(power));
      fits.add(KernelSearch.powerLaw(marked).changing(chosen).fit().marked(power));
    }
    return fits;
  }
}
