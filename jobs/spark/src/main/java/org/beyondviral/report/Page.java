package org.beyondviral.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page: a skeleton, a style sheet, two scripts and the sections, in one file. */
final class Page {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

  private Page() {}

  static String html(Findings findings) {
    String echarts = resource("echarts/echarts.common.min.js");
    String script = resource("report.js");
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("script-hashes", hash(echarts) + " " + hash(script));
    parts.put("style", resource("report.css"));
    parts.put("answer", AnswerSection.html(findings));
    parts.put("claims", ClaimsSection.html(findings));
    parts.put("comparison", ComparisonSection.html(findings));
    parts.put("matched", MatchedSection.html(findings) + BesideSection.html(findings.beside()));
    parts.put("examples", ExampleSection.html(findings));
    parts.put("survival", SurvivalSection.html(findings));
    parts.put("retention", RetentionSection.html(findings));
    parts.put("leadership", LeadershipSection.html(findings));
    parts.put("recruitment", RecruitmentSection.html(findings));
    parts.put("incentives", IncentiveSection.html(findings));
    parts.put("networks", NetworkSection.html(findings));
    parts.put("shapes", ShapeSection.html(findings));
    parts.put("prediction", PredictionSection.html(findings.predictions()));
    parts.put("cascades", CascadeSection.html(findings.cascades()));
    parts.put("sensitivity", SensitivitySection.html(findings));
    parts.put("ledger", GapSection.html(findings.gaps()) + LedgerSection.html(findings));
    parts.put("profiles", ProfileSection.html(findings));
    parts.put("measures", MeasureSection.html());
    parts.put("method", MethodSection.html(findings));
    parts.put("campaigns", CampaignSection.html(findings));
    parts.put("data", ChartData.json(findings));
    parts.put("echarts", echarts);
    parts.put("script", script);
    return fill(resource("report.html"), parts);
  }

  /** One pass, so that what is put in is never searched for places. */
  private static String fill(String skeleton, Map<String, String> parts) {
    return PLACE
        .matcher(skeleton)
        .replaceAll(
            place -> {
              String part = parts.get(place.group(1));
              if (part == null) {
                throw new IllegalStateException("no part for " + place.group());
              }
              return Matcher.quoteReplacement(part);
            });
  }

  /** Names the only scripts that may run; one smuggled in through the data would not match. */
  private static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = Page.class.getResourceAsStream("/report/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("resource report/" + name + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
