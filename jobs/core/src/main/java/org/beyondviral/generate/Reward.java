package org.beyondviral.generate;

/** What a referral programme pays, and what that does to recruitment. */
enum Reward {
  /** The same for everybody who signs up: an invitation pays nothing. */
  FLAT(0),
  /** One unit for each invitation that is taken up. */
  DIRECT(1),
  /** That, half of it for the invitations of the invited, a quarter for theirs …: 1 / (1 − ½). */
  RECURSIVE(2);

  private static final double UNPAID = 0.3;
  private static final double EACH = 0.25;

  private final double invitation;

  Reward(double invitation) {
    this.invitation = invitation;
  }

  /** Sign-ups that one sign-up brings, on average: some without pay, more the more it pays. */
  double reproduction() {
    return UNPAID + EACH * invitation;
  }
}
