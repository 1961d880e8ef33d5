package org.beyondviral.attention.decay;

import org.beyondviral.attention.fit.LogSum;
import org.beyondviral.attention.fit.Objective;
import org.hipparchus.util.FastMath;

/**
 * A fast and a slow exponential.
 *
 * <p>Candia's law is S(t) ∝ (p − q) e^−(p+r)t + r e^−qt: attention is lost at rate p, turns from
 * talk into memory at rate r, and memory is lost at rate q. Every mixture of two falling
 * exponentials is one, with p + r the fast rate and q the slow.
 *
 * <p>Source: Candia, Jara-Figueroa, Rodriguez-Sickert, Barabási & Hidalgo (2019), Nature Human
 * Behaviour 3.
 *
 * @param fast rate of the fast part
 * @param slow rate of the slow part, lower
 * @param slowShare share of the slow part in all traces of the window
 * @param window length of the window
 */
public record Biexponential(double fast, double slow, double slowShare, double window) {
  /** The law at a point of the search: ln slow, ln(fast / slow), log-odds of the slow share. */
  static Biexponential of(double[] point, int bins) {
    double slow = FastMath.exp(point[0]);
    return new Biexponential(
        slow * FastMath.exp(point[1]), slow, 1 / (1 + FastMath.exp(-point[2])), bins);
  }

  /** r: w q (a − q) / ((1 − w) a + w q), a = p + r, w the slow part's share of the area to ∞. */
  public double coupling() {
    double share = lastingShare();
    return share * slow * (fast - slow) / ((1 - share) * fast + share * slow);
  }

  /** p. */
  public double communicative() {
    return fast - coupling();
  }

  /** q. */
  public double cultural() {
    return slow;
  }

  /**
   * When the fast part no longer falls faster than the slow: ln[(p + r)(p − q) / r q] / (p + r −
   * q); 0 where it never did.
   */
  public double criticalTime() {
    double share = lastingShare();
    double ratio = (1 - share) * fast * fast / (share * slow * slow);
    return Math.max(0, FastMath.log(ratio) / (fast - slow));
  }

  /** Share of the slow part were the window endless. */
  public double lastingShare() {
    double slowArea = slowShare / -FastMath.expm1(-slow * window);
    double fastArea = (1 - slowShare) / -FastMath.expm1(-fast * window);
    return slowArea / (slowArea + fastArea);
  }

  /** −Σ n_i ln p_i of a tail, p_i the mixture of the two parts' shares of bin i, with its slope. */
  static final class Likelihood implements Objective {
    private final PostPeak tail;
    private final double traces;
    private final double waited;

    Likelihood(PostPeak tail) {
      ExponentialTail sums = ExponentialTail.of(tail);
      this.tail = tail;
      this.traces = sums.traces();
      this.waited = sums.waited();
    }

    @Override
    public double at(double[] point, double[] slope) {
      int bins = tail.bins();
      Biexponential law = Biexponential.of(point, bins);
      double fastFirst =
          (1 - law.slowShare) * FastMath.expm1(-law.fast) / FastMath.expm1(-law.fast * bins);
      double slowFirst =
          law.slowShare * FastMath.expm1(-law.slow) / FastMath.expm1(-law.slow * bins);
      double excess = fastFirst / slowFirst;
      double kept = FastMath.exp(-(law.fast - law.slow));
      LogSum logs = new LogSum();
      logs.add(traces, slowFirst);
      double slow = 0;
      double slowWaited = 0;
      for (int i = 0; i < bins; i++) {
        double count = tail.count(i);
        if (count > 0) {
          double both = 1 + excess;
          logs.add(count, both);
          slow += count / both;
          slowWaited += count / both * i;
        }
        excess *= kept;
      }
      double bySlow =
          law.slow * (slow * ExponentialTail.firstShareByRate(law.slow, bins) - slowWaited);
      double byFast =
          law.fast
              * ((traces - slow) * ExponentialTail.firstShareByRate(law.fast, bins)
                  - (waited - slowWaited));
      slope[0] = -(bySlow + byFast);
      slope[1] = -byFast;
      slope[2] = traces * law.slowShare - slow;
      return law.slow * waited - logs.value();
    }
  }
}
