package org.beyondviral.generate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;

/** What collecting an archive does to it. */
public enum Fault {
  /** The archive has nothing for so many days from its middle on. */
  GAP("days", MixedScenario.DAYS / 2.0),
  /** The collector got no more than so many traces of a unit, a campaign mostly, in a day. */
  CAP("traces a day", 1e9),
  /** This share of the accounts is gone with all they did. */
  DELETED("share of accounts", 1),
  /** This share of the traces that act on none was never collected. */
  UNSEEN_ROOTS("share of roots", 1),
  /** Each account's clock is wrong by a time of its own, up to so many seconds either way. */
  CLOCK_SKEW("seconds", 1e7),
  /** This share of the rows was delivered twice. */
  REPEATED("share of rows", 1),
  /** Collecting began so many days late and ended as many early. */
  CUT("days", MixedScenario.DAYS / 2.0);

  private final String measure;
  private final double most;

  Fault(String measure, double most) {
    this.measure = measure;
    this.most = most;
  }

  /** The name as written on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Fault named(String word) {
    List<String> known = Arrays.stream(values()).map(Fault::word).toList();
    return Arrays.stream(values())
        .filter(fault -> fault.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    "unknown fault '%s'; known: %s"
                        .formatted(word, String.join(", ", Settings.nearest(word, known)))));
  }

  double amount(String written) {
    try {
      double amount = Double.parseDouble(written);
      if (amount > 0 && amount <= most) {
        return amount;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new UserError(
        "--fault %s is '%s'; it must be over 0 and at most %s (%s)"
            .formatted(word(), written, most == 1 ? "1" : Long.toString((long) most), measure));
  }
}
