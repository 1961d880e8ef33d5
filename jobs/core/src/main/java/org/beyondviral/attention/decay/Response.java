package org.beyondviral.attention.decay;

import java.util.Locale;

/**
 * How a crowd with a memory of exponent 1 + θ responds: what the exponent of its decay tells.
 *
 * <p>Each class is the one whose exponent is nearest, for the θ = {@value #THETA} that was measured
 * on videos. A shock that is hardly passed on falls as memory does; one that the crowd takes up
 * falls more slowly; attention that grew by itself more slowly still.
 *
 * <p>Source: Crane & Sornette (2008), PNAS 105(41).
 */
public enum Response {
  /** Exponent 1 + θ. */
  EXOGENOUS_SUBCRITICAL(1),
  /** Exponent 1 − θ. */
  EXOGENOUS_CRITICAL(-1),
  /** Exponent 1 − 2θ. */
  ENDOGENOUS_CRITICAL(-2);

  private static final double THETA = 0.4;

  private final int multiple;

  Response(int multiple) {
    this.multiple = multiple;
  }

  /** The class whose exponent is nearest. */
  public static Response of(double exponent) {
    Response nearest = EXOGENOUS_SUBCRITICAL;
    for (Response each : values()) {
      nearest =
          Math.abs(exponent - each.exponent()) < Math.abs(exponent - nearest.exponent())
              ? each
              : nearest;
    }
    return nearest;
  }

  /** The exponent that the class decays with. */
  public double exponent() {
    return 1 + multiple * THETA;
  }

  /** The class as written in tables: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
