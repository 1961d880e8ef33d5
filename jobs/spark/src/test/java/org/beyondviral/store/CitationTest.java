package org.beyondviral.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.beyondviral.settings.Settings;
import org.junit.jupiter.api.Test;

/** References and commands that people copy. */
class CitationTest {
  @Test
  void sayWhatTheCitationFileSays() throws Exception {
    String file = Files.readString(Path.of("../../CITATION.cff"));
    assertThat(between(file, "title: \"", "\"")).isEqualTo(titleOf(Citation.program("1.0", null)));
    for (String value :
        List.of(
            "Manuel", "Cebrian", "Iyad", "Rahwan", "Alex", "Pentland", "Beyond Viral", "2016")) {
      assertThat(file).contains(": " + value);
      assertThat(Citation.ARTICLE).contains(value);
    }
    assertThat(Citation.ARTICLE)
        .contains(
            between(file, "volume: ", "\n") + "(" + between(file, "issue: ", "\n") + ")",
            between(file, "start: \"", "\"") + "-" + between(file, "end: \"", "\""));
  }

  @Test
  void nameTheCommitWhereItIsKnown() {
    assertThat(Citation.program("1.2", "0a1b2c")).endsWith("Version 1.2, commit 0a1b2c.");
    assertThat(Citation.program("1.2", null)).endsWith("Version 1.2.");
  }

  @Test
  void leaveOutWhatStandsAtItsDefault() {
    assertThat(Citation.command(Settings.defaults().written())).isEqualTo("./beyond-viral study");
    assertThat(
            Citation.command(
                Settings.of(
                        Map.of(
                            "traces", "hdfs:///archive/*.parquet",
                            "output", "it's here",
                            "seed", "7",
                            "campaigns.membership", "direct"))
                    .written()))
        .isEqualTo(
            "./beyond-viral study --traces 'hdfs:///archive/*.parquet' --output 'it'\\''s here'"
                + " --set seed=7 --set campaigns.membership=direct");
  }

  private static String titleOf(String reference) {
    return between(reference, ": ", ". Version");
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }
}
