package org.beyondviral.notebooks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.beyondviral.campaign.Profile;
import org.beyondviral.table.Column;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.rapaio.jupyter.kernel.global.Global;

/** How the notebooks show tables and pictures; nothing in it measures anything. */
public final class Look {
  private static final int WIDTH = 820;
  private static final int HEIGHT = 380;
  private static final int ROWS = 20;
  private static final AtomicInteger PICTURES = new AtomicInteger();
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Look() {}

  /** Lets loggers speak of trouble only; the kernel wants to hear everything. */
  public static void quiet() {
    Logger.getLogger("").setLevel(Level.WARNING);
    Logger.getLogger("org.codehaus.janino").setLevel(Level.WARNING);
  }

  /** The colour of a profile, as in the report. */
  public static Color colour(Profile profile) {
    return switch (profile) {
      case VIRAL_FADE -> new Color(0xa8480f);
      case SUSTAINED_MOVEMENT -> new Color(0x17597f);
      case PERENNIAL_TOPIC -> new Color(0x4d6b2c);
      case RECURRENT -> new Color(0x6d4a8c);
      case INTERMEDIATE -> new Color(0x6b6459);
      case UNDECIDED -> new Color(0x8a8d93);
    };
  }

  /** The profile in words. */
  public static String words(Profile profile) {
    return profile.word().replace('_', ' ');
  }

  /** Shows the first rows of a table, its columns named as they are stored. */
  public static void show(Dataset<?> table) {
    show(table, ROWS);
  }

  /** Shows so many rows of a table, its columns named as they are stored. */
  public static void show(Dataset<?> table, int rows) {
    StringBuilder html = new StringBuilder("<table><thead><tr>");
    StructField[] columns = table.schema().fields();
    for (StructField column : columns) {
      html.append(cell("th", column, Column.snakeCase(column.name())));
    }
    html.append("</tr></thead><tbody>");
    for (Row row : table.toDF().limit(rows).collectAsList()) {
      html.append("<tr>");
      for (int i = 0; i < columns.length; i++) {
        html.append(cell("td", columns[i], row.get(i)));
      }
      html.append("</tr>");
    }
    Global.display("text/html", html.append("</tbody></table>").toString());
  }

  private static String cell(String tag, StructField column, Object value) {
    String side = column.dataType() instanceof NumericType ? "right" : "left";
    return "<%1$s style=\"text-align: %2$s\">%3$s</%1$s>".formatted(tag, side, text(value));
  }

  /** Few digits, times to the minute, and names from an archive as nothing but text. */
  private static String text(Object value) {
    if (value == null) {
      return "–";
    }
    if (value instanceof Timestamp time) {
      return MINUTES.format(time.toInstant());
    }
    if (value instanceof Double number) {
      boolean whole = number == Math.rint(number) || Math.abs(number) >= 1000;
      return String.format(Locale.ROOT, whole ? "%,.0f" : "%.3g", number);
    }
    if (value instanceof Long || value instanceof Integer) {
      return String.format(Locale.ROOT, "%,d", value);
    }
    return value.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Shows a picture. */
  public static void show(Chart<?, ?> picture) {
    try {
      SVGGraphics2D drawn =
          new SVGGraphics2D(
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .getDOMImplementation()
                  .createDocument("http://www.w3.org/2000/svg", "svg", null));
      picture.paint(drawn, picture.getWidth(), picture.getHeight());
      StringWriter text = new StringWriter();
      drawn.stream(text, false);
      // Pictures of one page share its ids, and would share their clips.
      String own = "$1picture%d-".formatted(PICTURES.incrementAndGet());
      String svg = text.toString().replaceAll("( id=\"|url\\(#|href=\"#)", own);
      svg = svg.substring(svg.indexOf("<svg") + "<svg".length());
      Global.display(
          "text/html",
          "<svg viewBox=\"0 0 %d %d\" style=\"width: 100%%; max-width: %dpx\"%s"
              .formatted(picture.getWidth(), picture.getHeight(), picture.getWidth(), svg));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty picture of lines and points. */
  public static XYChart lines(String title, String x, String y) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    plain(chart.getStyler());
    return chart;
  }

  /** Adds a line without points. */
  public static XYSeries line(XYChart picture, String name, double[] x, double[] y, Color colour) {
    XYSeries line = picture.addSeries(name, x, y);
    line.setMarker(SeriesMarkers.NONE)
        .setLineColor(colour)
        .setLineStyle(SeriesLines.SOLID)
        .setLineWidth(1.4f);
    return line;
  }

  /** Adds points, in the colour and form of a profile. */
  public static XYSeries points(
      XYChart picture, String name, double[] x, double[] y, Profile profile) {
    XYSeries points = picture.addSeries(name, x, y);
    points.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    points
        .setMarker(form(profile))
        .setMarkerColor(colour(profile))
        .setLineColor(colour(profile))
        .setLineStyle(SeriesLines.SOLID);
    return points;
  }

  private static Marker form(Profile profile) {
    return switch (profile) {
      case VIRAL_FADE -> SeriesMarkers.CIRCLE;
      case SUSTAINED_MOVEMENT -> SeriesMarkers.DIAMOND;
      case PERENNIAL_TOPIC -> SeriesMarkers.SQUARE;
      case RECURRENT -> SeriesMarkers.TRIANGLE_UP;
      case INTERMEDIATE -> SeriesMarkers.TRIANGLE_DOWN;
      case UNDECIDED -> SeriesMarkers.CROSS;
    };
  }

  /**
   * Adds effects and their intervals, a row each from the top, a little above or below its middle;
   * those that are not known are left out.
   *
   * @return whether any is known
   */
  public static <R> boolean effects(
      XYChart picture,
      String name,
      double shift,
      Profile form,
      Color ink,
      List<R> rows,
      Function<R, Double> effect,
      Function<R, Double> low,
      Function<R, Double> high) {
    int[] known =
        IntStream.range(0, rows.size()).filter(i -> effect.apply(rows.get(i)) != null).toArray();
    double[] heights = Arrays.stream(known).mapToDouble(i -> shift - i).toArray();
    for (int i : known) {
      double[] span = {number(low.apply(rows.get(i))), number(high.apply(rows.get(i)))};
      line(picture, name + " " + i, span, new double[] {shift - i, shift - i}, ink)
          .setShowInLegend(false);
    }
    if (known.length > 0) {
      double[] effects = Arrays.stream(known).mapToDouble(i -> effect.apply(rows.get(i))).toArray();
      points(picture, name, effects, heights, form).setMarkerColor(ink);
    }
    return known.length > 0;
  }

  /** Names the rows of such a picture, each at the effect that it is said to stand at. */
  public static void rows(XYChart picture, List<String> names, IntToDoubleFunction at) {
    for (int i = 0; i < names.size(); i++) {
      picture.addAnnotation(new AnnotationText(names.get(i), at.applyAsDouble(i), -i, false));
    }
    picture
        .getStyler()
        .setYAxisTicksVisible(false)
        .setXAxisMin(-1.0)
        .setXAxisMax(1.0)
        .setAnnotationTextFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
  }

  /** NaN for none, which pictures leave out. */
  public static double number(Double value) {
    return value == null ? Double.NaN : value;
  }

  /** An empty picture of bars. */
  public static CategoryChart bars(String title, String x, String y) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    plain(chart.getStyler());
    return chart;
  }

  /** Plain axes on white, one font, the legend below. */
  public static void plain(AxesChartStyler style) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    Color grid = new Color(0xe4e1d8);
    style.setAxisTickLabelsFont(font).setAxisTitleFont(font);
    style.setPlotGridLinesColor(grid).setPlotGridLinesStroke(new BasicStroke(1));
    style.setChartTitleFont(font.deriveFont(Font.BOLD, 14f)).setLegendFont(font);
    style.setChartBackgroundColor(Color.WHITE).setPlotBorderColor(grid);
    style.setLegendBorderColor(Color.WHITE).setLegendPosition(LegendPosition.OutsideS);
    style.setLegendLayout(LegendLayout.Horizontal).setMarkerSize(6);
  }
}
