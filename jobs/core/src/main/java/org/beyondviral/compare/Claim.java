package org.beyondviral.compare;

/** A claim drawn from the article, H1 to H13. */
public enum Claim {
  H1("Most campaigns fade within days."),
  H2("How viral a campaign spreads at first does not tell whether it lasts."),
  H3("Campaigns that last recruit over several generations, as recursive rewards would make them."),
  H4("In campaigns that last, leadership persists yet renews itself."),
  H5("Campaigns that last keep their participants."),
  H6("A campaign that lasts needs both its core and its periphery."),
  H7("People join campaigns that last after several of those they follow have joined."),
  H8("Lasting attention comes from within the campaign, or is lit again from outside."),
  H9("A campaign that comes back does so with fresh people."),
  H10("Rewards and likeness between people make recruitment faster."),
  H11("Campaigns that last recruit beyond the recruiter's own community."),
  H12("Automated or coordinated accounts swell campaigns that fade."),
  H13("Whether a campaign lasts cannot be told before its first burst, but can be after.");

  private final String sentence;

  Claim(String sentence) {
    this.sentence = sentence;
  }

  /** The claim in one plain sentence. */
  public String sentence() {
    return sentence;
  }
}
