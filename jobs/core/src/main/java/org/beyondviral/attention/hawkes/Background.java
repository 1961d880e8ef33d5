package org.beyondviral.attention.hawkes;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.util.FastMath;
import org.jspecify.annotations.Nullable;

/**
 * A background of one or more pieces, of which each but the first begins with an event, so that it
 * may jump there.
 */
final class Background {
  /** A piece of fewer distinct times tells no rise. */
  static final int LEAST_EVENTS = 10;

  private final Events events;
  private final List<Piece> pieces;
  private final double[] rates;
  private final double[] nothing;

  private Background(Events events, List<Piece> pieces) {
    this.events = events;
    this.pieces = pieces;
    this.rates = new double[events.size()];
    this.nothing = new double[events.size()];
    pieces.forEach(piece -> piece.fit(nothing));
  }

  /** One piece. */
  static Background whole(Events events) {
    return new Background(events, List.of(new Piece(events, 0, events.size(), 0, events.length())));
  }

  /**
   * The likeliest backgrounds without excitation of 1, 2, 3 … pieces: each has the cut more than
   * the one before that gains the most, of the likeliest change of level in every piece.
   */
  static List<Background> refined(Events events, int most) {
    List<Background> all = new ArrayList<>();
    Background last = whole(events);
    while (last != null && all.size() < most) {
      all.add(last);
      last = last.cut();
    }
    return all;
  }

  private @Nullable Background cut() {
    double most = 0;
    @Nullable List<Piece> best = null;
    for (int k = 0; k < pieces.size(); k++) {
      int cut = pieces.get(k).likeliestCut(LEAST_EVENTS);
      if (cut < 0) {
        continue;
      }
      Piece[] halves = pieces.get(k).cut(cut);
      double gain = -pieces.get(k).value();
      for (Piece half : halves) {
        half.fit(nothing);
        gain += half.value();
      }
      if (gain > most) {
        most = gain;
        best = new ArrayList<>(pieces);
        best.set(k, halves[0]);
        best.add(k + 1, halves[1]);
      }
    }
    return best == null ? null : new Background(events, best);
  }

  /** The likeliest course, given what earlier events excite at each. */
  Course fit(double[] excited) {
    double outside = 0;
    for (Piece piece : pieces) {
      piece.fit(excited);
      piece.fill(rates);
      outside += piece.expected();
    }
    return new Course(rates, outside);
  }

  /** The process of that background alone. */
  HawkesFit unexcited() {
    Course course = fit(nothing);
    double summed = 0;
    double value = 0;
    for (int i = 0; i < rates.length; i++) {
      summed += events.count(i) * course.rates()[i];
    }
    for (Piece piece : pieces) {
      value += piece.value();
    }
    double n = events.explained();
    return new HawkesFit(
        Kernel.NONE,
        pieces(),
        parameters(),
        events,
        new double[] {FastMath.log(n / events.length())},
        value,
        true,
        new double[][] {{1 / n}},
        summed,
        steadiness());
  }

  /**
   * How long the background stays much the same: of the last fit, the time of a piece over 1 + |its
   * rise in ln μ|, as events from outside meet it (their harmonic mean).
   */
  double steadiness() {
    double changes = 0;
    double outside = 0;
    for (Piece piece : pieces) {
      changes += piece.expected() * piece.changes();
      outside += piece.expected();
    }
    return outside / changes;
  }

  int pieces() {
    return pieces.size();
  }

  /** A height and a rise each, and where each but the first begins. */
  int parameters() {
    return 3 * pieces.size() - 1;
  }
}
