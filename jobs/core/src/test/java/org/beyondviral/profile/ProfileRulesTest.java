package org.beyondviral.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.beyondviral.campaign.Profile;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileRulesTest {
  private static final ProfileRules RULES = ProfileRules.of(Settings.defaults());

  private static ProfileFacts facts(
      double weeks, @Nullable Double returning, int bursts, int quiet, boolean settled) {
    return new ProfileFacts(50, true, 10, 0.25, weeks, returning, bursts, quiet, settled);
  }

  private static void decides(ProfileFacts facts, Profile profile, String reason) {
    assertThat(RULES.decide(facts)).isEqualTo(new ProfileRules.Verdict(profile, reason));
  }

  @Test
  void tooFewTracesComeFirst() {
    decides(
        new ProfileFacts(49, true, 9, 0.9, 30, 0.5, 1, 0, true),
        Profile.UNDECIDED,
        "49 traces (< 50)");
  }

  @Test
  void aHandfulOfAccountsIsNoCampaign() {
    decides(
        new ProfileFacts(50, true, 9, 0.1, 30, 0.5, 1, 0, true),
        Profile.UNDECIDED,
        "9 participants (< 10)");
  }

  @Test
  void oneAccountIsNoMovement() {
    decides(
        new ProfileFacts(50, true, 10, 0.2501, 30, 0.5, 1, 0, true),
        Profile.UNDECIDED,
        "one account has 25.1 % of participant-days (> 25 %)");
  }

  @Test
  void withoutAuthorsTheirRulesDoNotApply() {
    decides(
        new ProfileFacts(50, false, 0, 0, 12, null, 1, 0, true),
        Profile.SUSTAINED_MOVEMENT,
        "effective weeks 12.0 ≥ 12; authors are not known");
  }

  @Test
  void lastingWithReturningPeopleIsAMovement() {
    decides(
        facts(27.36, 0.31, 5, 9, false),
        Profile.SUSTAINED_MOVEMENT,
        "effective weeks 27.3 ≥ 12 and 31 % of participants return (≥ 10 %)");
    assertThat(RULES.decide(facts(12, 0.1, 0, 0, false)).profile())
        .isEqualTo(Profile.SUSTAINED_MOVEMENT);
  }

  @Test
  void lastingWithoutThemIsATopic() {
    decides(
        facts(12, 0.0999, 2, 4, true),
        Profile.PERENNIAL_TOPIC,
        "effective weeks 12.0 ≥ 12, but only 9.9 % of participants return (< 10 %)");
  }

  @Test
  void lastingWithNobodyObservedLongEnoughIsUndecided() {
    decides(
        facts(12, null, 2, 4, true),
        Profile.UNDECIDED,
        "effective weeks 12.0 ≥ 12, but nobody is observed long enough to return");
  }

  @Test
  void burstsWithQuietBetweenRecur() {
    decides(
        facts(11.999, 0.5, 2, 4, false),
        Profile.RECURRENT,
        "2 bursts with 4 quiet weeks between (≥ 4); effective weeks 11.9 (< 12)");
    assertThat(RULES.decide(facts(2, 0.5, 2, 4, true)).profile()).isEqualTo(Profile.RECURRENT);
  }

  @Test
  void oneBurstSoonOverIsAFade() {
    decides(
        facts(3.99, 0.5, 1, 0, true),
        Profile.VIRAL_FADE,
        "effective weeks 3.9 (< 4), one burst, settled");
  }

  @Test
  void shortWithTwoBurstsCloseTogetherIsUndecided() {
    decides(
        facts(3.99, 0.5, 2, 3, true),
        Profile.UNDECIDED,
        "effective weeks 3.9 (< 4) and settled, but 2 bursts with 3 quiet weeks between (< 4)");
    decides(
        facts(3.99, 0.5, 0, 0, true),
        Profile.UNDECIDED,
        "effective weeks 3.9 (< 4) and settled, but no burst");
  }

  @Test
  void betweenIsIntermediate() {
    decides(
        facts(4, 0.5, 2, 3, true), Profile.INTERMEDIATE, "effective weeks 4.0 (4 to 12), settled");
  }

  @Test
  void censoredBeforeItSettledIsUndecided() {
    for (double weeks : new double[] {1, 4, 11.9}) {
      ProfileRules.Verdict verdict = RULES.decide(facts(weeks, 0.5, 1, 0, false));
      assertThat(verdict.profile()).isEqualTo(Profile.UNDECIDED);
      assertThat(verdict.reason()).endsWith("but the archive ends before it settled");
    }
  }

  @Test
  void aTenthOfTheTracesShowsATenthOfThoseWhoReturnAndTheNearestStayUndecided() {
    ProfileRules tenth = ProfileRules.of(Settings.of(Map.of(Setting.ARCHIVE_SAMPLED.key(), "0.1")));
    String weeks = "effective weeks 12.0 ≥ 12";

    assertThat(tenth.decide(sampled(0.05)))
        .isEqualTo(
            new ProfileRules.Verdict(
                Profile.SUSTAINED_MOVEMENT,
                weeks + " and 5 % of participants return in a sample of 10 % (≥ 1 %)"));
    assertThat(tenth.decide(sampled(0)))
        .isEqualTo(
            new ProfileRules.Verdict(
                Profile.PERENNIAL_TOPIC,
                weeks + ", but only 0 % of participants return in a sample of 10 % (< 1 %)"));
    assertThat(tenth.decide(sampled(0.01)))
        .isEqualTo(
            new ProfileRules.Verdict(
                Profile.UNDECIDED,
                weeks
                    + ", but 1 % of participants return in a sample of 10 %, too near 1 % to tell"));
    assertThat(RULES.decide(sampled(0.05)).profile()).isEqualTo(Profile.PERENNIAL_TOPIC);
  }

  /** People who come again with one chance each time, and an archive that holds some of it. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.25, 0.5})
  void peopleWhoReturnAsOftenAsTheRuleAsksAreNeitherAboveNorBelowItHoweverThin(double share) {
    ProfileRules rules =
        ProfileRules.of(Settings.of(Map.of(Setting.ARCHIVE_SAMPLED.key(), Double.toString(share))));

    assertThat(thinned(rules, 0.1, share)).isEqualTo(Profile.UNDECIDED);
    assertThat(thinned(rules, 0.14, share)).isEqualTo(Profile.SUSTAINED_MOVEMENT);
    assertThat(thinned(rules, 0.06, share)).isEqualTo(Profile.PERENNIAL_TOPIC);
  }

  /** By definition, not formula: chance to be shown n times of k comes, summed over k. */
  private static Profile thinned(ProfileRules rules, double again, double share) {
    double shown = 0;
    double once = 0;
    for (int comes = 1; comes < 200; comes++) {
      double chance = (1 - again) * Math.pow(again, comes - 1);
      shown += chance * (1 - Math.pow(1 - share, comes));
      once += chance * comes * share * Math.pow(1 - share, comes - 1);
    }
    return rules
        .decide(new ProfileFacts(9_000, true, 6_000, 0.1, 20, (shown - once) / shown, 1, 0, true))
        .profile();
  }

  private static ProfileFacts sampled(double returning) {
    return new ProfileFacts(500, true, 400, 0.1, 12, returning, 1, 0, true);
  }
}
