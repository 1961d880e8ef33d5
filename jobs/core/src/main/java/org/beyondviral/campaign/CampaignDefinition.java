package org.beyondviral.campaign;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A campaign named by several tags, links or words; a trace with any of them is a direct member.
 *
 * @param key its campaign id
 * @param label its name for people
 * @param tags whole tags, without #, case-folded
 * @param links beginnings of links, without scheme and {@code www.}
 * @param words words or phrases of the text, whole, in any case
 */
public record CampaignDefinition(
    String key, String label, List<String> tags, List<String> links, List<String> words)
    implements Serializable {

  public CampaignDefinition {
    tags = tags.stream().map(CampaignDefinition::tag).toList();
    links = List.copyOf(links);
    words = List.copyOf(words);
  }

  /** The definition in one line: {@code tag:a link:b word:"c d"}. */
  public String definition() {
    List<String> parts = new ArrayList<>();
    tags.forEach(tag -> parts.add("tag:" + tag));
    links.forEach(link -> parts.add("link:" + link));
    words.forEach(word -> parts.add("word:\"" + word + "\""));
    return String.join(" ", parts);
  }

  /**
   * A regular expression that finds a link in lower case which begins with one of the links, at a
   * border.
   */
  public static String linkPattern(List<String> links) {
    return "^(?:[a-z][a-z0-9+.-]*://)?(?:www\\.)?(?:" + quoted(links) + ")(?:$|(?<=/)|(?=[/?#:]))";
  }

  /** A regular expression that finds one of the words, whole, in any case. */
  public static String wordPattern(List<String> words) {
    return "(?iuU)(?<![\\p{L}\\p{N}_])(?:" + quoted(words) + ")(?![\\p{L}\\p{N}_])";
  }

  /** A tag as campaigns know it: lower case, without leading #. */
  public static String tag(String written) {
    return written.strip().replaceFirst("^#+", "").toLowerCase(Locale.ROOT);
  }

  private static String quoted(List<String> literals) {
    return String.join("|", literals.stream().map(Pattern::quote).toList());
  }
}
