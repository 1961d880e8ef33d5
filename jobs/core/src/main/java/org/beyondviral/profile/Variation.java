package org.beyondviral.profile;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.Profile;
import org.beyondviral.compare.DeltaShift;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * One choice of the study made otherwise: a knob and what it was turned to.
 *
 * @param knob the setting, or what was done to the archive
 * @param setting its value
 * @param profiling how campaigns are judged then
 * @param view how they are seen then
 * @param members which of their traces count then
 * @param end what values of measures are taken then
 */
public record Variation(
    String knob,
    String setting,
    Profiling profiling,
    View view,
    Members members,
    DeltaShift.End end)
    implements Serializable {
  /** The profile and the number of bursts of a campaign. */
  public record Judged(Profile profile, int bursts) {}

  /** The knob of the variation without coordinated accounts. */
  public static final String COORDINATED = "accounts.coordinated";

  private static final String THINNING = "thinning";

  private static final List<Setting<? extends Number>> THRESHOLDS =
      List.of(
          Setting.PROFILES_EFFECTIVE_WEEKS,
          Setting.PROFILES_FADE_WEEKS,
          Setting.PROFILES_SETTLE_WEEKS,
          Setting.PROFILES_SETTLE_SHARE,
          Setting.PROFILES_MIN_PARTICIPANTS,
          Setting.PROFILES_MAX_ACCOUNT_SHARE,
          Setting.PROFILES_RETURNING_SHARE,
          Setting.CAMPAIGNS_MIN_TRACES,
          Setting.BURSTS_MIN_TRACES,
          Setting.BURSTS_MEAN_MULTIPLE,
          Setting.BURSTS_PEAK_SHARE,
          Setting.BURSTS_VALLEY_SHARE,
          Setting.BURSTS_QUIET_SHARE,
          Setting.BURSTS_QUIET_WEEKS);

  /**
   * The study as it was set, first; then every threshold of the profiles a quarter lower and a
   * quarter higher (whole numbers by one at least; what a setting does not accept is left out), the
   * bins widened, the observed time cut by a tenth at either end, the traces thinned to a half, a
   * quarter and a tenth (and to all of them, without least numbers), the most active and the
   * coordinated accounts left out, and members by their own tags, links and words alone, unless the
   * study has no others. Where trees were drawn, the ends of what they give for measures of
   * cascades; profiles do not rest on trees.
   */
  public static List<Variation> of(Settings settings) {
    Profiling base = Profiling.of(settings);
    List<Variation> variations = new ArrayList<>();
    variations.add(seen("", "", base, View.WHOLE));
    for (Setting<? extends Number> threshold : THRESHOLDS) {
      for (double factor : new double[] {0.75, 1.25}) {
        // Campaigns of fewer traces than the study asks for were never built.
        if (threshold != Setting.CAMPAIGNS_MIN_TRACES || factor > 1) {
          turned(settings, threshold, factor).ifPresent(variations::add);
        }
      }
    }
    int widened = widened(base.measures().weekBins());
    variations.add(
        seen(
            Setting.ACTIVITY_BIN.key(),
            widened + " bins as one",
            base,
            new View(1, 0, 0, widened)));
    variations.add(seen("archive.from", "a tenth later", base, new View(1, 0.1, 0, 1)));
    variations.add(seen("archive.to", "a tenth earlier", base, new View(1, 0, 0.1, 1)));
    for (double kept : new double[] {1, 0.5, 0.25, 0.1}) {
      variations.add(
          seen(
              THINNING,
              String.format(Locale.ROOT, "%.2f", kept),
              base.withoutMinimums(),
              View.thinned(kept)));
    }
    variations.add(of("accounts.most-active", "1 % left out", base, Members.LESS_ACTIVE));
    variations.add(of(COORDINATED, "left out", base, Members.UNCOORDINATED));
    if (settings.get(Setting.CAMPAIGNS_MEMBERSHIP).equals("cascade")) {
      variations.add(of(Setting.CAMPAIGNS_MEMBERSHIP.key(), "direct", base, Members.DIRECT));
    }
    if (settings.get(Setting.CASCADES_TREES) > 0) {
      variations.add(ofTrees("lower ends of drawn trees", base, DeltaShift.End.LOW));
      variations.add(ofTrees("upper ends of drawn trees", base, DeltaShift.End.HIGH));
    }
    return List.copyOf(variations);
  }

  /**
   * For each variation the one it is held against: the first, but for thinned archives, which are
   * judged without least numbers, the whole archive judged so too.
   *
   * @param variations with the study as it is first
   */
  public static List<Integer> references(List<Variation> variations) {
    int whole =
        IntStream.range(0, variations.size())
            .filter(v -> variations.get(v).knob.equals(THINNING))
            .findFirst()
            .orElse(0);
    return IntStream.range(0, variations.size())
        .mapToObj(v -> v > whole && variations.get(v).knob.equals(THINNING) ? whole : 0)
        .toList();
  }

  private static Variation seen(String knob, String setting, Profiling profiling, View view) {
    return new Variation(knob, setting, profiling, view, Members.ALL, DeltaShift.End.VALUE);
  }

  private static Variation of(String knob, String setting, Profiling profiling, Members members) {
    return new Variation(knob, setting, profiling, View.WHOLE, members, DeltaShift.End.VALUE);
  }

  private static Variation ofTrees(String setting, Profiling profiling, DeltaShift.End end) {
    return new Variation(
        Setting.CASCADES_PARENTS.key(), setting, profiling, View.WHOLE, Members.ALL, end);
  }

  /**
   * What a campaign is judged to be then; empty when no trace of it is left. What no series by bin
   * can tell is held as measured: the share of participants who return, the number of participants
   * and the share of the busiest account.
   *
   * @see Profiling#profile
   */
  public Optional<Judged> judge(
      Campaign campaign,
      List<CampaignActivity> bins,
      @Nullable Double returningShare,
      long tracesWithAuthor,
      long mostParticipantDays) {
    return profiling.judge(
        campaign, bins, returningShare, tracesWithAuthor, mostParticipantDays, view);
  }

  private static Optional<Variation> turned(
      Settings settings, Setting<? extends Number> threshold, double factor) {
    Number value = settings.get(threshold);
    String written;
    if (value instanceof Double) {
      written = Double.toString(Math.rint(value.doubleValue() * factor * 1e9) / 1e9);
    } else {
      long step = Math.max(1, Math.round(value.longValue() * Math.abs(factor - 1)));
      written = Long.toString(value.longValue() + (factor < 1 ? -step : step));
    }
    return settings
        .with(threshold, written)
        .map(other -> seen(threshold.key(), written, Profiling.of(other), View.WHOLE));
  }

  /** The least number above one of bins that divides a week. */
  private static int widened(int weekBins) {
    int bins = 2;
    while (weekBins % bins != 0) {
      bins++;
    }
    return bins;
  }
}
