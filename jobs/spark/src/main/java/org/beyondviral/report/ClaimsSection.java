package org.beyondviral.report;

import org.beyondviral.compare.Hypothesis;

/** The article's claims one by one, and what this archive says to each. */
final class ClaimsSection {
  private ClaimsSection() {}

  static String html(Findings findings) {
    if (findings.hypotheses().isEmpty()) {
      return "<p>No claim was put to this archive.</p>";
    }
    StringBuilder items = new StringBuilder();
    for (Hypothesis claim : findings.hypotheses()) {
      items.append(
          """
          <li class="v-%s"><h3><span class="id">%s</span> %s</h3>
          <p><strong class="verdict">%s.</strong> %s</p>
          <p class="note">Held against: %s</p>%s</li>
          """
              .formatted(
                  Html.escape(claim.verdict()),
                  Html.escape(claim.id()),
                  Html.escape(claim.claim()),
                  verdict(claim.verdict()),
                  Html.prose(claim.note(), 1000),
                  Html.escape(claim.against()),
                  numbers(claim)));
    }
    return """
        <p>“Most big social-media events burst upon the scene, hold attention for a few days, then fade with
        nothing accomplished” (Cebrian, Rahwan and Pentland, <cite>Beyond Viral</cite>, Communications of the
        ACM 59(4), 2016). Its claims, one by one. A claim that this archive cannot answer is said to be
        untestable, never skipped.</p>
        <ol class="claims">%s</ol>
        """
        .formatted(items);
  }

  private static String verdict(String verdict) {
    return switch (verdict) {
      case "supported" -> "✓ Supported by this archive";
      case "contradicted" -> "✗ Contradicted by this archive";
      case "inconclusive" -> "? Inconclusive";
      case "not_testable" -> "– Not testable here";
      default -> Html.escape(verdict);
    };
  }

  private static String numbers(Hypothesis claim) {
    if (claim.effect() == null) {
      return "";
    }
    return "<p class=\"numbers\">Effect %s%s%s%s</p>"
        .formatted(
            Numbers.value(claim.effect()),
            claim.low() == null || claim.high() == null
                ? ""
                : " [" + Numbers.value(claim.low()) + ", " + Numbers.value(claim.high()) + "]",
            claim.qValue() == null
                ? ""
                : "; q "
                    + (claim.qValue() < 0.001 ? "" : "= ")
                    + Numbers.probability(claim.qValue()),
            claim.measure() == null
                ? ""
                : "; looked at: " + Html.escape(Words.measure(claim.measure())));
  }
}
