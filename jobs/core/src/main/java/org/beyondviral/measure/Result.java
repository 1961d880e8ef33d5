package org.beyondviral.measure;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a measure came to.
 *
 * @param status ok exactly when there is a value
 * @param value a finite number
 * @param low lower end of its interval, where one is known
 * @param high upper end of its interval, where one is known
 */
public record Result(
    Status status, @Nullable Double value, @Nullable Double low, @Nullable Double high) {
  public static final Result UNDEFINED = new Result(Status.UNDEFINED, null, null, null);
  public static final Result INSUFFICIENT = new Result(Status.INSUFFICIENT, null, null, null);
  public static final Result CENSORED = new Result(Status.CENSORED, null, null, null);
  public static final Result NOT_CONVERGED = new Result(Status.NOT_CONVERGED, null, null, null);

  public Result {
    if ((status == Status.OK) != (value != null)) {
      throw new IllegalArgumentException("status " + status + " with value " + value);
    }
    if (value != null && !Double.isFinite(value)) {
      throw new IllegalArgumentException("value " + value);
    }
    if (low != null && high != null && value != null && !(low <= value && value <= high)) {
      throw new IllegalArgumentException(value + " outside of " + low + " to " + high);
    }
  }

  public static Result ok(double value) {
    return new Result(Status.OK, value, null, null);
  }

  public static Result count(long value) {
    return ok((double) value);
  }

  /** The value with an interval that holds it; an end that is not finite is not known. */
  public static Result between(double low, double value, double high) {
    return new Result(
        Status.OK, value, Double.isFinite(low) ? low : null, Double.isFinite(high) ? high : null);
  }

  /** The value, or undefined for an empty one. */
  public static Result of(OptionalDouble value) {
    return value.isPresent() ? ok(value.getAsDouble()) : UNDEFINED;
  }

  /** The value, or undefined for null. */
  public static Result of(@Nullable Double value) {
    return value == null ? UNDEFINED : ok(value);
  }

  /** Part over whole; insufficient when the whole is nothing. */
  public static Result share(long part, long whole) {
    return whole == 0 ? INSUFFICIENT : ok((double) part / whole);
  }
}
