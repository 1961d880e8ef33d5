package org.beyondviral.generate;

import java.util.Arrays;

/** Forests whose shape has a law that can be written down. */
final class Growth {
  private Growth() {}

  /** Cascades of one size, one after another; the last may be smaller. O(traces). */
  static int[] cascades(Mechanism mechanism, int traces, int size, Draw draw) {
    int[] parent = new int[traces];
    for (int trace = 0; trace < traces; trace++) {
      int place = trace % size;
      int root = trace - place;
      parent[trace] =
          place == 0
              ? Grown.ROOT
              : switch (mechanism) {
                case RANDOM_RECURSIVE -> root + draw.below(place);
                case PREFERENTIAL -> preferred(parent, root, place, draw);
                case BROADCAST -> root;
                case GALTON_WATSON, INDEPENDENT_CASCADE, SIR, COMPLEX_CONTAGION ->
                    throw new IllegalArgumentException(mechanism + " knows no places");
              };
    }
    return parent;
  }

  /**
   * One of the traces of a cascade by 1 + its children: drawn among the traces and the parents of
   * all but the root, which are 2 place − 1 things.
   */
  private static int preferred(int[] parent, int root, int place, Draw draw) {
    int drawn = draw.below(2 * place - 1);
    return drawn < place ? root + drawn : parent[root + drawn - place + 1];
  }

  /**
   * A forest of Galton–Watson trees with Poisson offspring, given how many traces and roots it has:
   * (1 − mean) of the traces are roots, at least one. So the mean offspring is exact, up to one
   * trace.
   *
   * <p>Given their sum, Poisson offspring are multinomial. Of the cyclic shifts of such a sequence
   * exactly as many as there are roots belong to a forest; one of them is taken (the cycle lemma:
   * Dvoretzky & Motzkin 1947). O(traces).
   */
  static int[] galtonWatson(int traces, double mean, Draw draw) {
    int roots = Math.min(traces, Math.max(1, (int) Math.round((1 - mean) * traces)));
    int[] offspring = new int[traces];
    for (int child = roots; child < traces; child++) {
      offspring[draw.below(traces)]++;
    }
    int start = shift(offspring, roots, draw);
    int[] parent = new int[traces];
    Arrays.fill(parent, 0, roots, Grown.ROOT);
    int next = roots;
    for (int trace = 0; trace < traces; trace++) {
      for (int child = offspring[(start + trace) % traces]; child > 0; child--) {
        parent[next++] = trace;
      }
    }
    return parent;
  }

  /**
   * The same cascades with fewer generations: each trace that acts on another than the root acts on
   * the root instead, with the chance given, and what came through it moves up with it. How many
   * act on something, and the sizes of cascades, stay as they are. O(traces).
   */
  static int[] broadcast(int[] parent, double chance, Draw draw) {
    int[] flatter = new int[parent.length];
    int[] root = new int[parent.length];
    for (int trace = 0; trace < parent.length; trace++) {
      int above = parent[trace];
      root[trace] = above == Grown.ROOT ? trace : root[above];
      boolean moves = above != Grown.ROOT && above != root[above] && draw.chance(chance);
      flatter[trace] = moves ? root[trace] : above;
    }
    return flatter;
  }

  /**
   * Mean generation of those who act on something in large Galton–Watson forests of that mean
   * offspring, broadcast with that chance: 1 / (1 − mean (1 − chance)).
   *
   * <p>Without broadcasting, (1 − mean) mean^(k − 1) of them are k steps down. A step back to the
   * root makes their generations e(k) = 1 + (1 − chance) e(k − 1), e(1) = 1, summed over k.
   */
  static double meanGeneration(double mean, double chance) {
    return 1 / (1 - mean * (1 - chance));
  }

  private static int shift(int[] offspring, int roots, Draw draw) {
    int level = 0;
    int lowest = 0;
    for (int children : offspring) {
      level += children - 1;
      lowest = Math.min(lowest, level);
    }
    int wanted = lowest + draw.below(roots);
    level = 0;
    for (int place = 0; place < offspring.length; place++) {
      if (level == wanted) {
        return place;
      }
      level += offspring[place] - 1;
    }
    return 0;
  }
}
