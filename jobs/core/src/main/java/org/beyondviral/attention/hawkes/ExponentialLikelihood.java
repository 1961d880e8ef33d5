package org.beyondviral.attention.hawkes;

import org.hipparchus.util.FastMath;

/**
 * Negative log-likelihood of a process with exponential kernel, with its slope.
 *
 * <p>λ(t) = μ + n β Σ w_j e^−β(t − t_j) over earlier events. The sum A at each event follows from
 * that at the one before, A_i = e^−β(t_i − t_i−1) (A_i−1 + w_i−1), so that a step takes O(n) and no
 * memory: Σ ln λ(t_i) − μ T − n Σ w_j (1 − e^−β(T − t_j)).
 *
 * <p>Source: Ogata (1981), IEEE Transactions on Information Theory 27(1); Ozaki (1979), Annals of
 * the Institute of Statistical Mathematics 31.
 *
 * @param events times in mean distances
 */
record ExponentialLikelihood(Events events) implements HawkesLikelihood {
  /**
   * @param point ln μ, ln n, ln β
   */
  @Override
  public double at(double[] point, double[] slope) {
    double background = FastMath.exp(point[0]);
    double branching = FastMath.exp(point[1]);
    double rate = FastMath.exp(point[2]);
    double excited = 0;
    double excitedByRate = 0;
    double all = 0;
    double logs = 0;
    double byBackground = 0;
    double byBranching = 0;
    double byRate = 0;
    for (int i = 0; i < events.size(); i++) {
      double count = events.count(i);
      if (count > 0) {
        double intensity = background + branching * rate * excited;
        double share = count / intensity;
        logs += count * FastMath.log(intensity);
        byBackground += share;
        byBranching += share * rate * excited;
        byRate += share * (excited + rate * excitedByRate);
      }
      double gap = events.gap(i);
      double kept = FastMath.exp(-rate * gap);
      double now = excited + events.weight(i);
      all += events.weight(i);
      excited = kept * now;
      excitedByRate = kept * (excitedByRate - gap * now);
    }
    double length = events.length();
    slope[0] = -background * (byBackground - length);
    slope[1] = -branching * (byBranching - (all - excited));
    slope[2] = -rate * branching * (byRate + excitedByRate);
    return -(logs - background * length - branching * (all - excited));
  }

  @Override
  public double summedIntensity(double[] point) {
    double branching = FastMath.exp(point[1]);
    double rate = FastMath.exp(point[2]);
    double excited = 0;
    double sum = FastMath.exp(point[0]) * events.explained();
    for (int i = 0; i < events.size(); i++) {
      sum += events.count(i) * branching * rate * excited;
      excited = FastMath.exp(-rate * events.gap(i)) * (excited + events.weight(i));
    }
    return sum;
  }
}
