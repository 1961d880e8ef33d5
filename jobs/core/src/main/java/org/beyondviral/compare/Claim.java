package org.beyondviral.compare;

/** A claim drawn from the article, H1 to H13. */
public enum Claim {
  H1(
      "Most campaigns fade within days.",
      true,
      "One half, by Wilson's interval, which takes campaigns as independent. No baseline of other years."),
  H2(
      "How viral a campaign spreads at first does not tell whether it lasts.",
      true,
      "Cascades of exactly the same size; the interval leaves out campaigns, not cascades."),
  H3(
      "Campaigns that last recruit over several generations, as recursive rewards would make them.",
      true,
      "Campaigns of like size, window and platform, whatever the generation of accounts of which it is unknown. Neither times nor networks were shuffled."),
  H4(
      "In campaigns that last, leadership persists yet renews itself.",
      false,
      "The other group. Leaders were not permuted."),
  H5(
      "Campaigns that last keep their participants.",
      false,
      "Campaigns of like size, window and platform."),
  H6(
      "A campaign that lasts needs both its core and its periphery.",
      false,
      "The other group. What permuted cores would reach is the interval of each campaign's periphery_reach."),
  H7(
      "People join campaigns that last after several of those they follow have joined.",
      false,
      "The other group. Exposures were not shuffled."),
  H8(
      "Lasting attention comes from within the campaign, or is lit again from outside.",
      false,
      "The other group. Decay by one exponential alone is told in decay_fits."),
  H9(
      "A campaign that comes back does so with fresh people.",
      false,
      "An urn: days of activity dealt out by chance."),
  H10(
      "Rewards and likeness between people make recruitment faster.",
      false,
      "As many campaigns on either side."),
  H11(
      "Campaigns that last recruit beyond the recruiter's own community.",
      false,
      "The other group."),
  H12(
      "Automated or coordinated accounts swell campaigns that fade.",
      false,
      "Campaigns of like size, window and platform; sensitivity has the profiles without these accounts."),
  H13(
      "Whether a campaign lasts cannot be told before its first burst, but can be after.",
      true,
      "An area of one half, and what the number of traces alone tells, by campaigns that began earlier.");

  private final String sentence;
  private final boolean decidable;
  private final String against;

  Claim(String sentence, boolean decidable, String against) {
    this.sentence = sentence;
    this.decidable = decidable;
    this.against = against;
  }

  /** The claim in one plain sentence. */
  public String sentence() {
    return sentence;
  }

  /**
   * Whether any archive could support or contradict it; the note in {@link Hypothesis} says why
   * not.
   */
  public boolean decidable() {
    return decidable;
  }

  /** What the effect is held against, and what it is not. */
  public String against() {
    return against;
  }
}
