package org.beyondviral.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as a reader wants them: few digits, true minus signs, no false zero. */
final class Numbers {
  static final String NONE = "–";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Numbers() {}

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** The count with its noun, which gets an s unless there is one. */
  static String count(long value, String noun) {
    return count(value) + " " + (value == 1 ? noun : noun + "s");
  }

  /** Three significant digits or so; a dash for none. */
  static String value(@Nullable Double value) {
    if (value == null || value.isNaN()) {
      return NONE;
    }
    double size = Math.abs(value);
    if (size >= 100 || value == Math.rint(value)) {
      return minus(String.format(Locale.ROOT, "%,.0f", value));
    }
    if (size >= 10) {
      return minus(String.format(Locale.ROOT, "%.1f", value));
    }
    if (size >= 0.095) {
      return minus(String.format(Locale.ROOT, "%.2f", value));
    }
    return minus(
        new BigDecimal(value).round(new MathContext(2, RoundingMode.HALF_EVEN)).toPlainString());
  }

  /** An effect between -1 and 1, always with its sign. */
  static String effect(@Nullable Double value) {
    if (value == null) {
      return NONE;
    }
    String text = String.format(Locale.ROOT, "%+.2f", value);
    return minus(text.equals("+0.00") || text.equals("-0.00") ? "0.00" : text);
  }

  static String interval(@Nullable Double low, @Nullable Double high) {
    return low == null || high == null ? "" : "[" + effect(low) + ", " + effect(high) + "]";
  }

  /** A p or q: three decimals, never a zero. */
  static String probability(@Nullable Double value) {
    if (value == null) {
      return NONE;
    }
    return value < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", value);
  }

  /** Part of a whole in per cent; nothing but none is 0 %, nothing but all is 100 %. */
  static String percent(long part, long whole) {
    return whole == 0 ? NONE : share((double) part / whole);
  }

  /** A share from 0 to 1 in per cent; nothing but 0 is 0 %, nothing but 1 is 100 %. */
  static String share(double share) {
    double percent = Math.rint(1e9 * share) / 1e7;
    if (share > 0 && percent < 0.1) {
      return "< 0.1\u00a0%";
    }
    if (share < 1 && percent > 99.9) {
      return "> 99.9\u00a0%";
    }
    boolean fine = percent != Math.rint(percent) && (percent < 10 || percent > 99);
    return String.format(Locale.ROOT, fine ? "%.1f\u00a0%%" : "%.0f\u00a0%%", percent);
  }

  static String day(Instant instant) {
    return DAY.format(instant);
  }

  /** A span as days, or hours when it is shorter than two days. */
  static String span(Duration span) {
    return span.toHours() < 48 ? count(span.toHours(), "hour") : count(span.toDays(), "day");
  }

  private static String minus(String text) {
    return text.replace('-', '−');
  }
}
