package org.beyondviral.measure;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a measure came to.
 *
 * @param status ok exactly when there is a value
 * @param value a finite number
 */
public record Result(Status status, @Nullable Double value) {
  public static final Result UNDEFINED = new Result(Status.UNDEFINED, null);
  public static final Result INSUFFICIENT = new Result(Status.INSUFFICIENT, null);
  public static final Result CENSORED = new Result(Status.CENSORED, null);

  public Result {
    if ((status == Status.OK) != (value != null)) {
      throw new IllegalArgumentException("status " + status + " with value " + value);
    }
    if (value != null && !Double.isFinite(value)) {
      throw new IllegalArgumentException("value " + value);
    }
  }

  public static Result ok(double value) {
    return new Result(Status.OK, value);
  }

  public static Result count(long value) {
    return new Result(Status.OK, (double) value);
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
