package org.beyondviral.generate;

import java.util.Locale;

/**
 * How one trace leads to another. Each grows a forest of a given number of traces; the strength
 * means something else to each.
 */
enum Mechanism {
  /** Stars: everybody acts on the root. Strength: traces of a cascade. */
  BROADCAST,
  /** Each trace has Poisson many children. Strength: the mean, in the forest exactly. */
  GALTON_WATSON,
  /** Each trace acts on any before it alike. Strength: traces of a cascade. */
  RANDOM_RECURSIVE,
  /** Each trace acts on one before it, by 1 + its children. Strength: traces of a cascade. */
  PREFERENTIAL,
  /** Each follower is won once, with one chance. Strength: followers won by a trace, on average. */
  INDEPENDENT_CASCADE,
  /** As that, but who stays infectious long wins more. Strength: followers won, on average. */
  SIR,
  /** A second exposure wins far more often than the first. Strength: followers won by a first. */
  COMPLEX_CONTAGION;

  /**
   * Grows a forest; the last cascade ends where the number is reached. Linear in the traces, on a
   * graph in their followers.
   *
   * @param graph accounts to grow on; the first four need none
   */
  Grown grow(int traces, double strength, FollowerGraph graph, Draw draw) {
    return switch (this) {
      case BROADCAST, RANDOM_RECURSIVE, PREFERENTIAL ->
          new Grown(Growth.cascades(this, traces, (int) strength, draw), new long[0]);
      case GALTON_WATSON -> new Grown(Growth.galtonWatson(traces, strength, draw), new long[0]);
      case INDEPENDENT_CASCADE, SIR, COMPLEX_CONTAGION ->
          new Contagion(this, strength, graph, draw).grow(traces);
    };
  }

  /** Whether it needs to know who follows whom. */
  boolean runsOnGraph() {
    return this == INDEPENDENT_CASCADE || this == SIR || this == COMPLEX_CONTAGION;
  }

  /** The name as tables have it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
