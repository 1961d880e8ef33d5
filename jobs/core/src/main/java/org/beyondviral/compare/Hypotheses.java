package org.beyondviral.compare;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.beyondviral.measure.Measure;
import org.jspecify.annotations.Nullable;

/**
 * The article's claims, one by one, answered from what was measured: association, never causation.
 *
 * <p>No verdict rests on what the groups were cut on. H1, H9 and H10 are proportions, H2 is read
 * from single cascades. The others read the effect of one measure each, named beforehand, so that
 * nobody picks the one that suits.
 */
public final class Hypotheses {
  /**
   * Up to here an effect counts as negligible: |δ| &lt; 0.147, Romano, Kromrey, Coraggio &
   * Skowronek (2006), Appropriate statistics for ordinal level data, Florida Association of
   * Institutional Research.
   */
  static final double NEGLIGIBLE = 0.147;

  private static final String MOVEMENTS = "sustained movements";

  private Hypotheses() {}

  /** A row for each claim, in order. */
  public static List<Hypothesis> answer(Evidence evidence, CompareRules rules) {
    return Arrays.stream(Claim.values())
        .map(
            claim ->
                switch (claim) {
                  case H1 -> fadeWithinDays(evidence, rules);
                  case H2 -> viralityDoesNotTell(evidence, rules);
                  case H3 -> recruitmentIsDeeper(evidence, rules);
                  case H4 ->
                      effectOfPeople(
                          claim,
                          Measure.LEADER_OVERLAP,
                          "Leaders are taken by week, and few weeks or few responses make them alike.%s"
                              .formatted(beside(evidence, Measure.SUCCESSION_SHARE)),
                          evidence,
                          rules);
                  case H5 -> participantsAreKept(evidence, rules);
                  case H6 ->
                      effectOfPeople(
                          claim,
                          Measure.PERIPHERY_REACH,
                          "Cores grow with the size of a campaign.%s"
                              .formatted(beside(evidence, Measure.MAX_CORE)),
                          evidence,
                          rules);
                  case H7 ->
                      effectOfPeople(
                          claim,
                          Measure.REINFORCED_SHARE,
                          "Neighbours are accounts acted on before; whom people follow is not read. More people in more time have more neighbours who came before.",
                          evidence,
                          rules);
                  case H8 ->
                      effect(
                          claim,
                          Measure.ENDOGENOUS_SHARE,
                          "Above 0, what lasts feeds itself; below, it is lit from outside. But excitation is told less well beside a shock than in the long run: campaigns planted alike, one in days and one in months, may differ in it.%s"
                              .formatted(beside(evidence, Measure.DECAY_SLOW_SHARE)),
                          evidence,
                          rules);
                  case H9 -> burstsHaveFreshPeople(evidence, rules);
                  case H10 -> recruitmentIsFaster(evidence, rules);
                  case H11 ->
                      effectOfPeople(
                          claim,
                          Measure.COMMUNITY_ESCAPE_SHARE,
                          "More people fall into more communities.%s"
                              .formatted(beside(evidence, Measure.RECRUITED_SHARE)),
                          evidence,
                          rules);
                  case H12 -> coordinationSwells(evidence, rules);
                  case H13 -> toldInTime(evidence, rules);
                })
        .toList();
  }

  /**
   * H1: the share of viral fades among decided campaigns, with Wilson's interval. Supported when
   * the interval lies above one half, contradicted when below. Campaigns count one by one here,
   * also where they overlap: overlap is known for the compared groups alone.
   */
  private static Hypothesis fadeWithinDays(Evidence evidence, CompareRules rules) {
    String measure = "profile";
    if (evidence.decided() < rules.minCampaigns()) {
      return notTestable(
          Claim.H1,
          measure,
          note(
              evidence,
              "%d campaigns could be given a profile; at least %d are needed."
                  .formatted(evidence.decided(), rules.minCampaigns())));
    }
    Interval interval = Proportion.wilson(evidence.fades(), evidence.decided(), rules.confidence());
    Verdict verdict =
        interval.low() > 0.5
            ? Verdict.SUPPORTED
            : interval.high() < 0.5 ? Verdict.CONTRADICTED : Verdict.INCONCLUSIVE;
    String halfLife =
        Double.isNaN(evidence.medianHalfLifeDays())
            ? "No half-life is known."
            : String.format(
                Locale.ROOT,
                "The median half-life after the peak, of the %d with one, is %.1f days.",
                evidence.halfLives(),
                evidence.medianHalfLifeDays());
    return new Hypothesis(
        Claim.H1.name(),
        Claim.H1.sentence(),
        measure,
        (double) evidence.fades() / evidence.decided(),
        interval.low(),
        interval.high(),
        null,
        Claim.H1.against(),
        verdict.key(),
        note(
            evidence,
            "Share: %d of %d campaigns with a profile are viral fades: one burst, worth less than profiles.fade-weeks; %d undecided ones are left out, and campaigns that overlap count each. %s"
                .formatted(evidence.fades(), evidence.decided(), evidence.undecided(), halfLife)));
  }

  /**
   * H2: delta of structural virality between cascades of exactly the same size, movements against
   * fades. Many of one size are alike: all of three traces, all stars. So the interval is judged
   * over the share of pairs that differ at all, the greatest delta that is possible. A claim of no
   * effect needs more than a test that finds none: it is supported when that whole interval lies
   * within the negligible band, contradicted when it lies outside it on one side; where so few
   * pairs differ that no effect beyond the band is possible, nothing can be told.
   */
  private static Hypothesis viralityDoesNotTell(Evidence evidence, CompareRules rules) {
    String measure = CascadeShape.STRUCTURAL_VIRALITY.column();
    Optional<CascadeContrast> found = evidence.virality().filter(row -> row.matchedDelta() != null);
    if (found.isEmpty()) {
      return notTestable(
          Claim.H2,
          measure,
          note(
              evidence,
              "Fewer than %d viral fades or sustained movements have cascades of three traces or more whose root was seen, of sizes that are in both."
                  .formatted(rules.minCampaigns())));
    }
    CascadeContrast row = found.get();
    double differ = requireNonNull(row.matchedUntied());
    if (differ < NEGLIGIBLE) {
      return notTestable(
          Claim.H2,
          measure,
          note(
              evidence,
              String.format(
                  Locale.ROOT,
                  "Of the pairs of cascades of one size %.0f %% are alike, as stars are where an archive names the original alone: how they spread is not known. cascades.parents can infer it.",
                  100 * (1 - differ))));
    }
    return new Hypothesis(
        Claim.H2.name(),
        Claim.H2.sentence(),
        measure,
        row.matchedDelta(),
        row.matchedDeltaLow(),
        row.matchedDeltaHigh(),
        null,
        Claim.H2.against(),
        noneOrSome(row.matchedDeltaLow(), row.matchedDeltaHigh(), differ).key(),
        note(
            evidence,
            String.format(
                Locale.ROOT,
                "Cliff's delta of structural virality between cascades of the same size, those of sustained movements against those of viral fades; above 0 where the former are higher. %.0f %% of the pairs differ at all; over these, less than %s either way is negligible. Between cascades of any size delta is %.2f, size and all. The cascades are those of the whole campaign, not of its first days.",
                100 * differ,
                NEGLIGIBLE,
                row.cliffsDelta())));
  }

  private static Verdict noneOrSome(@Nullable Double low, @Nullable Double high, double most) {
    if (low == null || high == null) {
      return Verdict.INCONCLUSIVE;
    }
    Interval ofMost = new Interval(low / most, high / most);
    return ofMost.within(-NEGLIGIBLE, NEGLIGIBLE)
        ? Verdict.SUPPORTED
        : ofMost.low() >= NEGLIGIBLE || ofMost.high() <= -NEGLIGIBLE
            ? Verdict.CONTRADICTED
            : Verdict.INCONCLUSIVE;
  }

  /**
   * H3: matched delta of the recursive credit share, fades against movements. Who recruited whom is
   * known in part: a verdict needs the effect at both ends of what is unknown.
   */
  private static Hypothesis recruitmentIsDeeper(Evidence evidence, CompareRules rules) {
    return evidence.authorsKnown()
        ? matched(
            Claim.H3,
            Measure.RECURSIVE_CREDIT_SHARE,
            MOVEMENTS,
            "What recursive rewards would have paid; nobody was paid." + unknown(evidence),
            evidence,
            rules,
            (interval, significant) ->
                significant
                    ? evidence
                        .recursiveEnds()
                        .map(Hypotheses::atBothEnds)
                        .orElse(Verdict.INCONCLUSIVE)
                    : Verdict.INCONCLUSIVE)
        : withoutAuthors(Claim.H3, Measure.RECURSIVE_CREDIT_SHARE, evidence);
  }

  private static Verdict atBothEnds(Evidence.Ends ends) {
    return ends.against().low() > 0
        ? Verdict.SUPPORTED
        : ends.inFavour().high() < 0 ? Verdict.CONTRADICTED : Verdict.INCONCLUSIVE;
  }

  private static String unknown(Evidence evidence) {
    return evidence
        .recursiveEnds()
        .map(
            ends ->
                String.format(
                    Locale.ROOT,
                    " With accounts of unknown generation taken against the movements and for them, delta lies between %.2f and %.2f, intervals included; recruiters that are stated or inferred are taken as they are.",
                    ends.against().low(),
                    ends.inFavour().high()))
        .orElse("");
  }

  /**
   * H5: matched delta of retention after 30 days, fades against all that lasted, whether its people
   * came back or not; without a verdict, for nobody comes back to what is over.
   */
  private static Hypothesis participantsAreKept(Evidence evidence, CompareRules rules) {
    return evidence.authorsKnown()
        ? matched(
            Claim.H5,
            Measure.RETENTION_30D,
            "sustained movements and perennial topics",
            "The groups are cut on time alone, for returning participants are part of what makes a movement. Part of the effect is that cut, nobody comes back after a month to what was over in a week: no verdict.",
            evidence,
            rules,
            (interval, significant) -> Verdict.INCONCLUSIVE)
        : withoutAuthors(Claim.H5, Measure.RETENTION_30D, evidence);
  }

  /**
   * H9: of the campaigns with two bursts or more, the share whose later bursts have fresher people
   * than an urn gives, with Wilson's interval; without a verdict, for the urn knows neither that an
   * account's days lie close together nor that it is active once a day at most, which err to either
   * side.
   */
  private static Hypothesis burstsHaveFreshPeople(Evidence evidence, CompareRules rules) {
    return signs(
        Claim.H9,
        Measure.BURST_NEWCOMER_SURPLUS,
        "campaigns with two bursts or more",
        "have fresher people in the later ones than if days of activity were dealt out by chance",
        "An account's days lie close together whatever brings a campaign back, which alone makes bursts fresher than chance, and none is active twice a day, which makes them less fresh; campaigns that share people count each: no verdict.",
        evidence,
        rules);
  }

  /**
   * H10: of the campaigns whose recruits can be compared, the share in which recruits of whoever
   * had brought somebody before came sooner, with Wilson's interval; without a verdict.
   */
  private static Hypothesis recruitmentIsFaster(Evidence evidence, CompareRules rules) {
    Signs alike = evidence.signs(Measure.ALIKE_RECRUIT_SPEED);
    Interval interval = alike.interval(rules.confidence());
    String ofOneCommunity =
        alike.campaigns() < rules.minCampaigns()
            ? ""
            : String.format(
                Locale.ROOT,
                " Recruits of their recruiter's community come sooner in %.2f (%.2f to %.2f) of %d.",
                alike.share(),
                interval.low(),
                interval.high(),
                alike.campaigns());
    return signs(
        Claim.H10,
        Measure.REWARDED_RECRUIT_SPEED,
        "campaigns",
        "have recruits who come sooner to whoever had brought somebody before, whom direct rewards would have paid, than to others of that day and audience",
        "Nobody was paid, who brought people before may be better known, and campaigns that share people count each: no verdict."
            + ofOneCommunity,
        evidence,
        rules);
  }

  /**
   * A claim read from the side of nothing on which campaigns of any profile lie, one by one;
   * without a verdict.
   */
  private static Hypothesis signs(
      Claim claim,
      Measure measure,
      String which,
      String what,
      String caveat,
      Evidence evidence,
      CompareRules rules) {
    if (!evidence.authorsKnown()) {
      return withoutAuthors(claim, measure, evidence);
    }
    Signs signs = evidence.signs(measure);
    if (signs.campaigns() < rules.minCampaigns()) {
      return notTestable(
          claim,
          measure.key(),
          note(
              evidence,
              "Campaigns with a value of %2$s: %1$d; at least %3$d are needed."
                  .formatted(signs.campaigns(), measure.key(), rules.minCampaigns())));
    }
    Interval interval = signs.interval(rules.confidence());
    return new Hypothesis(
        claim.name(),
        claim.sentence(),
        measure.key(),
        signs.share(),
        interval.low(),
        interval.high(),
        null,
        claim.against(),
        Verdict.INCONCLUSIVE.key(),
        note(
            evidence,
            String.format(
                Locale.ROOT,
                "Share: %d of %d %s %s; the median of %s is %.2f. %s",
                signs.above(),
                signs.campaigns(),
                which,
                what,
                measure.key(),
                signs.median(),
                caveat)));
  }

  /**
   * H12: matched delta of the share of traces by coordinated accounts, fades against movements;
   * without a verdict. The denser a campaign the more independent accounts come together by chance
   * within seconds, and fades are dense; matching them to movements of as many traces, which took
   * more weeks, makes that worse.
   */
  private static Hypothesis coordinationSwells(Evidence evidence, CompareRules rules) {
    if (!evidence.authorsKnown()) {
      return withoutAuthors(Claim.H12, Measure.COORDINATED_SHARE, evidence);
    }
    if (evidence.withoutCoordinated().map(Sensitivity::touched).filter(n -> n == 0).isPresent()) {
      return notTestable(
          Claim.H12,
          Measure.COORDINATED_SHARE.key(),
          note(
              evidence,
              "No account of any campaign is coordinated by coordination.window, coordination.times and coordination.share."));
    }
    return matched(
        Claim.H12,
        Measure.COORDINATED_SHARE,
        MOVEMENTS,
        "Coordinated accounts are those that share the same thing as another within seconds, again and again. In dense campaigns, as fades are, independent accounts and live audiences do so too; slower groups and programs that act alone are not found: no verdict.%s"
            .formatted(withoutCoordinated(evidence)),
        evidence,
        rules,
        (interval, significant) -> Verdict.INCONCLUSIVE);
  }

  private static String withoutCoordinated(Evidence evidence) {
    return evidence
        .withoutCoordinated()
        .map(
            row ->
                " They have traces in %d campaigns%s."
                    .formatted(
                        row.touched(),
                        row.relabelledShare() == null
                            ? ""
                            : ", and without these %d of %d campaigns have another profile"
                                .formatted(
                                    Math.round(
                                        requireNonNull(row.relabelledShare()) * row.campaigns()),
                                    row.campaigns())))
        .orElse("");
  }

  /**
   * H13: the area under the ROC curve of telling, from all that was seen of it up to the longest
   * horizon, whether a campaign lasts. Every horizon lies after the first trace, so what could be
   * told before is not looked at, and the claim is never supported as a whole. It is contradicted
   * when the longest horizon tells a negligible amount, the whole interval being within half of
   * {@link #NEGLIGIBLE} of 0.5 (an area of A is a δ of 2A − 1).
   */
  private static Hypothesis toldInTime(Evidence evidence, CompareRules rules) {
    List<Prediction> known =
        evidence.predictions().stream().filter(each -> each.auc() != null).toList();
    if (known.isEmpty() || known.size() < evidence.predictions().size()) {
      return notTestable(
          Claim.H13,
          "auc",
          note(
              evidence,
              "Of %s, too few of either kind came one after the other; %d of each must come before those told, and both kinds be among these."
                  .formatted(seen(evidence.predictions()), rules.minCampaigns())));
    }
    Prediction last = known.get(known.size() - 1);
    double most = (1 + NEGLIGIBLE) / 2;
    Interval late = interval(last);
    boolean tells = late.low() > Math.max(most, requireNonNull(last.baselineAuc()));
    Verdict verdict = late.within(1 - most, most) ? Verdict.CONTRADICTED : Verdict.INCONCLUSIVE;
    return new Hypothesis(
        Claim.H13.name(),
        Claim.H13.sentence(),
        "auc",
        last.auc(),
        late.low(),
        late.high(),
        null,
        Claim.H13.against(),
        verdict.key(),
        note(
            evidence,
            String.format(
                Locale.ROOT,
                "Area under the ROC curve, %s; the number of traces alone gives %s. Within %.2f and %.2f is negligible. %s What could be told before a campaign began is not looked at: no verdict on that half. Each was told from campaigns that began before it, whether or not their end was known by then; campaigns between fading and lasting are left out, and a week may hold most of a fade.",
                areas(
                    known,
                    each ->
                        String.format(
                            Locale.ROOT, " (%.2f to %.2f)", each.aucLow(), each.aucHigh()),
                    Prediction::auc),
                areas(known, each -> "", Prediction::baselineAuc),
                1 - most,
                most,
                tells
                    ? "After the longest, more is told than that, and more than by the number of traces."
                    : "After the longest, it is not beyond doubt that more is told than that, or than by the number of traces.")));
  }

  private static String seen(List<Prediction> predictions) {
    return predictions.isEmpty()
        ? "no campaigns"
        : "%d campaigns that began within the archive".formatted(predictions.get(0).campaigns());
  }

  private static Interval interval(Prediction prediction) {
    return new Interval(requireNonNull(prediction.aucLow()), requireNonNull(prediction.aucHigh()));
  }

  private static String areas(
      List<Prediction> predictions,
      Function<Prediction, String> interval,
      Function<Prediction, @Nullable Double> area) {
    return predictions.stream()
        .map(
            each ->
                String.format(
                    Locale.ROOT,
                    "%.2f%s after %s",
                    area.apply(each),
                    interval.apply(each),
                    each.horizon()))
        .collect(Collectors.joining(", "));
  }

  /** What an interval says, and whether the test finds a difference. */
  private interface Judgement {
    Verdict of(Interval interval, boolean significant);
  }

  /**
   * H3, H5, H12: the effect between campaigns of like size and window, its q among all matched
   * tests, and the verdict it gives. Where too few campaigns have a counterpart, the unmatched
   * effect, without a verdict.
   *
   * <p>Duration cannot be matched, for the groups are cut on it. In archives generated with groups
   * that differ in nothing else, tests find no difference in the measure of H3
   * (jobs/bench/README.md).
   */
  private static Hypothesis matched(
      Claim claim,
      Measure measure,
      String others,
      String caveat,
      Evidence evidence,
      CompareRules rules,
      Judgement judgement) {
    Optional<Comparison> found = evidence.of(measure).filter(Hypotheses::hasEffect);
    if (found.isEmpty()) {
      return tooFew(claim, measure, others, evidence, rules);
    }
    Comparison row = found.get();
    Double delta = row.matchedDelta();
    if (delta == null) {
      return tested(
          claim,
          row,
          "The other group, whatever its size and window.",
          note(
              evidence,
              "%s %s Too few campaigns have a counterpart of like size, window and platform in the other group, and size alone can bring an effect about: no verdict."
                  .formatted(groups(row, others), caveat)));
    }
    Interval interval =
        new Interval(requireNonNull(row.matchedDeltaLow()), requireNonNull(row.matchedDeltaHigh()));
    Double q = row.matchedQValue();
    boolean significant = q != null && q <= 1 - rules.confidence();
    return new Hypothesis(
        claim.name(),
        claim.sentence(),
        measure.key(),
        delta,
        interval.low(),
        interval.high(),
        q,
        claim.against(),
        judgement.of(interval, significant).key(),
        note(
            evidence,
            String.format(
                Locale.ROOT,
                "Cliff's delta of %s over the %d of %d %s and viral fades with a counterpart of like size, window and platform in the other group; above 0 where the former are higher. Unmatched %.2f (%.2f to %.2f). %s",
                row.measure(),
                row.matchedN(),
                row.viralN() + row.sustainedN(),
                others,
                row.cliffsDelta(),
                row.deltaLow(),
                row.deltaHigh(),
                caveat)));
  }

  private static Hypothesis effectOfPeople(
      Claim claim, Measure measure, String caveat, Evidence evidence, CompareRules rules) {
    return evidence.authorsKnown()
        ? effect(claim, measure, caveat, evidence, rules)
        : withoutAuthors(claim, measure, evidence);
  }

  /**
   * H4, H6, H7, H8, H11: Cliff's delta of one measure, fades against movements, without a verdict:
   * the groups are cut on duration, which moves the measure whatever is behind a campaign.
   *
   * @param caveat why
   */
  private static Hypothesis effect(
      Claim claim, Measure measure, String caveat, Evidence evidence, CompareRules rules) {
    Optional<Comparison> row = evidence.of(measure).filter(Hypotheses::hasEffect);
    return row.isEmpty()
        ? tooFew(claim, measure, MOVEMENTS, evidence, rules)
        : tested(
            claim,
            row.get(),
            claim.against(),
            note(
                evidence,
                "%s %s%s Duration is not matched, for it is what the groups are cut on, and can bring this effect about: no verdict."
                    .formatted(groups(row.get(), MOVEMENTS), caveat, likeInSize(row.get()))));
  }

  private static Hypothesis withoutAuthors(Claim claim, Measure measure, Evidence evidence) {
    return notTestable(claim, measure.key(), note(evidence, "No trace names its author."));
  }

  /** The effect of a measure that is told beside a verdict; nothing without one. */
  private static String beside(Evidence evidence, Measure measure) {
    return evidence
        .of(measure)
        .filter(Hypotheses::hasEffect)
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    " For %s delta is %.2f (%.2f to %.2f).",
                    row.measure(),
                    row.cliffsDelta(),
                    row.deltaLow(),
                    row.deltaHigh()))
        .orElse("");
  }

  private static String likeInSize(Comparison row) {
    return row.matchedDelta() == null
        ? ""
        : String.format(
            Locale.ROOT,
            " Between the %d campaigns of like size, window and platform delta is %.2f (%.2f to %.2f).",
            row.matchedN(),
            row.matchedDelta(),
            row.matchedDeltaLow(),
            row.matchedDeltaHigh());
  }

  private static Hypothesis tested(Claim claim, Comparison row, String against, String note) {
    return new Hypothesis(
        claim.name(),
        claim.sentence(),
        row.measure(),
        row.cliffsDelta(),
        row.deltaLow(),
        row.deltaHigh(),
        row.qValue(),
        against,
        Verdict.INCONCLUSIVE.key(),
        note);
  }

  private static Hypothesis tooFew(
      Claim claim, Measure measure, String others, Evidence evidence, CompareRules rules) {
    long fades = evidence.of(measure).map(Comparison::viralN).orElse(0L);
    long lasting = evidence.of(measure).map(Comparison::sustainedN).orElse(0L);
    return notTestable(
        claim,
        measure.key(),
        note(
            evidence,
            "%d viral fades and %d %s have a value of %s; at least %d of each are needed."
                .formatted(fades, lasting, others, measure.key(), rules.minCampaigns())));
  }

  private static Hypothesis notTestable(Claim claim, @Nullable String measure, String note) {
    return new Hypothesis(
        claim.name(),
        claim.sentence(),
        measure,
        null,
        null,
        null,
        null,
        claim.against(),
        Verdict.NOT_TESTABLE.key(),
        note);
  }

  private static String groups(Comparison row, String others) {
    return "Cliff's delta of %s, %d %s against %d viral fades; above 0 where the former are higher."
        .formatted(row.measure(), row.sustainedN(), others, row.viralN());
  }

  private static String note(Evidence evidence, String text) {
    return evidence.tooShort()
        ? String.format(
            Locale.ROOT,
            "%s The archive covers %.1f weeks, and a sustained movement takes %.0f: it cannot show one; conf/short-window.conf measures in hours and days.",
            text,
            evidence.weeks(),
            evidence.weeksWanted())
        : text;
  }

  private static boolean hasEffect(Comparison row) {
    return row.cliffsDelta() != null && row.deltaLow() != null && row.deltaHigh() != null;
  }
}
