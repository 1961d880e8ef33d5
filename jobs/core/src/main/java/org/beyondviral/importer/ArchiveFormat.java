package org.beyondviral.importer;

import java.util.Arrays;
import java.util.List;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;

/** The formats that archives come in. */
public enum ArchiveFormat {
  X_V1(
      "x-v1",
      "X API v1.1: one status a line, from streams or look-ups, with retweets, replies and quotes",
      Records.LINES),
  X_V2(
      "x-v2",
      "X API v2: one flattened tweet a line, or one envelope of data and includes",
      Records.LINES),
  BLUESKY_JETSTREAM(
      "bluesky-jetstream",
      "Bluesky Jetstream: one event a line; posts, replies, quotes, reposts and follows",
      Records.LINES),
  MASTODON(
      "mastodon",
      "Mastodon API: one status of one instance a line, with boosts and replies",
      Records.LINES),
  REDDIT("reddit", "Reddit dumps or API: one submission or comment a line", Records.LINES),
  CASFLOW(
      "casflow",
      "DeepHawkes, CasCN, CasFlow: one cascade a line as paths of users with delays",
      Records.LINES),
  CSV("csv", "any CSV with a header; import.csv.columns.* names the columns", Records.CSV),
  REFERRAL(
      "referral",
      "CSV of who invited whom: member_id, invited_by, joined_at and, if any, programme",
      Records.CSV);

  /** What one record of an archive is. */
  public enum Records {
    /** A line each. */
    LINES,
    /** A CSV record each, which may span lines; every file begins with a header. */
    CSV
  }

  private final String word;
  private final String description;
  private final Records records;

  ArchiveFormat(String word, String description, Records records) {
    this.word = word;
    this.description = description;
    this.records = records;
  }

  /** The name on the command line. */
  public String word() {
    return word;
  }

  /** What is read, in one line. */
  public String description() {
    return description;
  }

  public Records records() {
    return records;
  }

  /** Whether archives of this format can say who follows whom. */
  public boolean statesFollows() {
    return this == BLUESKY_JETSTREAM;
  }

  /**
   * A parser for the records of one file. Whatever it is given, it accepts or rejects; it never
   * throws.
   *
   * @param header the file's first record, for {@link Records#CSV}; ignored otherwise
   * @throws UserError when the settings and the header do not fit
   */
  public LineParser parser(ImportOptions options, String header) {
    LineParser parser = open(options, header);
    return line -> guarded(parser, line);
  }

  /**
   * The format of that name.
   *
   * @throws UserError when there is none, naming the nearest ones
   */
  public static ArchiveFormat of(String word) {
    return Arrays.stream(values())
        .filter(format -> format.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    "unknown format '%s'; did you mean %s? 'import --list' describes them all"
                        .formatted(word, String.join(", ", Settings.nearest(word, words())))));
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(ArchiveFormat::word).toList();
  }

  private LineParser open(ImportOptions options, String header) {
    return switch (this) {
      case X_V1 -> new XV1Parser(options);
      case X_V2 -> new XV2Parser(options);
      case BLUESKY_JETSTREAM -> new BlueskyParser(options);
      case MASTODON -> new MastodonParser(options);
      case REDDIT -> new RedditParser(options);
      case CASFLOW -> new CasflowParser(options);
      case CSV -> new CsvParser(options, header);
      case REFERRAL -> new ReferralParser(options, header);
    };
  }

  private static Parsed guarded(LineParser parser, String line) {
    if (line.isBlank()) {
      return Parsed.nothing("blank_line");
    }
    try {
      return parser.parse(line);
    } catch (Unreadable e) {
      return Parsed.reject(e.reason());
    } catch (RuntimeException | StackOverflowError e) {
      return Parsed.reject("unexpected content");
    }
  }
}
