package org.beyondviral.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An effect between -1 and 1 with its interval, as a drawing one table row high. */
final class ForestPlot {
  /** How a mark looks; the difference never rests on colour alone. */
  enum Mark {
    CLEAR,
    UNCLEAR,
    DEFINITIONAL,
    MATCHED
  }

  private ForestPlot() {}

  static String row(
      @Nullable Double effect, @Nullable Double low, @Nullable Double high, Mark mark) {
    StringBuilder svg = open();
    svg.append("<line class=\"f-zero\" x1=\"50%\" x2=\"50%\" y1=\"0\" y2=\"20\"/>");
    if (low != null && high != null) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<line class=\"f-span\" x1=\"%.1f%%\" x2=\"%.1f%%\" y1=\"10\" y2=\"10\"/>",
              place(low),
              place(high)));
    }
    if (effect != null) {
      svg.append(mark(place(effect), mark));
    }
    return svg.append("</svg>").toString();
  }

  /** The axis that stands over the rows. */
  static String axis() {
    StringBuilder svg = open();
    for (double tick = -1; tick <= 1; tick += 0.5) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<line class=\"f-tick\" x1=\"%1$.1f%%\" x2=\"%1$.1f%%\" y1=\"15\" y2=\"20\"/>"
                  + "<text x=\"%1$.1f%%\" y=\"11\" text-anchor=\"middle\">%2$s</text>",
              place(tick),
              tick == 0 ? "0" : (tick < 0 ? "−" : "+") + (Math.abs(tick) == 1 ? "1" : "0.5")));
    }
    return svg.append("</svg>").toString();
  }

  private static StringBuilder open() {
    return new StringBuilder("<svg class=\"forest\" height=\"20\" aria-hidden=\"true\">");
  }

  private static String mark(double place, Mark mark) {
    return switch (mark) {
      case CLEAR ->
          String.format(
              Locale.ROOT, "<circle class=\"f-clear\" cx=\"%.1f%%\" cy=\"10\" r=\"4.5\"/>", place);
      case UNCLEAR ->
          String.format(
              Locale.ROOT, "<circle class=\"f-unclear\" cx=\"%.1f%%\" cy=\"10\" r=\"4\"/>", place);
      case DEFINITIONAL ->
          String.format(
              Locale.ROOT,
              "<line class=\"f-definitional\" x1=\"%1$.1f%%\" x2=\"%1$.1f%%\" y1=\"4\" y2=\"16\"/>",
              place);
      case MATCHED ->
          String.format(
              Locale.ROOT,
              "<svg x=\"%.1f%%\" overflow=\"visible\"><rect class=\"f-matched\" x=\"-3.5\" y=\"6.5\" width=\"7\" height=\"7\"/></svg>",
              place);
    };
  }

  /** Per cent of the width; the ends leave room for a mark. */
  private static double place(double effect) {
    return 50 + 45 * Math.max(-1, Math.min(1, effect));
  }
}
