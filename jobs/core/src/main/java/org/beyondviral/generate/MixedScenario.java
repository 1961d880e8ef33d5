package org.beyondviral.generate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.beyondviral.campaign.Truth;
import org.beyondviral.cascade.CascadeTruth;
import org.beyondviral.settings.UserError;
import org.beyondviral.trace.Kind;
import org.beyondviral.trace.Trace;

/**
 * The scenario {@code mixed}: eighteen months of planted campaigns and a background without tags.
 *
 * <p>The archive is made of units: first the campaigns, then blocks of background. A unit depends
 * on the seed, its index and the number of traces asked for, on nothing else, so units may be made
 * anywhere and in any order. About nine traces of ten belong to campaigns; sizes follow a Pareto
 * law cut at both ends, spread evenly over its quantiles, so that every kind holds small and large
 * ones.
 */
public final class MixedScenario implements Plan {
  /** First day of every archive. */
  public static final LocalDate START = LocalDate.of(2021, 1, 1);

  /** Days of every archive, however many traces: 2021-01-01 to 2022-06-30. */
  public static final int DAYS = 546;

  /** Fewer traces cannot hold one campaign of each kind. */
  public static final long LEAST_TRACES = 1_000;

  static final long START_MICROS = START.atStartOfDay(ZoneOffset.UTC).toEpochSecond() * 1_000_000;

  /** The platform that states whom a repost was copied from, not the original alone. */
  private static final String CHAINED = "weibo";

  private static final int TRACES_PER_CAMPAIGN = 500;
  private static final int BLOCK = 500;
  private static final double CAMPAIGN_SHARE = 0.9;
  private static final double SMALLEST = 130;
  private static final double LARGEST = 5_000;
  private static final double TAIL = 1.25;
  private static final double GOLDEN_RATIO = 0.6180339887498949;
  private static final int TINY_TAG_TRACES = 30;
  private static final long IDS_PER_UNIT = 10_000_000;

  private final long seed;
  private final long traces;
  private final int dirt;
  private final long campaigns;
  private final double scale;
  private final long background;

  /**
   * A plan with the usual shares of dirt. O(campaigns) time, constant space.
   *
   * @param traces distinct traces to make, at least {@link #LEAST_TRACES}; rows repeated as dirt
   *     come on top
   */
  public MixedScenario(long seed, long traces) {
    this(seed, traces, 1);
  }

  /**
   * @param dirt how many times the usual shares of dirt
   */
  MixedScenario(long seed, long traces, int dirt) {
    if (traces < LEAST_TRACES) {
      throw new UserError(
          "--traces is %d; this scenario needs at least %d".formatted(traces, LEAST_TRACES));
    }
    this.seed = seed;
    this.traces = traces;
    this.dirt = dirt;
    this.campaigns = Math.max(4, Math.round((double) traces / TRACES_PER_CAMPAIGN));
    double unscaled = 0;
    for (long index = 0; index < campaigns; index++) {
      unscaled += unscaledSize(index);
    }
    this.scale = CAMPAIGN_SHARE * traces / unscaled;
    long planted = 0;
    for (long index = 0; index < campaigns; index++) {
      planted += size(index);
    }
    this.background = traces - planted;
  }

  /** Campaigns planted: one for every 500 traces, at least four. */
  @Override
  public long campaigns() {
    return campaigns;
  }

  /** Units: the campaigns, then the blocks of background. */
  @Override
  public long units() {
    return campaigns + (background + BLOCK - 1) / BLOCK;
  }

  @Override
  public List<Trace> unit(long index) {
    return index < campaigns ? campaign(index) : block(index);
  }

  /** The rows of a campaign, dirt included. */
  public List<Trace> campaign(long index) {
    Draw draw = new Draw(seed, index);
    String platform = platform(draw);
    return rows(index, drafts(index, platform, draw), platform, draw);
  }

  /**
   * What a campaign was planted as, and how many distinct traces the study should find in it: those
   * with a sound clock, tagged or descending from a tagged one.
   */
  @Override
  public Truth truth(long index) {
    long found =
        campaign(index).stream()
            .filter(trace -> isSound(trace.createdAt()))
            .map(Trace::traceId)
            .distinct()
            .count();
    return new Truth(tag(index), PlantedKind.of(index).profile(), found);
  }

  @Override
  public long cascades() {
    return 0;
  }

  @Override
  public CascadeTruth cascade(long index) {
    throw new IndexOutOfBoundsException("cascades of this scenario grow by chance");
  }

  /** The tag of a campaign, which is its id in the study. */
  public String tag(long index) {
    return Names.tag(index, new Draw(seed ^ 0x746167L, index));
  }

  /** The planted profile of a campaign. */
  public PlantedKind kind(long index) {
    return PlantedKind.of(index);
  }

  /** Distinct traces of a campaign. */
  int size(long index) {
    return (int) Math.round(scale * unscaledSize(index));
  }

  private double unscaledSize(long index) {
    double turn = GOLDEN_RATIO * (index + 1) + new Draw(seed, -1).uniform();
    double quantile = turn - Math.floor(turn);
    double cut = 1 - StrictMath.pow(SMALLEST / LARGEST, TAIL);
    return SMALLEST * StrictMath.pow(1 - quantile * cut, -1 / TAIL);
  }

  private List<Draft> drafts(long index, String platform, Draw draw) {
    PlantedKind kind = PlantedKind.of(index);
    int size = size(index);
    String tag = tag(index);
    double sideShare = draw.chance(0.5) ? draw.uniform(0.02, 0.2) : 0;
    int[] sideTagged = {0};
    double untaggedReplies = draw.uniform(0.3, 0.8);
    Conversation conversation =
        new Conversation(
            seed,
            draw,
            Crowd.of(kind, size, population(), draw),
            index * IDS_PER_UNIT,
            act -> tags(tag, act, untaggedReplies, sideShare, sideTagged, draw),
            draw.uniform(0.45, 0.75),
            platform.equals(CHAINED),
            tag);
    return conversation.of(new Moments(draw).of(kind, size));
  }

  /** A reply may do without the tag; nothing else does. */
  private static List<String> tags(
      String tag, Kind act, double untaggedReplies, double sideShare, int[] sideTagged, Draw draw) {
    if (act == Kind.REPLY && draw.chance(untaggedReplies)) {
      return List.of();
    }
    if (draw.chance(sideShare)) {
      return List.of(tag, Names.sideTag(tag, sideTagged[0]++ / TINY_TAG_TRACES));
    }
    return List.of(tag);
  }

  private List<Trace> block(long index) {
    Draw draw = new Draw(seed, index);
    long number = index - campaigns;
    int size = (int) Math.min(BLOCK, background - number * BLOCK);
    int[] tagged = {0};
    int tinyTags = draw.between(1, 3);
    Conversation conversation =
        new Conversation(
            seed,
            draw,
            Crowd.ofPassersBy(population(), draw),
            index * IDS_PER_UNIT,
            act -> {
              if (draw.chance(0.15) && tagged[0] < tinyTags * TINY_TAG_TRACES) {
                return List.of(Names.sideTag("tiny" + index, tagged[0]++ / TINY_TAG_TRACES));
              }
              return List.of();
            },
            0.3,
            false,
            "today");
    List<Draft> drafts = conversation.of(new Moments(draw).even(size));
    return rows(index, drafts, platform(draw), draw);
  }

  private List<Trace> rows(long unit, List<Draft> drafts, String platform, Draw draw) {
    List<Draft> all = new ArrayList<>(drafts);
    all.addAll(Dirt.strike(drafts, unit, dirt, draw));
    return all.stream().map(draft -> draft.trace(platform)).toList();
  }

  private static String platform(Draw draw) {
    double part = draw.uniform();
    return part < 0.7 ? "x" : part < 0.85 ? "mastodon" : CHAINED;
  }

  private long population() {
    return Math.max(50_000, 2 * traces);
  }

  private static boolean isSound(Instant clock) {
    Instant start = START.atStartOfDay(ZoneOffset.UTC).toInstant();
    return clock.isAfter(start.minusSeconds(86_400L * 30))
        && clock.isBefore(start.plusSeconds(86_400L * DAYS));
  }
}
