package org.beyondviral.report;

import java.util.Locale;

/** Text from archives made safe to stand in a page. */
final class Html {
  /** Code points of a name that are shown; the rest is in the tables. */
  static final int NAME_LENGTH = 80;

  private Html() {}

  /** The text with every character that means something to HTML written as a reference. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** A name from the archive: cut, its invisible characters shown, its direction kept to itself. */
  static String name(String text) {
    return "<bdi>" + escape(cut(visible(text), NAME_LENGTH)) + "</bdi>";
  }

  /** Longer words from a table: invisible characters shown, direction kept to itself. */
  static String prose(String text, int length) {
    return "<bdi>" + escape(cut(visible(text), length)) + "</bdi>";
  }

  /** Controls, direction overrides and lone surrogates written out as {@code [U+202E]}. */
  static String visible(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (isTreacherous(point)) {
                shown.append(String.format(Locale.ROOT, "[U+%04X]", point));
              } else {
                shown.appendCodePoint(point);
              }
            });
    return shown.toString();
  }

  /** Joiners stay: Persian words and emoji need them. */
  private static boolean isTreacherous(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> point != 0x200C && point != 0x200D;
      default -> false;
    };
  }

  private static String cut(String text, int length) {
    if (text.codePointCount(0, text.length()) <= length) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, length)) + "…";
  }
}
