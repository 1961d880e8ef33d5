package org.beyondviral.store;

import java.util.Locale;

/** How a file of an archive is packed, by the end of its name. */
enum Compression {
  NONE("", true),
  GZIP(".gz", false),
  BZIP2(".bz2", true),
  ZSTANDARD(".zst", false);

  private final String ending;
  private final boolean splits;

  Compression(String ending, boolean splits) {
    this.ending = ending;
    this.splits = splits;
  }

  /** Whether reading may begin within the file. */
  boolean splits() {
    return splits;
  }

  /** The compression in words, for reasons. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Compression of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    for (Compression compression : values()) {
      if (compression != NONE && name.endsWith(compression.ending)) {
        return compression;
      }
    }
    return NONE;
  }
}
