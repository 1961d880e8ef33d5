package org.beyondviral.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.beyondviral.settings.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignsFileTest {
  @Test
  void readsWhatAFileNames() {
    List<CampaignDefinition> definitions =
        CampaignsFile.parse(
            "c.conf",
            """
            campaigns {
              z { words = ["red balloon"] }
              a { label = "Strike", tags = ["#Strike", climate], links = ["https://www.Example.org/p"] }
            }
            """);

    assertThat(definitions)
        .containsExactly(
            new CampaignDefinition(
                "a", "Strike", List.of("strike", "climate"), List.of("example.org/p"), List.of()),
            new CampaignDefinition("z", "z", List.of(), List.of(), List.of("red balloon")));
    assertThat(definitions.get(0).definition())
        .isEqualTo("tag:strike tag:climate link:example.org/p");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "campaigns { a { } }",
        "campaigns { a { tagz = [b] } }",
        "campaigns { a = 3 }",
        "campaigns { a { tags = 3 { } }",
        "nothing = here"
      })
  void refusesOtherForms(String content) {
    assertThatThrownBy(() -> CampaignsFile.parse("c.conf", content))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("c.conf");
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/p, true",
    "http://www.example.org/p/42?x=1, true",
    "example.org/p, true",
    "https://example.org/petition, false",
    "https://other.org/?u=example.org/p, false",
    "https://exampleXorg/p, false"
  })
  void linksMatchAtABorder(String link, boolean matches) {
    Pattern pattern = Pattern.compile(CampaignDefinition.linkPattern(List.of("example.org/p")));

    assertThat(pattern.matcher(link.toLowerCase(java.util.Locale.ROOT)).find()).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "a Red Balloon!, true",
    "REDÉ red balloon, true",
    "redballoon, false",
    "red balloons, false",
    "Überred balloon, false"
  })
  void wordsMatchWhole(String text, boolean matches) {
    Pattern pattern = Pattern.compile(CampaignDefinition.wordPattern(List.of("red balloon")));

    assertThat(pattern.matcher(text).find()).isEqualTo(matches);
  }
}
