package org.beyondviral.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.beyondviral.compare.Survival;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.measure.Measure;
import org.beyondviral.shape.ShapeBin;
import org.jspecify.annotations.Nullable;

/** What the charts draw, as JSON that can stand inside a script element. */
final class ChartData {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final MathContext DIGITS = new MathContext(4);

  private ChartData() {}

  static String json(Findings findings) {
    ObjectNode data = NODES.objectNode();
    ObjectNode titles = data.putObject("titles");
    for (ShownProfile profile : ShownProfile.values()) {
      titles.put(profile.key(), profile.title());
    }
    ObjectNode activity = data.putObject("activity");
    findings
        .stretches()
        .ifPresent(
            cut -> {
              activity.put("unit", cut.unit());
              ArrayNode times = activity.putArray("times");
              for (int i = 0; i < cut.count(); i++) {
                times.add(cut.start(i).toEpochMilli());
              }
              activity.put("end", cut.to().toEpochMilli());
              series(activity, findings, findings.fade(), ShownProfile.VIRAL_FADE, cut);
              series(activity, findings, findings.movement(), ShownProfile.SUSTAINED_MOVEMENT, cut);
            });
    ObjectNode survival = data.putObject("survival");
    for (Survival step : findings.survival()) {
      survival
          .withObject("/" + pointer(step.subject()))
          .withArray("/" + pointer(step.profile()))
          .addArray()
          .add(step.day())
          .add(rounded(step.survival()))
          .add(end(step.low()))
          .add(end(step.high()))
          .add(step.atRisk());
    }
    ObjectNode days = data.putObject("survivalDays");
    for (SurvivalAt at : findings.survivalAt()) {
      if (at.day() > 0 && !days.has(at.subject())) {
        days.put(at.subject(), at.day());
      }
    }
    networks(data.putObject("networks"), findings);
    campaigns(data.putObject("campaigns"), findings);
    ObjectNode shapes = data.putObject("shapes");
    for (ShapeBin bin : findings.shapes()) {
      shapes.withArray("/" + bin.shape()).add(rounded(bin.value()));
    }
    return inScript(data);
  }

  /** Of each line and profile, [period, median, campaigns], periods counted from 1, gaps null. */
  private static void networks(ObjectNode networks, Findings findings) {
    for (NetworkSection.Line line : NetworkSection.Line.values()) {
      ObjectNode profiles = networks.putObject(line.name());
      for (ShownProfile profile :
          List.of(ShownProfile.VIRAL_FADE, ShownProfile.SUSTAINED_MOVEMENT)) {
        ArrayNode points = profiles.putArray(profile.key());
        int next = 0;
        for (NetworkAt row : findings.people().networks(profile, line.column())) {
          for (; next < row.period(); next++) {
            points.addArray().add(next + 1).addNull().add(0);
          }
          points.addArray().add(row.period() + 1).add(rounded(row.median())).add(row.campaigns());
          next++;
        }
      }
    }
  }

  /**
   * The measures of the campaigns listed, in their order: a value, or why there is none by the
   * first letter of its status.
   */
  private static void campaigns(ObjectNode campaigns, Findings findings) {
    ArrayNode measures = campaigns.putArray("measures");
    Map<String, Integer> columns = new HashMap<>();
    for (Measure measure : Measure.values()) {
      columns.put(measure.key(), columns.size());
      measures
          .addObject()
          .put("key", measure.key())
          .put("group", measure.group().label())
          .put("unit", measure.unit().label());
    }
    Map<String, ArrayNode> values = new HashMap<>();
    Map<String, ArrayNode> outlines = new HashMap<>();
    ArrayNode allValues = campaigns.putArray("values");
    ArrayNode allOutlines = campaigns.putArray("outlines");
    for (ShownCampaign campaign : findings.largest()) {
      ArrayNode row = allValues.addArray();
      columns.keySet().forEach(measure -> row.addNull());
      values.put(campaign.campaignId(), row);
      outlines.put(campaign.campaignId(), allOutlines.addArray());
    }
    for (CampaignMeasure measure : findings.measures()) {
      Integer column = columns.get(measure.measure());
      if (column != null) {
        requireNonNull(values.get(measure.campaignId())).set(column, shown(measure));
      }
    }
    findings
        .outline()
        .ifPresent(
            cut -> {
              campaigns.put("stretches", cut.count());
              campaigns.put("from", cut.from().toEpochMilli());
              campaigns.put("to", cut.to().toEpochMilli());
            });
    for (ActivityPoint point : findings.outlines()) {
      requireNonNull(outlines.get(point.campaignId())).add(point.stretch()).add(point.traces());
    }
  }

  /** Its value, with its interval where it has one; why it has none by the first letter. */
  private static JsonNode shown(CampaignMeasure measure) {
    if (measure.value() == null) {
      return NODES.textNode(measure.status().substring(0, 1));
    }
    if (measure.low() == null || measure.high() == null) {
      return digits(measure.value());
    }
    return NODES
        .arrayNode()
        .add(digits(measure.value()))
        .add(digits(measure.low()))
        .add(digits(measure.high()));
  }

  private static JsonNode digits(double value) {
    return NODES.numberNode(new BigDecimal(value).round(DIGITS));
  }

  private static void series(
      ObjectNode activity,
      Findings findings,
      Optional<Findings.Example> example,
      ShownProfile profile,
      Stretches cut) {
    if (example.isEmpty()) {
      return;
    }
    double[] traces = new double[cut.count()];
    double[] newcomers = new double[cut.count()];
    for (ActivityPoint point : findings.activity()) {
      if (point.campaignId().equals(example.get().campaign().campaignId())) {
        int stretch = (int) point.stretch();
        traces[stretch] = cut.rate(point.traces(), stretch);
        newcomers[stretch] = cut.rate(point.newcomers(), stretch);
      }
    }
    ObjectNode series = activity.putObject(profile.key());
    put(series.putArray("traces"), traces);
    put(series.putArray("newcomers"), newcomers);
  }

  private static void put(ArrayNode array, double[] values) {
    for (double value : values) {
      array.add(rounded(value));
    }
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e4) / 1e4;
  }

  private static @Nullable Double end(@Nullable Double end) {
    return end == null || end.isNaN() ? null : (Double) rounded(end);
  }

  private static String pointer(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  /** Nothing in it can end the script element, start a comment or break a line of script. */
  static String inScript(ObjectNode data) {
    try {
      return new ObjectMapper()
          .writeValueAsString(data)
          .replace("&", "\\u0026")
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
