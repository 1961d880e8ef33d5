package org.beyondviral.realism;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.beyondviral.TestSpark;
import org.beyondviral.store.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The numbers and pictures of jobs/docs/realism.md, written by {@code jobs/bench/realism} from
 * studies named in {@code -Drealism.studies=name=directory,…}.
 */
class RealismTest {
  private static final Path DOCS = Path.of("../docs");
  private static final List<Integer> SHOWN = List.of(0, 1, 3, 6, 10);

  @Test
  void aTailCountsWhatIsAtLeastAsLarge() {
    // 0 0 1 1 1 2 3 8
    Tail tail = Tail.of(Map.of(-1, 2L, 0, 3L, 1, 2L, 3, 1L));

    assertThat(tail.values()).isEqualTo(8);
    assertThat(tail.atLeast()).containsExactly(6 / 8.0, 3 / 8.0, 1 / 8.0, 1 / 8.0);
    assertThat(tail.atLeast(9)).isZero();
    assertThat(TailPlot.svg("Sizes", Map.of("made", tail))).contains("<polyline", "made");
  }

  @Test
  @EnabledIfSystemProperty(named = "realism.studies", matches = ".+")
  void writesTheNumbersAndPictures() throws IOException {
    Map<String, Tables> studies = new LinkedHashMap<>();
    for (String each : System.getProperty("realism.studies").split(",")) {
      String[] named = each.split("=", 2);
      studies.put(named[0], TestSpark.tables(Path.of(named[1])));
    }
    StringBuilder page = new StringBuilder();
    for (Distribution distribution : Distribution.values()) {
      Map<String, Tail> tails = new LinkedHashMap<>();
      studies.forEach((name, study) -> tails.put(name, distribution.of(study)));
      String picture = "realism-%s.svg".formatted(distribution.word());
      Files.writeString(DOCS.resolve(picture), TailPlot.svg(distribution.title(), tails));
      page.append(section(distribution, picture, tails));
    }
    Path file = DOCS.resolve("realism.md");
    String written = Files.readString(file);
    String mark = "<!-- numbers -->";
    Files.writeString(file, written.substring(0, written.indexOf(mark)) + mark + "\n" + page);
    assertThat(page).isNotEmpty();
  }

  private static String section(
      Distribution distribution, String picture, Map<String, Tail> tails) {
    StringBuilder section =
        new StringBuilder(
            "\n## %s\n\n![%s](%s)\n\n| archive | values | "
                .formatted(distribution.title(), distribution.title(), picture));
    SHOWN.forEach(power -> section.append("≥ ").append(1 << power).append(" | "));
    section.append("\n|---|---|").append("---|".repeat(SHOWN.size())).append('\n');
    tails.forEach(
        (name, tail) -> {
          section.append("| %s | %s |".formatted(name, tail.values()));
          SHOWN.forEach(
              power -> section.append(' ').append(percent(tail.atLeast(power))).append(" |"));
          section.append('\n');
        });
    return section.toString();
  }

  private static String percent(double share) {
    return share == 0 ? "0" : String.format(Locale.ROOT, "%.3g %%", 100 * share);
  }
}
