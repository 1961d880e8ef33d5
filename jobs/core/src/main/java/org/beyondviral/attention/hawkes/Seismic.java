package org.beyondviral.attention.hawkes;

/**
 * SEISMIC: how infectious a cascade is now, and how large it will grow, from times and audiences.
 *
 * <p>λ(t) = p(t) Σ n_i φ(t − t_i), n_i the audience of the i-th trace; φ is c up to s₀ = 300 s and
 * c (s/s₀)^−(1+θ) after, with θ = 0.2314843 and c = 0.0006265725 such that its area is 1. All times
 * are in seconds.
 *
 * <p>Source: Zhao, Erdogdu, He, Rajaraman & Leskovec (2015), SEISMIC: a self-exciting point process
 * model for predicting tweet popularity, KDD.
 */
public final class Seismic {
  private static final double CONSTANT_SECONDS = 300;
  private static final double THETA = 0.2314843;
  private static final double HEIGHT = 0.0006265725;

  private Seismic() {}

  /** φ: density of the delay until a follower reacts. */
  public static double kernel(double delay) {
    return delay < 0 ? 0 : HEIGHT * Math.pow(Math.max(1, delay / CONSTANT_SECONDS), -(1 + THETA));
  }

  /** ∫ φ from 0 to that delay. */
  public static double reached(double delay) {
    double flat = HEIGHT * Math.min(delay, CONSTANT_SECONDS);
    return delay <= CONSTANT_SECONDS
        ? flat
        : flat
            + HEIGHT * CONSTANT_SECONDS * (1 - Math.pow(delay / CONSTANT_SECONDS, -THETA)) / THETA;
  }

  /**
   * p: traces of the window over the followers who were reached in it, both weighted by 1 − age /
   * window. The first trace is the original and counts as no reaction.
   *
   * @param times ascending; the first is the original
   * @param now not before the last
   */
  public static double infectiousness(
      double[] times, double[] audiences, double now, double window) {
    double reactions = 0;
    double exposed = 0;
    for (int i = 0; i < times.length; i++) {
      double age = now - times[i];
      if (i > 0) {
        reactions += Math.max(0, 1 - age / window);
      }
      double from = Math.max(0, age - window);
      exposed +=
          audiences[i]
              * ((1 - age / window) * (reached(age) - reached(from))
                  + (firstMoment(age) - firstMoment(from)) / window);
    }
    return exposed == 0 ? 0 : reactions / exposed;
  }

  /**
   * Traces to be expected in all: R + p (N − N_e) / (1 − p n), N all followers so far, N_e those
   * reached by now, n the mean audience of those who react.
   *
   * @return infinite when p n is 1 or more
   */
  public static double finalSize(
      double[] times, double[] audiences, double now, double infectiousness, double meanAudience) {
    double unreached = 0;
    for (int i = 0; i < times.length; i++) {
      unreached += audiences[i] * (1 - reached(now - times[i]));
    }
    double branching = infectiousness * meanAudience;
    return branching >= 1
        ? Double.POSITIVE_INFINITY
        : times.length - 1 + infectiousness * unreached / (1 - branching);
  }

  /** ∫ s φ(s) ds from 0 to that delay. */
  private static double firstMoment(double delay) {
    double flat = Math.min(delay, CONSTANT_SECONDS);
    double sum = HEIGHT * flat * flat / 2;
    return delay <= CONSTANT_SECONDS
        ? sum
        : sum
            + HEIGHT
                * CONSTANT_SECONDS
                * CONSTANT_SECONDS
                * (Math.pow(delay / CONSTANT_SECONDS, 1 - THETA) - 1)
                / (1 - THETA);
  }
}
