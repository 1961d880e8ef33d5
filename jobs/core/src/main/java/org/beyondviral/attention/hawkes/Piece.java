package org.beyondviral.attention.hawkes;

import org.beyondviral.attention.fit.LogSum;
import org.hipparchus.util.FastMath;

/**
 * A stretch of the background whose rate rises or falls exponentially: ln μ(t) = a + b s, s from
 * −1/2 at its beginning to 1/2 at its end.
 *
 * <p>Given what earlier events excite at each, the likeliest a and b are found by Newton's method;
 * where the likelihood is not curved enough for that, by the curvature it would have if it were
 * known which events came from outside. Cost: O(n) a step.
 */
final class Piece {
  private static final int ROUNDS = 50;
  private static final int HALVINGS = 20;
  private static final double GAIN = 1e-11;

  /** From a gain so small, one step of Newton's method leaves a difference that is rounding. */
  private static final double NEWTON_GAIN = 1e-7;

  private static final double LONGEST_STEP = 3;
  private static final double STEEPEST = 500;

  /** Least share of its events that come from outside. */
  private static final double LEAST_SHARE = 1e-6;

  /** A share so small is not searched on from, but anew. */
  private static final double FORGOTTEN = 0.01;

  /** Least share of the curvature, were it known which events came from outside. */
  private static final double CURVED = 0.02;

  /** Differences of likelihoods that are rounding. */
  private static final double SLACK = 1e-9;

  private final Events events;
  private final int first;
  private final int end;
  private final double from;
  private final double width;
  private final double counts;
  private final double[] within;
  private double height;
  private double rise;
  private double value;

  /**
   * @param first its first event
   * @param end the event after its last
   * @param from when it begins
   * @param to when it ends
   */
  Piece(Events events, int first, int end, double from, double to) {
    this.events = events;
    this.first = first;
    this.end = end;
    this.from = from;
    this.width = to - from;
    double counted = 0;
    for (int i = first; i < end; i++) {
      counted += events.count(i);
    }
    this.counts = counted;
    this.within = new double[end - first];
    for (int i = first; i < end; i++) {
      within[i - first] = (events.time(i) - from) / width - 0.5;
    }
    restart();
  }

  /** As if that share of its events came from outside; the rise is that of their mean time. */
  private void begin(double share) {
    double mean = 0;
    for (int i = first; i < end; i++) {
      mean += events.count(i) * within[i - first] / counts;
    }
    double late = Math.max(1 / STEEPEST, 0.5 - Math.abs(mean));
    rise = Math.signum(mean) * (1 / late - 2);
    height = FastMath.log(share * counts / (width * area(rise)));
  }

  /** Forgets what was found. */
  void restart() {
    begin(1);
  }

  /**
   * Finds the likeliest height and rise, from those of the last time: where there are several
   * maxima, as a kernel moves, the background stays at one.
   */
  void fit(double[] excited) {
    if (expected() < FORGOTTEN * counts) {
      begin(0.5);
    }
    State found = climbed(excited);
    rise = found.isTop() ? found.risen(1) : found.rise;
    height = found.isTop() ? found.raised(1, rise) : found.height;
    value = found.isTop() ? found.value + found.gain : found.value;
  }

  private State climbed(double[] excited) {
    State now = new State(height, rise, excited);
    for (int round = 0; round < ROUNDS && !now.isTop(); round++) {
      double longest = Math.max(Math.abs(now.up), Math.abs(now.along) / 4);
      double fraction = Math.min(1, LONGEST_STEP / longest);
      State next = now.moved(fraction, excited);
      for (int halving = 0; halving < HALVINGS && !(next.value >= now.value); halving++) {
        fraction /= 2;
        next = now.moved(fraction, excited);
      }
      if (!(next.value >= now.value - SLACK) || next.isAt(now)) {
        break;
      }
      now = next;
    }
    return now;
  }

  /** The likelihood at one height and rise, and the step from there. */
  private final class State {
    private final double height;
    private final double rise;
    private final double value;
    private final double up;
    private final double along;
    private final double gain;
    private final double enough;

    private State(double height, double rise, double[] excited) {
      this.height = height;
      this.rise = rise;
      double scale = FastMath.exp(height) * width;
      double area = area(rise);
      double moment = moment(rise, area);
      double hh = scale * area;
      double hr = scale * moment;
      double rr = scale * second(rise, area, moment);
      double byHeight = -hh;
      double byRise = -hr;
      double hhLess = 0;
      double hrLess = 0;
      double rrLess = 0;
      double expected = hh;
      LogSum logs = new LogSum();
      for (int i = first; i < end; i++) {
        double count = events.count(i);
        if (count > 0) {
          double s = within[i - first];
          double rate = FastMath.exp(height + rise * s);
          double all = rate + excited[i];
          double chance = rate / all;
          double certain = count * chance;
          double mixed = certain * (1 - chance);
          byHeight += certain;
          byRise += certain * s;
          hhLess += mixed;
          hrLess += mixed * s;
          rrLess += mixed * s * s;
          logs.add(count, all);
        }
      }
      this.value = logs.value() - expected;
      double det = (hh - hhLess) * (rr - rrLess) - (hr - hrLess) * (hr - hrLess);
      boolean curved = hh - hhLess > CURVED * hh && det > CURVED * CURVED * (hh * rr - hr * hr);
      if (curved) {
        hh -= hhLess;
        hr -= hrLess;
        rr -= rrLess;
      } else {
        det = hh * rr - hr * hr;
      }
      this.up = (rr * byHeight - hr * byRise) / det;
      this.along = (hh * byRise - hr * byHeight) / det;
      this.gain = (up * byHeight + along * byRise) / 2;
      this.enough = curved ? NEWTON_GAIN : GAIN;
    }

    private State moved(double fraction, double[] excited) {
      double nextRise = risen(fraction);
      return new State(raised(fraction, nextRise), nextRise, excited);
    }

    private double risen(double fraction) {
      return Math.max(-STEEPEST, Math.min(STEEPEST, rise + fraction * along));
    }

    private double raised(double fraction, double nextRise) {
      double lowest = FastMath.log(LEAST_SHARE * counts / (width * area(nextRise)));
      return Math.max(lowest, height + fraction * up);
    }

    /** Whether one more step ends at the top, but for rounding. */
    private boolean isTop() {
      return gain <= enough;
    }

    private boolean isAt(State other) {
      return height == other.height && rise == other.rise;
    }
  }

  /** ln of the likelihood of its events. */
  double value() {
    return value;
  }

  /** Events to be expected in it from outside. */
  double expected() {
    return FastMath.exp(height) * width * area(rise);
  }

  /**
   * How often it changes in a mean distance: once in all, and once for each factor e of its rate.
   */
  double changes() {
    return (1 + Math.abs(rise)) / width;
  }

  /** Writes the rates at its events. */
  void fill(double[] rates) {
    for (int i = first; i < end; i++) {
      rates[i] = FastMath.exp(height + rise * within[i - first]);
    }
  }

  /**
   * The event before which a change of level is the likeliest, given the rise and that nothing is
   * excited; at least so many events from either end; -1 for none.
   */
  int likeliestCut(int margin) {
    double before = 0;
    double most = 0;
    int best = -1;
    for (int i = first; i < end; i++) {
      if (i >= first + margin && i <= end - margin && before > 0 && before < counts) {
        double share = passed(within[i - first]) / area(rise);
        double after = counts - before;
        double gain =
            before * FastMath.log(before / (counts * share))
                + after * FastMath.log(after / (counts * (1 - share)));
        if (gain > most) {
          most = gain;
          best = i;
        }
      }
      before += events.count(i);
    }
    return best;
  }

  /** The event that ends its longest silence, as far from either end; -1 for none. */
  int longestSilence(int margin) {
    int best = -1;
    for (int i = first + margin; i <= end - margin; i++) {
      if (best < 0 || events.gap(i - 1) > events.gap(best - 1)) {
        best = i;
      }
    }
    return best;
  }

  /** The two pieces that a cut before that event leaves. */
  Piece[] cut(int event) {
    double at = events.time(event);
    return new Piece[] {
      new Piece(events, first, event, from, at), new Piece(events, event, end, at, from + width)
    };
  }

  /** ∫ e^bs from −1/2 to s, b the rise. */
  private double passed(double s) {
    return Math.abs(rise) < 1e-6
        ? s + 0.5
        : FastMath.exp(-rise / 2) * FastMath.expm1(rise * (s + 0.5)) / rise;
  }

  /** ∫ e^bs over the piece. */
  private static double area(double b) {
    return Math.abs(b) < 0.05 ? 1 + b * b / 24 : 2 * FastMath.sinh(b / 2) / b;
  }

  /** ∫ s e^bs over the piece. */
  private static double moment(double b, double area) {
    return Math.abs(b) < 0.05 ? b / 12 + b * b * b / 480 : (FastMath.cosh(b / 2) - area) / b;
  }

  /** ∫ s² e^bs over the piece. */
  private static double second(double b, double area, double moment) {
    return Math.abs(b) < 0.05 ? 1.0 / 12 + b * b / 160 : area / 4 - 2 * moment / b;
  }
}
