package org.beyondviral.settings;

import static org.beyondviral.table.Unit.BYTES;
import static org.beyondviral.table.Unit.CAMPAIGNS;
import static org.beyondviral.table.Unit.CASCADES;
import static org.beyondviral.table.Unit.COUNT;
import static org.beyondviral.table.Unit.NONE;
import static org.beyondviral.table.Unit.PEOPLE;
import static org.beyondviral.table.Unit.RATIO;
import static org.beyondviral.table.Unit.SHARE;
import static org.beyondviral.table.Unit.TRACES;
import static org.beyondviral.table.Unit.UTC;
import static org.beyondviral.table.Unit.WEEKS;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.beyondviral.table.Unit;

/**
 * A setting: its key, default, unit, range and meaning, declared here and nowhere else.
 *
 * @param <T> type of its value
 */
public final class Setting<T> {
  private static final List<Setting<?>> ALL = new ArrayList<>();

  public static final Setting<Optional<String>> TRACES_PATH =
      path(
          "traces",
          "Where the archive is; --traces wins. In a settings file, relative to that file.");
  public static final Setting<Optional<String>> FOLLOWS_PATH =
      path(
          "follows",
          "Who follows whom, where known; --follows wins. In a settings file, relative to that file.");
  public static final Setting<Optional<String>> OUTPUT_PATH =
      path(
          "output",
          "Directory that receives everything; --output wins. In a settings file, relative to that file.");

  public static final Setting<Long> SEED =
      whole(
          "seed",
          20091205L,
          NONE,
          Long.MIN_VALUE,
          Long.MAX_VALUE,
          "Seed of every random draw; draws are keyed by ids, so that partitions never matter.");

  public static final Setting<Optional<LocalDate>> ARCHIVE_FROM =
      date(
          "archive.from",
          "First day the archive observes. Unset: the first day with at least ten traces in the 30 days after.");
  public static final Setting<Optional<LocalDate>> ARCHIVE_TO =
      date(
          "archive.to",
          "Last day the archive observes. Unset: the last day with at least ten traces in the 30 days before.");

  public static final Setting<Double> ARCHIVE_SAMPLED =
      number(
          "archive.sampled",
          1.0,
          SHARE,
          0.001,
          1,
          "Share of all traces that the archive holds, where it is a random sample of known rate. Under 1 the profiles allow for people whose second trace is not in it, and for second bursts of which few traces are.");

  public static final Setting<Duration> ACTIVITY_BIN =
      duration(
          "activity.bin",
          Duration.ofDays(1),
          Duration.ofMinutes(1),
          Duration.ofDays(1),
          "Width of a bin of activity; bins start at midnight UTC, so it must divide a day.");
  public static final Setting<Duration> ACTIVITY_WEEK =
      duration(
          "activity.week",
          Duration.ofDays(7),
          Duration.ofHours(2),
          Duration.ofDays(28),
          "What the profile rules call a week: a whole number of bins. Short archives use days and hours instead.");

  public static final Setting<Long> ATTENTION_EVENTS =
      whole(
          "attention.events",
          100_000L,
          TRACES,
          1_000,
          1_000_000,
          "A campaign of more traces has its times rounded down to so many slots of its span before self-excitation is fitted, which bounds the memory of a task.");
  public static final Setting<Duration> ATTENTION_FORECAST_AFTER =
      duration(
          "attention.forecast-after",
          Duration.ofHours(1),
          Duration.ofMinutes(10),
          Duration.ofDays(7),
          "Age of a cascade at which its size is forecast; SEISMIC was published for one hour.");
  public static final Setting<Long> ATTENTION_FORECAST_MIN_TRACES =
      whole(
          "attention.forecast-min-traces",
          50L,
          TRACES,
          10,
          1_000_000,
          "A smaller cascade gets no forecast of its size; SEISMIC was published for cascades of 50 and more.");

  public static final Setting<String> CASCADES_PARENTS =
      word(
          "cascades.parents",
          "stated",
          List.of("stated", "followed", "interacted", "probable"),
          "Who a repost copied where the archive states only the root. stated: the root. followed: the most recent earlier sharer whom the author follows. interacted: the one the author has most often acted on before. probable: drawn by audience and lag.");
  public static final Setting<Integer> CASCADES_TREES =
      integer(
          "cascades.trees",
          0,
          COUNT,
          0,
          10_000,
          "Trees drawn of each cascade with inferred parents, for the intervals of cascade_uncertainty and of max_depth, mean_structural_virality and mean_root_share; 0 for none, 100 as published.");
  public static final Setting<Double> CASCADES_AUDIENCE_WEIGHT =
      number(
          "cascades.audience-weight",
          0.5,
          SHARE,
          0,
          1,
          "probable: share of copies that go by audience, the rest by lag; the middle of 0.25 to 0.75 (DeVerna et al. 2024). With 0 no audience is needed.");
  public static final Setting<Double> CASCADES_LAG_EXPONENT =
      number(
          "cascades.lag-exponent",
          2,
          RATIO,
          0.1,
          5,
          "probable: the chance of a copy falls with this power of the lag; the middle of 1.1 to 3 (DeVerna et al. 2024).");
  public static final Setting<Duration> CASCADES_LEAST_LAG =
      duration(
          "cascades.least-lag",
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofDays(1),
          "probable: a shorter lag counts as this long; archives tell seconds.");

  public static final Setting<Long> CAMPAIGNS_MIN_TRACES =
      whole(
          "campaigns.min-traces",
          50L,
          TRACES,
          1,
          Long.MAX_VALUE,
          "A tag with fewer distinct direct traces is no campaign, and a campaign with fewer traces stays undecided.");
  public static final Setting<String> CAMPAIGNS_MEMBERSHIP =
      word(
          "campaigns.membership",
          "cascade",
          List.of("cascade", "direct"),
          "cascade: descendants of a direct member belong too. direct: only traces that carry the tag, link or word.");
  public static final Setting<Boolean> CAMPAIGNS_DISCOVER =
      flag("campaigns.discover", false, "Join tags that occur together into one campaign.");
  public static final Setting<Double> CAMPAIGNS_DISCOVER_JACCARD =
      number(
          "campaigns.discover-jaccard",
          0.5,
          SHARE,
          0.05,
          1,
          "Two tags are joined when the traces with both are at least this share of the traces with either.");
  public static final Setting<Optional<String>> CAMPAIGNS_FILE =
      path(
          "campaigns.file",
          "File that names campaigns by several tags, links or words; they stand beside the tag campaigns.");

  public static final Setting<Double> PEOPLE_KNOWN_SHARE =
      number(
          "people.known-share",
          0.5,
          SHARE,
          0,
          1,
          "Authors of a campaign count as known when at least this share of its traces names one.");
  public static final Setting<Duration> PEOPLE_OBSERVED =
      duration(
          "people.observed",
          Duration.ofDays(30),
          Duration.ofHours(1),
          Duration.ofDays(3650),
          "A participant tells something about returning, or about leaving, once observed this long.");
  public static final Setting<Integer> PRIVACY_MIN_GROUP =
      integer(
          "privacy.min-group",
          5,
          PEOPLE,
          1,
          1_000_000,
          "Summaries and report leave out what tells of fewer people; 1 for nothing. The tables keep it.");
  public static final Setting<Long> LEADERSHIP_MIN_RESPONSES =
      whole(
          "leadership.min-responses",
          10L,
          TRACES,
          1,
          1_000_000,
          "Leaders of two weeks are compared when each has this many responses; with fewer, half of them is one to five, and one response more makes others lead.");
  public static final Setting<Long> NETWORK_HELD_LINKS =
      whole(
          "network.held-links",
          2_000_000L,
          COUNT,
          1,
          50_000_000,
          "Links between people of one campaign that one task holds, some hundred and fifty bytes each; campaigns with more are worked on by all tasks together, which is slower, with the same numbers.");

  public static final Setting<Duration> NETWORK_PERIOD =
      duration(
          "network.period",
          Duration.ofDays(28),
          Duration.ofHours(1),
          Duration.ofDays(3650),
          "Period for which network_periods tells who acted on whom. In four weeks most campaigns have acts enough for a network, and a campaign of half a year has six.");

  public static final Setting<Duration> COORDINATION_WINDOW =
      duration(
          "coordination.window",
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofMinutes(10),
          "Two accounts that share the same thing, acting in one cascade or posting in one campaign, within this time are together. Ten seconds, as CooRTweet has it; groups that spread their acts over a minute are not found then. Live audiences act as close to each other too.");
  public static final Setting<Integer> COORDINATION_TIMES =
      integer(
          "coordination.times",
          5,
          COUNT,
          2,
          1_000_000,
          "Accounts count as coordinated when they were together with one other on so many occasions of six windows. At five, of two who act ten times each in one hour of one campaign 1 in 36,000 pairs count by chance; at two or three many do.");
  public static final Setting<Double> COORDINATION_SHARE =
      number(
          "coordination.share",
          0.5,
          SHARE,
          0.01,
          1,
          "And on this share of the occasions on which either acted: half. The busy meet others by chance, but not most of the time.");

  public static final Setting<Double> PROFILES_EFFECTIVE_WEEKS =
      number(
          "profiles.effective-weeks",
          12,
          WEEKS,
          1,
          1000,
          "From here on a campaign lasted: a quarter of a year of evenly spread weeks outlives any news cycle.");
  public static final Setting<Double> PROFILES_FADE_WEEKS =
      number(
          "profiles.fade-weeks",
          4,
          WEEKS,
          1,
          1000,
          "Below this a campaign was short: less than a month of evenly spread weeks.");
  public static final Setting<Integer> PROFILES_SETTLE_WEEKS =
      integer(
          "profiles.settle-weeks",
          4,
          WEEKS,
          2,
          520,
          "Weeks that must be observed after the peak before a campaign can be called over.");
  public static final Setting<Double> PROFILES_SETTLE_SHARE =
      number(
          "profiles.settle-share",
          0.05,
          SHARE,
          0,
          1,
          "A campaign is over when each of its last two observed weeks is under this share of its highest.");
  public static final Setting<Integer> PROFILES_MIN_PARTICIPANTS =
      integer(
          "profiles.min-participants",
          10,
          PEOPLE,
          0,
          Integer.MAX_VALUE,
          "With fewer participants, where authors are known, a campaign stays undecided: it is a handful of accounts.");
  public static final Setting<Double> PROFILES_MAX_ACCOUNT_SHARE =
      number(
          "profiles.max-account-share",
          0.25,
          SHARE,
          0,
          1,
          "One account with more of the participant-days leaves the campaign undecided: persistence without participation.");
  public static final Setting<Double> PROFILES_RETURNING_SHARE =
      number(
          "profiles.returning-share",
          0.1,
          SHARE,
          0,
          1,
          "Least share of returning participants of a movement; below it a lasting campaign is a standing topic.");
  public static final Setting<Double> PROFILES_TRUNCATED_SHARE =
      number(
          "profiles.truncated-share",
          0.1,
          SHARE,
          0,
          1,
          "Left-truncated: the archive's first week holds at least this share of the campaign's highest week.");
  public static final Setting<Integer> BURSTS_MIN_TRACES =
      integer(
          "bursts.min-traces",
          10,
          TRACES,
          1,
          Integer.MAX_VALUE,
          "A burst's peak bin holds at least this many traces (Cheng et al. 2016, h0).");
  public static final Setting<Double> BURSTS_MEAN_MULTIPLE =
      number(
          "bursts.mean-multiple",
          2,
          RATIO,
          1,
          1000,
          "A burst's peak bin is at least this many times the mean bin (Cheng et al. 2016, m).");
  public static final Setting<Double> BURSTS_PEAK_SHARE =
      number(
          "bursts.peak-share",
          0.1,
          SHARE,
          0,
          1,
          "A burst's peak bin is at least this share of the highest bin: ripples under a giant are no bursts.");
  public static final Setting<Double> BURSTS_VALLEY_SHARE =
      number(
          "bursts.valley-share",
          0.5,
          SHARE,
          0,
          1,
          "Neighbouring bursts are one unless the lowest bin between is under this share of the smaller (Cheng et al. 2016, v).");
  public static final Setting<Double> BURSTS_QUIET_SHARE =
      number(
          "bursts.quiet-share",
          0.1,
          SHARE,
          0,
          1,
          "A week is quiet at or under this share of the week around the smaller burst.");
  public static final Setting<Integer> BURSTS_QUIET_WEEKS =
      integer(
          "bursts.quiet-weeks",
          4,
          WEEKS,
          1,
          520,
          "Quiet weeks in a row between two bursts that make a campaign recurrent.");

  public static final Setting<Integer> SHAPES_CLUSTERS =
      integer(
          "shapes.clusters",
          6,
          COUNT,
          1,
          64,
          "Shapes to find (Yang & Leskovec 2011 found six); fewer only where fewer series differ.");
  public static final Setting<Boolean> SHAPES_CHOOSE =
      flag(
          "shapes.choose",
          false,
          "Choose how many shapes, from two to twice shapes.clusters, by stability and silhouette.");
  public static final Setting<String> SHAPES_METHOD =
      word(
          "shapes.method",
          "k-sc",
          List.of("k-sc", "k-shape"),
          "k-sc: scale does not matter, zero does. k-shape: level does not matter either.");
  public static final Setting<Integer> SHAPES_BINS =
      integer(
          "shapes.bins",
          128,
          COUNT,
          8,
          512,
          "Bins of activity compared, with the peak at one third (Yang & Leskovec 2011).");
  public static final Setting<Integer> SHAPES_MAX_SHIFT =
      integer(
          "shapes.max-shift",
          8,
          COUNT,
          0,
          511,
          "Bins a series may be moved either way to lie best on a shape; peaks are aligned before.");
  public static final Setting<Integer> SHAPES_STARTS =
      integer("shapes.starts", 5, COUNT, 1, 1000, "Seeded starts of the search; the best is kept.");

  public static final Setting<Integer> SAMPLING_CAMPAIGNS =
      integer(
          "sampling.campaigns",
          1_000,
          CAMPAIGNS,
          0,
          10_000,
          "Campaigns, drawn by seed, whose measures are taken again from a half, a quarter and a tenth of their traces for sampling_curve; 0 for none. Of a thousand even a measure that one in ten has tells its median to an eighth of the spread.");
  public static final Setting<Long> SAMPLING_MAX_TRACES =
      whole(
          "sampling.max-traces",
          100_000L,
          TRACES,
          10,
          1_000_000,
          "Campaigns of more traces are not drawn for sampling_curve: a task holds those of one campaign, some five hundred bytes each.");

  public static final Setting<Optional<String>> COMPARE_WITH =
      path(
          "compare.with",
          "Output of another study whose comparison is set beside this one's; --with wins. In a settings file, relative to that file.");
  public static final Setting<Integer> COMPARE_RESAMPLES =
      integer(
          "compare.resamples",
          2000,
          COUNT,
          100,
          1_000_000,
          "Bootstrap resamples behind each interval.");
  public static final Setting<Double> COMPARE_CONFIDENCE =
      number(
          "compare.confidence",
          0.95,
          SHARE,
          0.5,
          0.999,
          "Coverage of the intervals of comparison, survival and feedback_return_ratio; fits have 0.95, drawn trees 0.9.");
  public static final Setting<Double> COMPARE_OVERLAP_JACCARD =
      number(
          "compare.overlap-jaccard",
          0.5,
          SHARE,
          0.05,
          1,
          "Campaigns that share at least this much of their traces form one cluster; its largest is compared.");
  public static final Setting<Integer> COMPARE_CASCADES =
      integer(
          "compare.cascades",
          20_000,
          CASCADES,
          100,
          200_000,
          "Cascades of viral fades, and as many of sustained movements, drawn by seed, whose shapes are compared; the driver holds them, some two hundred bytes each.");
  public static final Setting<Integer> COMPARE_MIN_CAMPAIGNS =
      integer(
          "compare.min-campaigns",
          5,
          CAMPAIGNS,
          2,
          1_000_000,
          "With fewer campaigns with a value in either group no effect, interval or test is given.");
  public static final Setting<Integer> PREDICTION_CAMPAIGNS =
      integer(
          "prediction.campaigns",
          20_000,
          CAMPAIGNS,
          10,
          200_000,
          "Campaigns, drawn by seed, that prediction is tried on: a task holds what is known of them at one horizon, some two hundred bytes each. Of twenty thousand an area under the curve is known to a hundredth.");
  public static final Setting<Duration> SURVIVAL_QUIET =
      duration(
          "survival.quiet",
          Duration.ofDays(28),
          Duration.ofDays(1),
          Duration.ofDays(3650),
          "A campaign ends at the first time this long below profiles.settle-share of its peak week.");

  public static final Setting<String> INCENTIVES_EVENT =
      word(
          "incentives.event",
          "act",
          List.of("act", "trace", "post", "reply", "quote", "repost", "join", "tag"),
          "What counts as a success to be rewarded: an account's act number incentives.act, every trace, every trace of one kind, or every trace with incentives.tag. By default to have come at all, which every archive shows, a list of referrals too.");
  public static final Setting<Long> INCENTIVES_ACT =
      whole(
          "incentives.act",
          1L,
          COUNT,
          1,
          Long.MAX_VALUE,
          "Which trace of an account in the campaign is its success, where incentives.event is act.");
  public static final Setting<Optional<String>> INCENTIVES_TAG =
      text("incentives.tag", "The tag that marks a success, where incentives.event is tag.");
  public static final Setting<Double> INCENTIVES_SPLIT =
      number(
          "incentives.split",
          0.5,
          SHARE,
          0.01,
          0.99,
          "Part of a reward that is passed up at each step of the chain of recruitment. Half is the rule that found ten balloons in nine hours (Pickard et al. 2011).");
  public static final Setting<Double> INCENTIVES_BUDGET =
      number(
          "incentives.budget",
          4000,
          NONE,
          0.01,
          1e12,
          "What one success is worth; no chain is ever paid more for it. By default that of one balloon in dollars.");

  public static final Setting<Boolean> IMPORT_TEXT =
      flag("import.text", false, "Keep what was written; needed for campaigns named by words.");
  public static final Setting<Integer> IMPORT_MAX_LINE_BYTES =
      integer(
          "import.max-line-bytes",
          4 << 20,
          BYTES,
          1 << 10,
          1 << 28,
          "A longer line is a reject; nothing of it is held beyond this.");
  public static final Setting<Integer> IMPORT_MAX_NESTING =
      integer("import.max-nesting", 64, COUNT, 8, 1000, "Deeper JSON is a reject.");
  public static final Setting<Optional<String>> IMPORT_PLATFORM =
      text("import.platform", "Platform written to every trace; unset: the format's own.");

  public static final Setting<String> CSV_DELIMITER =
      text("import.csv.delimiter", ",", "One character between fields; \\t for a tab.");
  public static final Setting<String> CSV_LIST_SEPARATOR =
      text("import.csv.list-separator", " ", "What separates the values within a list column.");
  public static final Setting<String> CSV_TIME_FORMAT =
      text(
          "import.csv.time-format",
          "iso",
          "iso, epoch-seconds, epoch-millis, or a java.time pattern such as dd/MM/yyyy HH:mm.");
  public static final Setting<String> CSV_TIME_ZONE =
      text("import.csv.time-zone", "UTC", "Zone of times that do not state one.");
  public static final Setting<String> CSV_DEFAULT_KIND =
      word(
          "import.csv.default-kind",
          "post",
          List.of("post", "repost", "reply", "quote", "join"),
          "Kind of a row when no kind column is mapped or its cell is empty.");
  public static final Setting<Optional<String>> CSV_TRACE_ID =
      text(
          "import.csv.columns.trace-id",
          "Header of the column with trace ids; unset: derived from the row's content.");
  public static final Setting<Optional<String>> CSV_AUTHOR_ID = csvColumn("author-id", "accounts");
  public static final Setting<Optional<String>> CSV_CREATED_AT = csvColumn("created-at", "times");
  public static final Setting<Optional<String>> CSV_KIND = csvColumn("kind", "kinds");
  public static final Setting<Optional<String>> CSV_PARENT_ID = csvColumn("parent-id", "parents");
  public static final Setting<Optional<String>> CSV_ROOT_ID = csvColumn("root-id", "roots");
  public static final Setting<Optional<String>> CSV_TAGS = csvColumn("tags", "tags");
  public static final Setting<Optional<String>> CSV_URLS = csvColumn("urls", "links");
  public static final Setting<Optional<String>> CSV_MENTIONS =
      csvColumn("mentions", "mentioned accounts");
  public static final Setting<Optional<String>> CSV_AUDIENCE =
      csvColumn("audience", "follower counts");
  public static final Setting<Optional<String>> CSV_LANGUAGE = csvColumn("language", "languages");
  public static final Setting<Optional<String>> CSV_TEXT = csvColumn("text", "texts");
  public static final Setting<Optional<String>> CSV_PLATFORM = csvColumn("platform", "platforms");

  /** Reads the value of a setting from its written form. */
  @FunctionalInterface
  interface Parser<T> {
    /** Throws {@link IllegalArgumentException} with the remedy when the value does not fit. */
    T parse(String written);
  }

  private final String key;
  private final T defaultValue;
  private final Unit unit;
  private final String range;
  private final String meaning;
  private final Parser<T> parser;
  private boolean path;

  private Setting(
      String key, T defaultValue, Unit unit, String range, String meaning, Parser<T> parser) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.unit = unit;
    this.range = range;
    this.meaning = meaning;
    this.parser = parser;
    ALL.add(this);
  }

  /** Every setting, in the order declared. */
  public static List<Setting<?>> all() {
    return List.copyOf(ALL);
  }

  public String key() {
    return key;
  }

  public T defaultValue() {
    return defaultValue;
  }

  /** The default as it would be written in a settings file; empty for an unset one. */
  public String defaultWritten() {
    return written(defaultValue);
  }

  public Unit unit() {
    return unit;
  }

  /** What values are accepted, in words. */
  public String range() {
    return range;
  }

  public String meaning() {
    return meaning;
  }

  /** Whether it names a file or directory; in a settings file, relative to that file. */
  boolean isPath() {
    return path;
  }

  T parse(String written) {
    return parser.parse(written);
  }

  /** The value as it would be written in a settings file; empty for an unset one. */
  static String written(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(Object::toString).orElse("");
    }
    return value instanceof Duration duration ? Durations.written(duration) : value.toString();
  }

  private static Setting<Long> whole(
      String key, long defaultValue, Unit unit, long least, long most, String meaning) {
    String range =
        least == Long.MIN_VALUE
            ? "a whole number"
            : most == Long.MAX_VALUE
                ? "a whole number from " + least
                : "a whole number from " + least + " to " + most;
    return new Setting<>(
        key,
        defaultValue,
        unit,
        range,
        meaning,
        written -> {
          long value = Long.parseLong(written.trim());
          require(value >= least && value <= most);
          return value;
        });
  }

  private static Setting<Integer> integer(
      String key, int defaultValue, Unit unit, int least, int most, String meaning) {
    String range =
        most == Integer.MAX_VALUE
            ? "a whole number from " + least
            : "a whole number from " + least + " to " + most;
    return new Setting<>(
        key,
        defaultValue,
        unit,
        range,
        meaning,
        written -> {
          int value = Integer.parseInt(written.trim());
          require(value >= least && value <= most);
          return value;
        });
  }

  private static Setting<Double> number(
      String key, double defaultValue, Unit unit, double least, double most, String meaning) {
    return new Setting<>(
        key,
        defaultValue,
        unit,
        "a number from " + plain(least) + " to " + plain(most),
        meaning,
        written -> {
          double value = Double.parseDouble(written.trim());
          require(value >= least && value <= most);
          return value;
        });
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static Setting<Boolean> flag(String key, boolean defaultValue, String meaning) {
    return new Setting<>(
        key,
        defaultValue,
        NONE,
        "true or false",
        meaning,
        written ->
            switch (written.trim()) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException();
            });
  }

  private static Setting<Duration> duration(
      String key, Duration defaultValue, Duration least, Duration most, String meaning) {
    return new Setting<>(
        key,
        defaultValue,
        NONE,
        "a duration from " + Durations.written(least) + " to " + Durations.written(most),
        meaning,
        written -> {
          Duration value = Durations.parse(written);
          require(value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
          return value;
        });
  }

  private static Setting<Optional<LocalDate>> date(String key, String meaning) {
    return new Setting<>(
        key,
        Optional.empty(),
        UTC,
        "a day such as 2021-01-31",
        meaning,
        written ->
            Optional.of(written.trim()).filter(text -> !text.isEmpty()).map(LocalDate::parse));
  }

  private static Setting<String> word(
      String key, String defaultValue, List<String> words, String meaning) {
    return new Setting<>(
        key,
        defaultValue,
        NONE,
        String.join(" or ", words),
        meaning,
        written -> {
          require(words.contains(written.trim()));
          return written.trim();
        });
  }

  private static Setting<String> text(String key, String defaultValue, String meaning) {
    return new Setting<>(
        key,
        defaultValue,
        NONE,
        "text",
        meaning,
        written -> {
          require(!written.isEmpty());
          return written;
        });
  }

  private static Setting<Optional<String>> text(String key, String meaning) {
    return new Setting<>(
        key,
        Optional.empty(),
        NONE,
        "text",
        meaning,
        written -> Optional.of(written).filter(text -> !text.isBlank()));
  }

  private static Setting<Optional<String>> path(String key, String meaning) {
    Setting<Optional<String>> setting = text(key, meaning);
    setting.path = true;
    return setting;
  }

  private static Setting<Optional<String>> csvColumn(String name, String holds) {
    return text(
        "import.csv.columns." + name, "Header of the column with " + holds + "; unset: none.");
  }

  private static void require(boolean fits) {
    if (!fits) {
      throw new IllegalArgumentException();
    }
  }
}
