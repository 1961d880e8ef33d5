package org.beyondviral.generate;

/** Readable tags, accounts, links and sentences. */
final class Names {
  private static final String[] TOPICS = {
    "climate", "river", "teachers", "nurses", "housing", "bread", "metro", "forest", "harbour",
    "pension", "student", "water", "library", "cycling", "village", "farmers", "museum", "airport",
    "broadband", "orchard", "ferry", "bakers", "lantern"
  };
  private static final String[] FORMS = {
    "strike",
    "march",
    "now",
    "week",
    "challenge",
    "watch",
    "united",
    "day",
    "forum",
    "voices",
    "rescue",
    "facts",
    "parade"
  };
  private static final String[] PLACES = {
    "north", "south", "east", "west", "centre", "coast", "valley", "bridge", "square", "station",
    "campus", "market"
  };
  private static final String[] VERBS = {
    "Meet us at",
    "Photos from",
    "Read this about",
    "Who else is at",
    "We were at",
    "Thank you",
    "Nothing new on",
    "Live from",
    "Questions about",
    "Signed for"
  };
  private static final String[] LANGUAGES = {"en", "es", "de", "fr", "pt", "tr", "mn", "ru"};

  private Names() {}

  /** The tag of a campaign; the number keeps it unique. */
  static String tag(long campaign, Draw draw) {
    return draw.pick(TOPICS) + draw.pick(FORMS) + campaign;
  }

  /** A tag that only some traces carry beside the campaign's own. */
  static String sideTag(String tag, int number) {
    int round = number / PLACES.length;
    return tag + PLACES[number % PLACES.length] + (round == 0 ? "" : Integer.toString(round));
  }

  static String account(long person) {
    return Long.toString(10_000_000 + person);
  }

  /** Followers of an account: log-normal, median 180, with a tail into the millions. */
  static long followers(long seed, long person) {
    Draw draw = new Draw(seed ^ 0x666f6c6c6f77L, person);
    return Math.min(40_000_000L, Math.round(180 * StrictMath.exp(1.9 * draw.gaussian())));
  }

  static String language(Draw draw) {
    return draw.pick(LANGUAGES);
  }

  static String link(String about, Draw draw) {
    return "https://news.example.org/" + about + "/" + draw.between(1, 12);
  }

  static String sentence(Draw draw) {
    return draw.pick(VERBS) + " the " + draw.pick(TOPICS) + " " + draw.pick(PLACES);
  }
}
