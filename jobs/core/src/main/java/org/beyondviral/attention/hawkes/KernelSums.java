package org.beyondviral.attention.hawkes;

import org.beyondviral.attention.fit.LogSum;

/**
 * What a kernel of area 1 adds up to over earlier events, which is what they excite for n = 1.
 *
 * @param at at each event: Σ w_j φ(t_i − t_j)
 * @param inWindow until the end of the window: Σ w_j ∫ φ
 * @param atByShape slopes of the first by the kernel's shape, each at all events
 * @param inWindowByShape slopes of the second
 */
@SuppressWarnings("ArrayRecordComponent") // read, never written
record KernelSums(double[] at, double inWindow, double[][] atByShape, double[] inWindowByShape) {

  /** What is excited at each event for that n. */
  double[] excited(double branching) {
    double[] excited = at.clone();
    for (int i = 0; i < excited.length; i++) {
      excited[i] *= branching;
    }
    return excited;
  }

  /**
   * The negative log-likelihood: ∫ λ − Σ ln λ(t_i), λ the background times a factor and n times the
   * sums.
   *
   * @param slope receives its slope by ln of the factor, by ln n and by the shape
   */
  double negativeLogLikelihood(
      Events events, Course background, double factor, double branching, double[] slope) {
    LogSum logs = new LogSum();
    double outsides = 0;
    double insides = 0;
    double[] each = new double[at.length];
    for (int i = 0; i < each.length; i++) {
      double count = events.count(i);
      if (count > 0) {
        double outside = factor * background.rates()[i];
        double inside = branching * at[i];
        double intensity = outside + inside;
        logs.add(count, intensity);
        each[i] = count / intensity;
        outsides += each[i] * outside;
        insides += each[i] * inside;
      }
    }
    slope[0] = factor * background.outside() - outsides;
    slope[1] = branching * inWindow - insides;
    for (int p = 0; p < atByShape.length; p++) {
      double sum = 0;
      for (int i = 0; i < each.length; i++) {
        sum += each[i] * atByShape[p][i];
      }
      slope[2 + p] = branching * (inWindowByShape[p] - sum);
    }
    return factor * background.outside() + branching * inWindow - logs.value();
  }
}
