package org.beyondviral.importer;

/** Where CSV records end: a line end within a quoted cell ends none (RFC 4180). */
public final class CsvQuotes {
  private CsvQuotes() {}

  /**
   * Whether a quoted cell is still open at the end of a line.
   *
   * @param open whether one was open at its beginning
   */
  public static boolean openAfter(String line, char delimiter, boolean open) {
    boolean quoted = open;
    boolean cellBegins = !open;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted) {
        if (c == '"') {
          if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
            i++;
          } else {
            quoted = false;
          }
        }
      } else if (c == '"' && cellBegins) {
        quoted = true;
        cellBegins = false;
      } else {
        cellBegins = c == delimiter;
      }
    }
    return quoted;
  }
}
