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
   * @param point ln of a factor of the background, ln n, ln β
   */
  @Override
  public double at(Course background, double[] point, double[] slope) {
    double factor = FastMath.exp(point[0]);
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
        double outside = factor * background.rates()[i];
        double intensity = outside + branching * rate * excited;
        double share = count / intensity;
        logs += count * FastMath.log(intensity);
        byBackground += share * outside;
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
    double outside = factor * background.outside();
    slope[0] = -(byBackground - outside);
    slope[1] = -branching * (byBranching - (all - excited));
    slope[2] = -rate * branching * (byRate + excitedByRate);
    return -(logs - outside - branching * (all - excited));
  }

  @Override
  public void excitation(double[] shape, double[] sums) {
    double rate = FastMath.exp(shape[0]);
    double excited = 0;
    for (int i = 0; i < events.size(); i++) {
      sums[i] = rate * excited;
      excited = FastMath.exp(-rate * events.gap(i)) * (excited + events.weight(i));
    }
  }
}
