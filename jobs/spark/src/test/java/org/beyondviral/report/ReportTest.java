package org.beyondviral.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.beyondviral.TestSpark;
import org.beyondviral.job.ReportJob;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.measure.Measure;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.store.Citation;
import org.beyondviral.store.Tables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final int MOST_BYTES = 3_000_000;

  @TempDir static Path study;
  private static Findings findings = ReportFixture.nothing();
  private static String page = "";

  @BeforeAll
  static void read() {
    findings = FindingsReader.read(ReportFixture.full(study), Settings.defaults());
    page = Page.html(findings);
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
    assertThat(between("id=\"cascades\"", "</section>"))
        .containsSubsequence(
            ">700<", ">600<", ">+0.50<", ">+0.25<", "[+0.10, +0.40]", ">0.200<", ">75");
  }

  @Test
  void setsTheStudyBesideAnother() {
    assertThat(between("Beside another study", "</section>"))
        .containsPattern("of 1 measures? tested in\\s+both, 1 differ")
        .containsSubsequence(
            "reciprocity", ">+0.50<", ">+0.10<", ">+0.40<", ">1.50<", ">1.25<", ">1.20<");
  }

  @Test
  void answersWithTheClaimsOnItsFirstScreen() {
    assertThat(between("<header>", "<nav"))
        .contains("supports 1, contradicts 1, leaves 1 open and cannot test 1</a>");
  }

  @Test
  void tellsWhatMatchingLeaves() {
    assertThat(between("id=\"matched\"", "</section>"))
        .containsSubsequence("Still clear", "#m-retention_30d", "No longer clear", "#m-reciprocity")
        .containsPattern("of traces \\+0\\.03[0-9]*, \\+0\\.50 before; of days observed \\+0\\.06");
  }

  @Test
  void whatFollowsDurationIsNoNews() {
    assertThat(between("<header>", "<nav"))
        .contains("how long a campaign lasts, whatever else it is like")
        .doesNotContain("#m-burstiness", "#m-leader_share");
    assertThat(between("<table class=\"comparison\"", "</table>"))
        .contains("Burstiness</a> ‡")
        .doesNotContain("Reciprocity</a> ‡");
    assertThat(between("<dt>Still clear", "</dl>")).doesNotContain("#m-burstiness");
  }

  @Test
  void saysWhatClaimsAreHeldAgainst() {
    assertThat(between("id=\"claims\"", "</section>"))
        .contains("Held against: As many campaigns on either side.");
  }

  @Test
  void saysWhichEffectAChoiceMovesMost() {
    assertThat(between("id=\"sensitivity\"", "</section>"))
        .containsSubsequence(">thinning<", "#m-reciprocity", "−0.13")
        .contains("<code>cascades.trees</code> is 0");
  }

  @Test
  void saysHowManyLasted() {
    assertThat(between("id=\"survival\"", "</section>"))
        .contains(
            "After 90 days, 100\u00a0% of sustained movements were not yet over, and 7.5\u00a0% of viral fades (of 36 and 40 at the start).",
            "55\u00a0% of the participants of sustained movements had not yet left");
  }

  @Test
  void followsWhoCameToFadesAndMovements() {
    assertThat(between("id=\"retention\"", "</section>"))
        .contains(
            "30\u00a0% were active in an average week 4–7 weeks later (100 newcomers, 5 campaigns)",
            "of those who came to a fade, 5\u00a0% (180 newcomers, 9 campaigns)", "by definition")
        .contains(
            "style=\"--s:45%\">30\u00a0%<small>100<span class=\"unseen\"> people</span></small>")
        .as("a cohort of three people, and weeks of which one was not observed")
        .doesNotContain("32–63", "8–15");
  }

  @Test
  void tellsWhereLeadersCameFrom() {
    assertThat(between("id=\"leadership\"", "</section>"))
        .contains(
            "One week after a campaign’s first, of those who led a movement 75\u00a0% had led the week before, 25\u00a0% rose from within and 0\u00a0% came from outside (5 campaigns, 20 leader-weeks); of those who led a fade 25\u00a0%")
        .contains("<path class=\"l-stayed\" d=\"M0.3 75.0L0.7 75.0V100.0L0.3 100.0Z\"/>")
        .as("a week of one campaign alone")
        .doesNotContain("8–15");
  }

  @Test
  void drawsHowPeopleCameInWithoutNamingThem() {
    assertThat(between("id=\"recruitment\"", "</section>"))
        .contains(
            "Half of the movements had 40\u00a0% or more of those whose way in is known recruited by somebody (5 campaigns; in half of them it is not known of 30\u00a0% or more of the people)",
            "half of the fades 20\u00a0% or more")
        .contains("In a sustained movement", "9 people")
        .contains(
            "aria-label=\"Recruitment tree of 9 people in 2 generations after the first; its largest branches hold 6\"")
        .containsPattern("<circle class=\"some\"[^>]*/><text[^>]*>≈ 5</text>");
    assertThat(page).doesNotContain(PeopleFixture.ACCOUNT);
  }

  @Test
  void setsSchemesOfRewardSideBySide() {
    assertThat(between("id=\"incentives\"", "</section>"))
        .contains(
            "Of what recursive rewards would have paid, 10\u00a0% [5\u00a0%, 30\u00a0%] (mean of 5 campaigns) in movements and 0\u00a0% [5\u00a0%, 30\u00a0%] (mean of 9 campaigns) in fades")
        .contains("no limit")
        .containsSubsequence("Flat", "Direct", "Recursive", "Split contract");
  }

  @Test
  void showsNetworksOfPeriodsWithPeopleEnough() throws Exception {
    assertThat(between("id=\"networks\"", "</section>"))
        .contains(
            "In their first 28 days, the largest component held 80\u00a0% of the people, in the median over movements (5 campaigns), and 50\u00a0% over fades (9 campaigns).");
    JsonNode data = new ObjectMapper().readTree(between("id=\"data\">", "</script>"));
    assertThat(data.at("/networks/LARGEST_COMPONENT/viral_fade").toString())
        .isEqualTo("[[1,0.5,9],[2,0.5,9]]");
    assertThat(data.at("/networks/LINKS_KEPT/viral_fade").toString())
        .as("the first has none before it")
        .isEqualTo("[[1,null,0],[2,0.3,9]]");
  }

  @Test
  void readsNoMoreThanIsListed() {
    Findings few = FindingsReader.read(TestSpark.tables(study), Settings.defaults(), 10);
    assertThat(few.largest()).isEqualTo(findings.largest().subList(0, 10));
    List<String> listed = few.largest().stream().map(ShownCampaign::campaignId).toList();
    assertThat(few.measures())
        .hasSizeGreaterThan(10)
        .allMatch(row -> listed.contains(row.campaignId()));
    assertThat(few.outlines()).isNotEmpty().allMatch(row -> listed.contains(row.campaignId()));
  }

  @Test
  void tellsHowEarlyItCanBeTold() {
    assertThat(between("id=\"prediction\"", "</section>"))
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
  void staysSmallWhateverTheArchive() {
    String large = Page.html(withAsMuchAsIsShown(findings));
    assertThat(large)
        .contains("50 more are in <code>summary/campaigns.csv</code>")
        .contains("xxxxx…</bdi>");
    assertThat(large.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
  }

  /** As many campaigns as are listed, all their measures, traces in every part of the outline. */
  private static Findings withAsMuchAsIsShown(Findings all) {
    List<ShownCampaign> largest = new ArrayList<>();
    List<CampaignMeasure> measures = new ArrayList<>();
    List<ActivityPoint> outlines = new ArrayList<>();
    Stretches cut = all.outline().orElseThrow();
    for (int i = 0; i < FindingsReader.LARGEST; i++) {
      String id = "campaign" + i + "x".repeat(300);
      String reason = "because ".repeat(100);
      Instant start = ReportFixture.FROM;
      largest.add(
          new ShownCampaign(
              id,
              id,
              start,
              start,
              true,
              true,
              12_345,
              1_234,
              "viral_fade",
              reason,
              0.95,
              1.25,
              0.1));
      for (Measure measure : Measure.values()) {
        double value = 1.0 / (3 + measures.size() % 1000);
        measures.add(new CampaignMeasure(id, measure.key(), value, null, null, "ok"));
      }
      for (int stretch = 0; stretch < cut.count(); stretch++) {
        outlines.add(new ActivityPoint(id, stretch, 1000, 0));
      }
    }
    return new Findings(
        all.settings(),
        all.run(),
        all.ledger(),
        Map.of("viral_fade", FindingsReader.LARGEST + 50L),
        0,
        largest,
        measures,
        all.outline(),
        outlines,
        all.fade(),
        all.movement(),
        all.stretches(),
        all.activity(),
        all.people(),
        all.comparison(),
        all.cascades(),
        all.beside(),
        all.survival(),
        all.survivalAt(),
        all.predictions(),
        all.hypotheses(),
        all.shapes(),
        all.shapeChoices(),
        all.shaped(),
        all.gaps(),
        all.sensitivity(),
        all.samplingCurve());
  }

  @Test
  void theSameTablesGiveTheSamePage() throws Exception {
    assertThat(pageOf(TestSpark.tables(study), study)).isEqualTo(page);
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

  /** Skipped without a Chromium, unless {@code BROWSER_REQUIRED} is true. */
  @Nested
  class InBrowser {
    private static final String ROWS = "#campaign-table tbody tr:not([hidden])";
    private static final int TAB = 9;
    private static final int ENTER = 13;
    private static final int DELETE = 46;
    private static final int DOWN = 40;

    @TempDir static Path work;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
      Optional<String> chromium = Browser.installed();
      if (chromium.isEmpty()) {
        if ("true".equals(System.getenv("BROWSER_REQUIRED"))) {
          fail("no Chromium on PATH or in CHROMIUM, and BROWSER_REQUIRED is true");
        }
        assumeTrue(false, "no Chromium");
      }
      Files.writeString(work.resolve("report.html"), page);
      browser = new Browser(chromium.orElseThrow(), work);
    }

    @AfterAll
    static void stop() {
      if (browser != null) {
        browser.close();
      }
    }

    @BeforeEach
    void load() throws Exception {
      browser.resize(1280, 900);
      browser.prefer("light");
      browser.open(work.resolve("report.html").toUri());
    }

    @AfterEach
    void nothingWasComplainedOf() {
      assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void chartsAreDrawnInLightAndDarkAndFitEveryScreen() throws Exception {
      String drawn = "document.querySelectorAll('[data-chart] svg path').length";
      assertThat(browser.value("document.querySelectorAll('[data-chart]').length").asInt())
          .isEqualTo(16);
      String blank =
          "[...document.querySelectorAll('[data-chart]')].filter(e => !e.querySelector('svg path')).length";
      assertThat(browser.value(blank).asInt()).isZero();
      int paths = browser.value(drawn).asInt();
      assertThat(browser.value(stroke("#a8480f")).asBoolean()).isTrue();
      browser.prefer("dark");
      browser.await(stroke("#f0975a"));
      assertThat(browser.value(stroke("#a8480f")).asBoolean()).isFalse();
      assertThat(browser.value(drawn).asInt()).isEqualTo(paths);
      browser.resize(360, 800);
      assertThat(browser.value("document.documentElement.scrollWidth").asInt())
          .isLessThanOrEqualTo(360);
    }

    @Test
    void namesAndProfilesFilterTheCampaigns() throws Exception {
      assertThat(browser.text("#filter-count")).isEqualTo("36 of 36 shown");
      browser.click("#filter-name");
      browser.type("recurrent_");
      int recurrent = browser.value("document.querySelectorAll('" + ROWS + "').length").asInt();
      assertThat(recurrent).isBetween(1, 6);
      assertThat(browser.text("#filter-count")).isEqualTo(recurrent + " of 36 shown");
      browser.value("document.getElementById('filter-name').select()");
      browser.type("alert(");
      assertThat(browser.text("#filter-count")).isEqualTo("2 of 36 shown");
      browser.value("document.getElementById('filter-name').select()");
      browser.press("Delete", DELETE);
      browser.value("document.getElementById('filter-profile').focus()");
      browser.press("ArrowDown", DOWN);
      assertThat(browser.value("document.getElementById('filter-profile').value").asText())
          .isEqualTo("viral_fade");
      assertThat(browser.text("#filter-count")).isEqualTo("11 of 36 shown");
    }

    @Test
    void headingsSortTheCampaigns() throws Exception {
      assertThat(traces()).hasSize(36).isSortedAccordingTo((a, b) -> b - a);
      browser.click("#campaign-table thead th:nth-child(3) button");
      browser.click("#campaign-table thead th:nth-child(3) button");
      assertThat(traces()).hasSize(36).isSorted();
      assertThat(
              browser
                  .value("document.querySelector('#campaign-table th:nth-child(3)').ariaSort")
                  .asText())
          .isEqualTo("ascending");
      browser.click("#campaign-table thead th:nth-child(1) button");
      assertThat(browser.value("document.querySelectorAll('[aria-sort]').length").asInt()).isOne();
      assertThat(
              browser
                  .value(
                      "(names => names.length === 36 && names.every((name, i) => i === 0 || names[i - 1].localeCompare(name) <= 0))([...document.querySelectorAll('"
                          + ROWS
                          + "')].map(row => row.cells[0].textContent))")
                  .asBoolean())
          .isTrue();
    }

    @Test
    void printsLightWithTheNumbersOfItsCharts() throws Exception {
      String closed = "document.querySelectorAll('details:not([open])').length";
      int details = browser.value(closed).asInt();
      browser.prefer("dark");
      browser.await(stroke("#f0975a"));
      browser.value("dispatchEvent(new Event('beforeprint'))");
      assertThat(browser.value(stroke("#a8480f")).asBoolean()).isTrue();
      assertThat(browser.value(closed).asInt()).isZero();
      browser.value("dispatchEvent(new Event('afterprint'))");
      assertThat(browser.value(stroke("#f0975a")).asBoolean()).isTrue();
      assertThat(browser.value(closed).asInt()).isEqualTo(details);
    }

    @Test
    void theTabKeyGoesFromTheFilterToTheHeadingsToTheCampaigns() throws Exception {
      String here = "document.activeElement.";
      browser.click("#filter-name");
      browser.press("Tab", TAB);
      assertThat(browser.value(here + "id").asText()).isEqualTo("filter-profile");
      browser.press("Tab", TAB);
      assertThat(browser.value(here + "ariaLabel").asText()).isEqualTo("The largest campaigns");
      for (int heading = 0; heading < 8; heading++) {
        browser.press("Tab", TAB);
        assertThat(browser.value(here + "parentNode.cellIndex").asInt()).isEqualTo(heading);
      }
      browser.press("Tab", TAB);
      assertThat(browser.value(here + "closest('tr').id").asText()).isEqualTo("c-0");
    }

    private String stroke(String colour) {
      return "[...document.querySelectorAll('[data-campaign=viral_fade] svg path')].some(p => p.getAttribute('stroke') === '%s')"
          .formatted(colour);
    }

    @Test
    void aCampaignOpensByMouseByKeyAndByItsAddress() throws Exception {
      browser.click("#c-0 button");
      assertThat(browser.text(".opened")).contains("effective weeks", "returning share");
      assertThat(browser.value("location.hash").asText()).isEqualTo("#c-0");
      browser.press("Enter", ENTER);
      assertThat(browser.value("document.querySelector('.opened') === null").asBoolean()).isTrue();
      browser.open(URI.create("about:blank"));
      browser.open(URI.create(work.resolve("report.html").toUri() + "#c-5"));
      assertThat(
              browser.value("document.querySelector('.opened').previousElementSibling.id").asText())
          .isEqualTo("c-5");
    }

    @Test
    void hostileNamesStayTextWhereverTheyAreShown() throws Exception {
      for (int i = 0; i < 36; i++) {
        browser.value("document.querySelector('#c-%d button').click()".formatted(i));
      }
      assertThat(browser.value("document.querySelectorAll('.opened').length").asInt())
          .isEqualTo(36);
      assertThat(browser.value("document.querySelectorAll('img').length").asInt()).isZero();
      assertThat(browser.value("document.scripts.length").asInt()).isEqualTo(3);
      assertThat(browser.text("#campaign-table"))
          .contains(ReportFixture.SCRIPT, ReportFixture.IMAGE);
    }

    @Test
    void aPageWithoutChartsRunsWithoutErrors() throws Exception {
      browser.open(
          Files.writeString(work.resolve("empty.html"), Page.html(ReportFixture.nothing()))
              .toUri());
      assertThat(browser.text(".answer")).contains("The archive holds no campaign");
    }

    private List<Integer> traces() throws Exception {
      List<Integer> traces = new ArrayList<>();
      for (JsonNode value :
          browser.value(
              "[...document.querySelectorAll('"
                  + ROWS
                  + "')].map(r => Number(r.cells[2].dataset.v))")) {
        traces.add(value.asInt());
      }
      return traces;
    }
  }
}
