package org.beyondviral.realism;

import java.util.Locale;
import java.util.Map;

/** A picture of tails, both axes logarithmic. */
final class TailPlot {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 320;
  private static final int LEFT = 60;
  private static final int RIGHT = 130;
  private static final int EDGE = 36;
  private static final int DECADES = 6;
  private static final String[] COLOURS = {
    "#1b6ca8", "#c8553d", "#4f7942", "#8f5fa8", "#b8860b", "#2f2f2f", "#d1495b", "#00798c"
  };

  private TailPlot() {}

  static String svg(String title, Map<String, Tail> tails) {
    int powers = tails.values().stream().mapToInt(tail -> tail.atLeast().size()).max().orElse(1);
    StringBuilder svg =
        new StringBuilder(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="11">
            <rect width="100%%" height="100%%" fill="#fff"/>
            <text x="%d" y="18" font-size="13">%s: share at least as large</text>
            """
                .formatted(WIDTH, HEIGHT, LEFT, title));
    for (int decade = 0; decade <= DECADES; decade++) {
      double y = y(Math.pow(10, -decade));
      svg.append(line(LEFT, y, WIDTH - RIGHT, y, "#ddd"))
          .append(text(LEFT - 34, y + 4, decade == 0 ? "1" : "10⁻" + "⁰¹²³⁴⁵⁶".charAt(decade)));
    }
    for (int power = 0; power < powers; power += Math.max(1, powers / 8)) {
      double x = x(power, powers);
      svg.append(line(x, EDGE, x, HEIGHT - EDGE, "#eee"))
          .append(text(x - 6, HEIGHT - EDGE + 16, label(power)));
    }
    int series = 0;
    for (Map.Entry<String, Tail> entry : tails.entrySet()) {
      String colour = COLOURS[series % COLOURS.length];
      StringBuilder points = new StringBuilder();
      for (int power = 0; power < entry.getValue().atLeast().size(); power++) {
        double share = entry.getValue().atLeast(power);
        if (share > 0) {
          points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(power, powers), y(share)));
        }
      }
      svg.append(
          "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\"/>\n"
              .formatted(points.toString().strip(), colour));
      double y = EDGE + 10 + 16 * series++;
      svg.append(line(WIDTH - RIGHT + 10, y, WIDTH - RIGHT + 28, y, colour))
          .append(text(WIDTH - RIGHT + 34, y + 4, entry.getKey()));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String label(int power) {
    return power < 10 ? Integer.toString(1 << power) : "2^" + power;
  }

  private static double x(int power, int powers) {
    return LEFT + (double) power / Math.max(1, powers - 1) * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double share) {
    double decades = Math.min(DECADES, -Math.log10(share));
    return EDGE + decades / DECADES * (HEIGHT - 2 * EDGE);
  }

  private static String line(double x1, double y1, double x2, double y2, String colour) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
        x1,
        y1,
        x2,
        y2,
        colour);
  }

  private static String text(double x, double y, String words) {
    return String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\">%s</text>%n", x, y, words);
  }
}
