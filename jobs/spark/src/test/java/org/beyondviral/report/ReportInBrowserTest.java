package org.beyondviral.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.beyondviral.job.ReportJob;
import org.beyondviral.settings.Settings;
import org.beyondviral.store.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in headless Chromium; skipped without one unless {@code BROWSER_REQUIRED} is true. */
class ReportInBrowserTest {
  @TempDir Path study;
  @TempDir Path work;

  @Test
  void chartsAreDrawnAndHostileNamesAreInert() throws Exception {
    Seen seen = open(ReportFixture.full(study));
    assertThat(seen.complaints()).isEmpty();
    assertThat(charts(seen.page())).hasSize(10);
    for (String chart : charts(seen.page())) {
      assertThat(chart).contains("<svg").contains("<path");
    }
    assertThat(markup(seen.page()))
        .contains("36 of 36 shown")
        .doesNotContain("<img")
        .doesNotContain("<script>alert");
  }

  @Test
  void aPageWithoutChartsRunsWithoutErrors() throws Exception {
    Seen seen = open(ReportFixture.empty(study));
    assertThat(seen.complaints()).isEmpty();
    assertThat(seen.page()).contains("The archive holds no campaign");
  }

  private record Seen(String page, List<String> complaints) {}

  /** The page without its scripts. */
  private static String markup(String page) {
    return page.replaceAll("(?s)<script.*?</script>", "");
  }

  private static List<String> charts(String page) {
    List<String> parts = List.of(markup(page).split("data-chart=", -1));
    return parts.subList(1, parts.size()).stream()
        .map(part -> part.split("<details", 2)[0])
        .toList();
  }

  private Seen open(Tables tables) throws Exception {
    Optional<String> browser = chromium();
    if (browser.isEmpty()) {
      if ("true".equals(System.getenv("BROWSER_REQUIRED"))) {
        fail("no Chromium on PATH or in CHROMIUM, and BROWSER_REQUIRED is true");
      }
      assumeTrue(false, "no Chromium");
    }
    ReportJob.run(tables, Settings.defaults());
    List<String> command = new ArrayList<>();
    command.add(browser.orElseThrow());
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + work.resolve("profile"),
            "--enable-logging=stderr",
            "--virtual-time-budget=5000",
            "--dump-dom",
            study.resolve("report.html").toUri().toString()));
    Path page = work.resolve("dom.html");
    Path log = work.resolve("log.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(page.toFile())
            .redirectError(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("Chromium ended in time").isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
    return new Seen(
        Files.readString(page),
        Files.readAllLines(log).stream().filter(line -> line.contains("CONSOLE")).toList());
  }

  private static Optional<String> chromium() {
    String named = System.getenv("CHROMIUM");
    if (named != null && !named.isBlank()) {
      return Optional.of(named);
    }
    String path = System.getenv("PATH");
    return Stream.of((path == null ? "" : path).split(File.pathSeparator))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
