package org.beyondviral.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.beyondviral.job.ReportJob;
import org.beyondviral.measure.Measure;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.store.Citation;
import org.beyondviral.store.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final int MOST_BYTES = 1_600_000;

  @TempDir static Path study;
  private static String page = "";

  @BeforeAll
  static void write() throws Exception {
    page = pageOf(ReportFixture.full(study), study);
  }

  @Test
  void namesFromTheArchiveAreNeverMarkup() {
    assertThat(markup(page))
        .doesNotContain(ReportFixture.SCRIPT)
        .doesNotContain("<img")
        .doesNotContain("\u202E")
        .doesNotContain("\u2028")
        .contains("<bdi>&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;</bdi>")
        .contains("<bdi>&quot;&gt;&lt;img src=x onerror=alert(2)&gt;</bdi>")
        .contains("<bdi>safe[U+202E]gnp.exe</bdi>")
        .contains("<bdi>a[U+2028]b</bdi>")
        .contains("<bdi>{{data}}</bdi>")
        .contains("<bdi>" + ReportFixture.ARABIC + "</bdi>")
        .contains("verylong…")
        .doesNotContain("verylong".repeat(20));
    assertThat(page.split("<script", -1)).hasSize(4);
    assertThat(page.split("</script", -1)).hasSize(4);
  }

  @Test
  void loadsNothing() {
    String markup = markup(page);
    assertThat(markup)
        .doesNotContain("http://")
        .doesNotContain("https://")
        .doesNotContain("src=\"")
        .doesNotContain("url(")
        .doesNotContain("@import")
        .doesNotContain("<link")
        .contains("default-src 'none'");
    Matcher links = Pattern.compile("href=\"([^\"]*)\"").matcher(markup);
    assertThat(links.results().map(link -> link.group(1)))
        .isNotEmpty()
        .allSatisfy(target -> assertThat(markup).contains("id=\"" + target.substring(1) + "\""))
        .allMatch(target -> target.startsWith("#"));
  }

  @Test
  void explainsEveryMeasureWithItsSource() {
    for (Measure measure : Measure.values()) {
      assertThat(page)
          .contains("id=\"m-" + measure.key() + "\"")
          .contains(Html.escape(measure.meaning()))
          .contains(Html.escape(measure.source().citation()));
    }
  }

  @Test
  void namesEverySettingAndThoseThatWereChanged() {
    for (Setting<?> setting : Setting.all()) {
      assertThat(page).contains("<code>" + setting.key() + "</code>");
    }
    assertThat(page)
        .contains("Settings that differ from their default")
        .contains("mine.conf")
        .doesNotContain("/somewhere/secret");
  }

  @Test
  void saysHowToMakeItAgainAndHowToCiteIt() {
    assertThat(page)
        .contains("<code>./beyond-viral study ")
        .contains("--set campaigns.min-traces=60", "--set campaigns.file=mine.conf")
        .contains("Version 0.1.0, commit 0a1b2c3d4e5f.")
        .contains(Html.escape(Citation.ARTICLE));
  }

  @Test
  void sortsMeasuresBySizeOfEffectAndSetsDefinitionalOnesApart() {
    String table = between("<table class=\"comparison\"", "</table>");
    String tested = table.substring(0, table.indexOf("These prove nothing"));
    assertThat(tested).doesNotContain("#m-effective_weeks").doesNotContain("not tested");
    Matcher effects =
        Pattern.compile("data-label=\"Cliff’s delta\"><span>([+−]?[0-9.]+)<").matcher(tested);
    assertThat(
            effects
                .results()
                .map(found -> Double.parseDouble(found.group(1).replaceAll("[+−]", ""))))
        .hasSizeGreaterThan(15)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(tested).contains("too few campaigns with a value");
    assertThat(table.substring(table.indexOf("These prove nothing")))
        .contains("#m-effective_weeks")
        .contains("not tested")
        .doesNotContain("f-clear");
  }

  @Test
  void saysWhetherTheBooksBalance() {
    assertThat(between("id=\"ledger\"", "</section>"))
        .contains("One stage does not balance.")
        .contains("✓ balances")
        .contains("✗ off by 1<")
        .contains("33,090")
        .contains("41 kept");
    assertThat(page).contains("94,812");
  }

  @Test
  void dataForTheChartsIsJsonThatCannotEndItsElement() throws Exception {
    String json = between("<script type=\"application/json\" id=\"data\">", "</script>");
    assertThat(json).doesNotContainPattern("[<>&\u2028\u2029]");
    JsonNode data = new ObjectMapper().readTree(json);
    assertThat(data.at("/activity/viral_fade/traces").size())
        .isEqualTo(data.at("/activity/times").size())
        .isBetween(50, 400);
    assertThat(data.at("/survival/participant/viral_fade").size()).isBetween(50, 161);
    assertThat(data.at("/survival/campaign").size()).isEqualTo(ShownProfile.values().length);
  }

  @Test
  void showsTheClearestOfThoseLargeEnough() {
    assertThat(page)
        .contains("Clearest viral fade of")
        .contains("Clearest sustained movement of")
        .containsPattern("at least the\\s+median number of traces of that profile");
  }

  @Test
  void comparesCascadesOfTheSameSize() {
    assertThat(between("Single cascades", "</section>"))
        .containsSubsequence(">700<", ">600<", ">+0.50<", ">+0.25<", "[+0.10, +0.40]", ">0.200<");
  }

  @Test
  void setsTheStudyBesideAnother() {
    assertThat(between("Beside another study", "</section>"))
        .containsPattern("of 1 measures? tested in\\s+both, 1 differ")
        .containsSubsequence("reciprocity", ">+0.50<", ">+0.10<", ">+0.40<", ">1.50<");
  }

  @Test
  void tellsHowEarlyItCanBeTold() {
    assertThat(between("Can it be told early?", "</section>"))
        .containsSubsequence(
            "<th scope=\"row\">1h</th><td class=\"n\">0</td><td class=\"n\">–</td>",
            "<th scope=\"row\">7d</th><td class=\"n\">240</td><td class=\"n\">25\u00a0%</td>",
            ">0.75</td>",
            ">0.70 to 0.80</td>",
            ">0.63</td>");
  }

  @Test
  void tellsGapsOfTheCollectionAndWhatChoicesDo() {
    assertThat(between("id=\"ledger\"", "</section>"))
        .contains("Silent from 2020-10-02 to 2020-10-30 (29 days): 3 traces, where 690 a day");
    assertThat(between("id=\"sensitivity\"", "</section>"))
        .contains("<code>thinning</code>")
        .contains("25\u00a0%")
        .contains("<td class=\"n\">50\u00a0%</td>", "<td class=\"n\">0.75</td>");
  }

  @Test
  void drawsEveryShapeAndCountsItsProfiles() throws Exception {
    assertThat(between("id=\"shapes\"", "</section>"))
        .contains("Shape 6 <small>6 campaigns</small>")
        .contains("adjusted Rand index of 0.25");
    String json = between("id=\"data\">", "</script>");
    assertThat(new ObjectMapper().readTree(json).at("/shapes/6").size()).isEqualTo(128);
  }

  @Test
  void givesVerdictsInOrderAndInWords() {
    String claims = between("id=\"claims\"", "</section>");
    assertThat(claims)
        .containsSubsequence(">H1<", ">H2<", ">H5<", ">H10<")
        .contains("Supported by this archive")
        .contains("Not testable here");
  }

  @Test
  void aShortArchiveIsSaidToBeShort(@TempDir Path other) throws Exception {
    String brief = pageOf(ReportFixture.shortArchive(other), other);
    assertThat(brief)
        .contains("too short to show a sustained movement")
        .contains("It observes 63 days")
        .contains("conf/short-window.conf")
        .contains("No sustained movement")
        .contains("1 viral fade against 0 sustained movements")
        .contains("No curve: the archive holds no participant")
        .contains("Every setting stands at its default.")
        .doesNotContain("data-chart=\"survival\"")
        .doesNotContain("data-campaign=\"sustained_movement\"");
  }

  @Test
  void anArchiveWithoutCampaignsIsSaidToHaveNone(@TempDir Path other) throws Exception {
    assertThat(pageOf(ReportFixture.empty(other), other))
        .contains("The archive holds no campaign")
        .contains("neither a viral fade nor a sustained movement")
        .doesNotContain("data-chart=");
  }

  @Test
  void staysSmallWhateverTheArchive(@TempDir Path other) throws Exception {
    String large = pageOf(ReportFixture.large(other), other);
    assertThat(large.length()).isLessThan(MOST_BYTES);
    assertThat(large)
        .contains("2,800 more are in <code>summary/campaigns.csv</code>")
        .contains("campaign2999x")
        .doesNotContain("campaign2799x");
    assertThat(Files.size(study.resolve("report.html"))).isLessThan(MOST_BYTES);
  }

  @Test
  void theSameTablesGiveTheSamePage(@TempDir Path other) throws Exception {
    assertThat(pageOf(ReportFixture.full(other), other)).isEqualTo(page);
  }

  private static String pageOf(Tables tables, Path output) throws Exception {
    ReportJob.run(tables, Settings.defaults());
    return Files.readString(output.resolve("report.html"));
  }

  /** The page without its scripts. */
  private static String markup(String page) {
    return page.replaceAll("(?s)<script.*?</script>", "");
  }

  private static String between(String from, String to) {
    int start = page.indexOf(from);
    assertThat(start).as(from).isNotNegative();
    return page.substring(start + from.length(), page.indexOf(to, start));
  }
}
