package org.beyondviral.importer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Strings as archives hold them to strings as tables hold them. */
final class Words {
  private Words() {}

  /** The string without blanks around it; null when nothing is left. */
  static @Nullable String filled(@Nullable String written) {
    if (written == null) {
      return null;
    }
    String clean = clean(written.strip());
    return clean.isEmpty() ? null : clean;
  }

  /** Half a surrogate pair and NUL, which a table cannot hold faithfully, become U+FFFD. */
  static String clean(String written) {
    StringBuilder mended = null;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < written.length()
              && Character.isLowSurrogate(written.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        if (mended == null) {
          mended = new StringBuilder(written);
        }
        mended.setCharAt(i, '\uFFFD');
      }
    }
    return mended == null ? written : mended.toString();
  }

  /** Case-folded, without the sign before it, each once, in their order. */
  static List<String> tags(Iterable<String> written) {
    Set<String> tags = new LinkedHashSet<>();
    for (String word : written) {
      String tag = word.strip();
      while (tag.startsWith("#") || tag.startsWith("＃")) {
        tag = tag.substring(1);
      }
      tag = clean(tag.strip()).toLowerCase(Locale.ROOT);
      if (!tag.isEmpty()) {
        tags.add(tag);
      }
    }
    return List.copyOf(tags);
  }

  /** Those with anything in them, each once, in their order. */
  static List<String> distinct(Iterable<String> written) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : written) {
      String filled = filled(word);
      if (filled != null) {
        words.add(filled);
      }
    }
    return List.copyOf(words);
  }
}
