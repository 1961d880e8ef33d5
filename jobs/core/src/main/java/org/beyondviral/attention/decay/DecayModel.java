package org.beyondviral.attention.decay;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.beyondviral.attention.fit.Objective;
import org.hipparchus.util.FastMath;
import org.jspecify.annotations.Nullable;

/**
 * A law of decay: the rate of traces at a time after the peak, up to a factor. Times and rates are
 * in bins, the points that are searched in logarithms.
 */
public enum DecayModel {
  /** λ e^−λt: each moment loses the same share. */
  EXPONENTIAL(null) {
    @Override
    Objective likelihood(PostPeak tail) {
      return ExponentialTail.of(tail);
    }

    @Override
    double[][] bounds(int bins) {
      return new double[][] {{slowest(bins)}, {FASTEST}};
    }

    @Override
    double[][] starts(PostPeak tail) {
      return new double[][] {{-FastMath.log(ExponentialTail.of(tail).mean() + 0.5)}};
    }

    @Override
    Map<String, Double> parameters(double[] point, PostPeak tail) {
      return Map.of("rate_per_day", FastMath.exp(point[0]) / tail.binDays());
    }
  },

  /** t^−p, t from the middle of the peak bin (Crane & Sornette 2008). */
  POWER_LAW(null) {
    @Override
    Objective likelihood(PostPeak tail) {
      LogTime time = LogTime.of(tail);
      double[] byShape = new double[2];
      return (point, slope) -> {
        double value = time.at(0, 1 - point[0], byShape);
        slope[0] = -byShape[1];
        return value;
      };
    }

    @Override
    double[][] bounds(int bins) {
      return new double[][] {{-2}, {12}};
    }

    @Override
    double[][] starts(PostPeak tail) {
      return new double[][] {{1}};
    }

    @Override
    Map<String, Double> parameters(double[] point, PostPeak tail) {
      return Map.of("exponent", point[0]);
    }
  },

  /**
   * e^−(ln t − μ)²/2σ² / t, searched as e^(η x − κx²/2) over x = ln t, κ = 1/σ², η = μ/σ². With κ =
   * 0 it is the power law of exponent 1 − η.
   */
  LOG_NORMAL(POWER_LAW) {
    @Override
    Objective likelihood(PostPeak tail) {
      LogTime time = LogTime.of(tail);
      return (point, slope) -> {
        double precision = FastMath.exp(point[0]);
        double value = time.at(precision, point[1], slope);
        slope[0] *= precision;
        return value;
      };
    }

    @Override
    double[][] bounds(int bins) {
      return new double[][] {{FastMath.log(1e-4), -40}, {FastMath.log(16), 40}};
    }

    @Override
    double[][] starts(PostPeak tail) {
      return new double[][] {{FastMath.log(0.05), 0}, {FastMath.log(0.5), 0.5}};
    }

    @Override
    Map<String, Double> parameters(double[] point, PostPeak tail) {
      double precision = FastMath.exp(point[0]);
      return map(
          "mu_log_days",
          point[1] / precision + FastMath.log(tail.binDays()),
          "sigma_log_days",
          1 / Math.sqrt(precision));
    }
  },

  /**
   * A fast and a slow exponential: talk of the day, and what stays remembered (Candia et al. 2019).
   * Searched as slow rate, ratio of the rates, and log-odds of the slow part's share of the window;
   * the ratio goes as far as the fastest beside the slowest.
   */
  BIEXPONENTIAL(EXPONENTIAL) {
    @Override
    Objective likelihood(PostPeak tail) {
      return new Biexponential.Likelihood(tail);
    }

    @Override
    double[][] bounds(int bins) {
      double slowest = slowest(bins);
      return new double[][] {{slowest, FastMath.log(1.5), -7}, {FASTEST, FASTEST - slowest, 7}};
    }

    @Override
    double[][] starts(PostPeak tail) {
      double rate = -FastMath.log(ExponentialTail.of(tail).mean() + 0.5);
      double[][] starts = new double[6][];
      for (int i = 0; i < starts.length; i++) {
        double ratio = new double[] {4, 16, 64}[i / 2];
        double odds = i % 2 == 0 ? -1 : 1;
        starts[i] = new double[] {rate - FastMath.log(ratio) / 2, FastMath.log(ratio), odds};
      }
      return starts;
    }

    @Override
    Map<String, Double> parameters(double[] point, PostPeak tail) {
      Biexponential law = Biexponential.of(point, tail.bins());
      double day = tail.binDays();
      return map(
          "fast_per_day", law.fast() / day,
          "slow_per_day", law.slow() / day,
          "slow_share", law.slowShare(),
          "p_per_day", law.communicative() / day,
          "q_per_day", law.cultural() / day,
          "r_per_day", law.coupling() / day,
          "critical_days", law.criticalTime() * day);
    }
  };

  /** A half-life of a thirtieth of a bin. */
  private static final double FASTEST = FastMath.log(20);

  private final @Nullable DecayModel simpler;

  DecayModel(@Nullable DecayModel simpler) {
    this.simpler = simpler;
  }

  /** The negative log-likelihood of a tail as a function of the point searched. */
  abstract Objective likelihood(PostPeak tail);

  /** Least and greatest value of each parameter. */
  abstract double[][] bounds(int bins);

  /** Points to search from. */
  abstract double[][] starts(PostPeak tail);

  /** What the point means, with units in the names. */
  abstract Map<String, Double> parameters(double[] point, PostPeak tail);

  /** The model with fewer parameters that this one contains; null for none. */
  public @Nullable DecayModel simpler() {
    return simpler;
  }

  /** The name in tables: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A half-life of twenty times the window. */
  private static double slowest(int bins) {
    return FastMath.log(FastMath.log(2) / (20.0 * bins));
  }

  private static Map<String, Double> map(Object... entries) {
    Map<String, Double> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], (Double) entries[i + 1]);
    }
    return map;
  }
}
