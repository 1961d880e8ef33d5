package org.beyondviral.measure;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is costly to make and made at most once, when first asked for; for one thread. */
final class Once<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  Once(Supplier<T> maker) {
    this.maker = maker;
  }

  T get() {
    T value = made;
    if (value == null) {
      value = maker.get();
      made = value;
    }
    return value;
  }
}
