package org.beyondviral.attention.hawkes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.beyondviral.attention.fit.Bic;
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
  private final double unexcitedValue;

  /** Of pieces that are the likeliest where nothing is excited. */
  private Background(Events events, List<Piece> pieces) {
    this.events = events;
    this.pieces = pieces;
    this.unexcitedValue = value();
  }

  /** One piece. */
  static Background whole(Events events) {
    Piece piece = new Piece(events, 0, events.size(), 0, events.length());
    piece.fit(new double[events.size()]);
    return new Background(events, List.of(piece));
  }

  /**
   * The likeliest backgrounds without excitation of 1, 2, 3 … pieces: each has the cut more than
   * the one before that gains the most. Every piece may be cut where a change of level is the
   * likeliest, or at the end of its longest silence.
   */
  static List<Background> refined(Events events, int most) {
    List<Background> all = new ArrayList<>();
    Map<Piece, Optional<Cut>> cuts = new HashMap<>();
    @Nullable Background last = whole(events);
    while (last != null && all.size() < most) {
      all.add(last);
      last = last.cut(cuts);
    }
    return all;
  }

  /** The two pieces that a cut leaves, and what it gains. */
  private record Cut(Piece before, Piece after, double gain) {}

  private @Nullable Background cut(Map<Piece, Optional<Cut>> known) {
    @Nullable Cut best = null;
    int at = 0;
    for (int k = 0; k < pieces.size(); k++) {
      Cut cut = known.computeIfAbsent(pieces.get(k), this::cut).orElse(null);
      if (cut != null && (best == null || cut.gain() > best.gain())) {
        best = cut;
        at = k;
      }
    }
    if (best == null) {
      return null;
    }
    List<Piece> next = new ArrayList<>(pieces);
    next.set(at, best.before());
    next.add(at + 1, best.after());
    return new Background(events, next);
  }

  private Optional<Cut> cut(Piece piece) {
    double[] nothing = new double[events.size()];
    return IntStream.of(piece.likeliestCut(LEAST_EVENTS), piece.longestSilence(LEAST_EVENTS))
        .filter(event -> event > 0)
        .distinct()
        .mapToObj(
            event -> {
              Piece[] halves = piece.cut(event);
              double gain = -piece.value();
              for (Piece half : halves) {
                half.fit(nothing);
                gain += half.value();
              }
              return new Cut(halves[0], halves[1], gain);
            })
        .filter(cut -> cut.gain() > 0)
        .max(Comparator.comparingDouble(Cut::gain));
  }

  /** Forgets the last fit, from which the next would begin. */
  void restart() {
    pieces.forEach(Piece::restart);
  }

  /** The likeliest course, given what earlier events excite at each. */
  Course fit(double[] excited) {
    double[] rates = new double[events.size()];
    double outside = 0;
    for (Piece piece : pieces) {
      piece.fit(excited);
      piece.fill(rates);
      outside += piece.expected();
    }
    return new Course(rates, outside);
  }

  /** ln of the likelihood of the last fit, without what is expected of excitation. */
  double value() {
    return pieces.stream().mapToDouble(Piece::value).sum();
  }

  /** Schwarz's criterion of the process of that background alone. */
  double unexcitedBic() {
    return Bic.of(unexcitedValue, parameters(), events.explained());
  }

  /** The process of that background alone. */
  HawkesFit unexcited() {
    Course course = fit(new double[events.size()]);
    double summed = 0;
    for (int i = 0; i < course.rates().length; i++) {
      summed += events.count(i) * course.rates()[i];
    }
    double n = events.explained();
    return new HawkesFit(
        Kernel.NONE,
        pieces(),
        parameters(),
        events,
        new double[] {FastMath.log(n / events.length())},
        unexcitedValue,
        true,
        new double[][] {{1 / n}},
        summed,
        steadiness(),
        null);
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
