package org.beyondviral.importer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.UserError;
import org.jspecify.annotations.Nullable;

/** Reads times as archives write them, to the microsecond; null for what is no time. */
@FunctionalInterface
interface TimeReader {
  @Nullable Instant read(String written);

  /** ISO 8601, with a blank for the T, without seconds, or a day alone; in UTC unless it says. */
  TimeReader ISO = pattern(isoFormat(), ZoneOffset.UTC);

  DateTimeFormatter XV1_FORMAT =
      new DateTimeFormatterBuilder()
          .appendText(ChronoField.MONTH_OF_YEAR, months())
          .appendPattern(" d HH:mm:ss Z uuuu")
          .toFormatter(Locale.ROOT);

  /** As API v1.1 of X writes it: {@code Mon Dec 02 14:16:05 +0000 2019}. */
  TimeReader X_V1 =
      written ->
          written.length() < 5 ? null : read(XV1_FORMAT, ZoneOffset.UTC, written.substring(4));

  /**
   * The reader of a format in the settings.
   *
   * @throws UserError when the format or the zone is none
   */
  static TimeReader of(String format, String zone) {
    ZoneId zoneId;
    try {
      zoneId = ZoneId.of(zone.trim());
    } catch (DateTimeException e) {
      throw new UserError(
          "setting %s is '%s'; a zone such as UTC, Europe/Rome or +02:00 is wanted"
              .formatted(Setting.CSV_TIME_ZONE.key(), zone),
          e);
    }
    return switch (format.trim()) {
      case "iso" -> pattern(isoFormat(), zoneId);
      case "epoch-seconds" -> written -> epoch(written, 1_000_000);
      case "epoch-millis" -> written -> epoch(written, 1_000);
      default -> pattern(written(format), zoneId);
    };
  }

  private static DateTimeFormatter written(String format) {
    try {
      return DateTimeFormatter.ofPattern(format, Locale.ENGLISH);
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "setting %s is '%s'; iso, epoch-seconds, epoch-millis or a pattern such as dd/MM/yyyy HH:mm is wanted"
              .formatted(Setting.CSV_TIME_FORMAT.key(), format),
          e);
    }
  }

  /** That many units after 1970, with decimals if any. */
  static @Nullable Instant epoch(String written, long microsPerUnit) {
    String number = written.trim();
    if (number.isEmpty() || number.length() > 40) {
      return null;
    }
    try {
      double units = Double.parseDouble(number);
      boolean whole = number.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-');
      return ofMicros(
          whole
              ? Math.multiplyExact(Long.parseLong(number), microsPerUnit)
              : exactly(units * microsPerUnit));
    } catch (NumberFormatException | ArithmeticException e) {
      return null;
    }
  }

  static @Nullable Instant ofMicros(long micros) {
    return inRange(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  private static long exactly(double micros) {
    if (!(Math.abs(micros) < 1e18)) {
      throw new ArithmeticException();
    }
    return Math.round(micros);
  }

  private static TimeReader pattern(DateTimeFormatter format, ZoneId zone) {
    return written -> read(format, zone, written.trim());
  }

  private static @Nullable Instant read(DateTimeFormatter format, ZoneId zone, String written) {
    if (written.length() > 100) {
      return null;
    }
    try {
      TemporalAccessor time =
          format.parseBest(written, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (time instanceof OffsetDateTime offset) {
        return inRange(offset.toInstant());
      }
      LocalDateTime local =
          time instanceof LocalDateTime dateTime ? dateTime : ((LocalDate) time).atStartOfDay();
      return inRange(local.atZone(zone).toInstant());
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Null outside the years 1 to 9999, which is what tables can hold. */
  static @Nullable Instant inRange(Instant time) {
    long second = time.getEpochSecond();
    return second < -62_135_596_800L || second >= 253_402_300_800L
        ? null
        : time.truncatedTo(ChronoUnit.MICROS);
  }

  private static DateTimeFormatter isoFormat() {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .append(DateTimeFormatter.ISO_LOCAL_DATE)
        .optionalStart()
        .appendPattern("['T'][' ']")
        .append(DateTimeFormatter.ISO_LOCAL_TIME)
        .appendPattern("[' ']['UTC'][XXX][XX][X]")
        .optionalEnd()
        .toFormatter(Locale.ROOT);
  }

  private static Map<Long, String> months() {
    String names = "JanFebMarAprMayJunJulAugSepOctNovDec";
    Map<Long, String> months = new HashMap<>();
    for (int month = 0; month < 12; month++) {
      months.put(month + 1L, names.substring(3 * month, 3 * month + 3));
    }
    return months;
  }
}
