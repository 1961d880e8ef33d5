package org.beyondviral.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.beyondviral.settings.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchiveFormatTest {
  private static final int MUTANTS = 4_000;
  private static final List<String> GRAFTS =
      List.of(
          "null",
          "{}",
          "[]",
          "\"\"",
          "-1",
          "1e308",
          "123456789012345678901234567890",
          "true",
          "\"",
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\\",
          "\t",
          "/",
          "\u0000",
          "\ud800",
          "\ufeff",
          "9999999999");

  @Test
  void namesAreThoseOfTheCommandLine() {
    for (ArchiveFormat format : ArchiveFormat.values()) {
      assertThat(ArchiveFormat.of(format.word())).isEqualTo(format);
      assertThat(format.description()).isNotBlank().doesNotContain("\n");
    }
    assertThatThrownBy(() -> ArchiveFormat.of("x-v3"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("did you mean x-v1, x-v2");
  }

  @ParameterizedTest
  @EnumSource
  void noLineWhateverThrowsOrSurprises(ArchiveFormat format) {
    Fixture fixture = Fixture.of(format);
    SplittableRandom random = new SplittableRandom(20091205);
    for (int i = 0; i < MUTANTS; i++) {
      String line = fixture.lines.get(random.nextInt(fixture.lines.size()));
      String mutant = mutate(line, fixture.lines, random);
      Parsed parsed = fixture.parse(mutant);
      assertThat(parsed.rejected()).as(mutant).isNotEqualTo("unexpected content");
      if (parsed.rejected() != null) {
        assertThat(parsed.traces()).isEmpty();
        assertThat(parsed.follows()).isEmpty();
      }
      parsed
          .traces()
          .forEach(
              trace ->
                  assertThat(
                          new String(
                              trace.toString().getBytes(StandardCharsets.UTF_8),
                              StandardCharsets.UTF_8))
                      .isEqualTo(trace.toString()));
    }
  }

  private static String mutate(String line, List<String> others, SplittableRandom random) {
    StringBuilder mutant = new StringBuilder(line);
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      int at = random.nextInt(mutant.length() + 1);
      int to = Math.min(mutant.length(), at + random.nextInt(12));
      switch (random.nextInt(6)) {
        case 0 -> mutant.delete(at, to);
        case 1 -> mutant.insert(at, GRAFTS.get(random.nextInt(GRAFTS.size())));
        case 2 -> mutant.replace(at, to, GRAFTS.get(random.nextInt(GRAFTS.size())));
        case 3 -> mutant.insert(at, mutant.substring(at, to).repeat(3));
        case 4 -> graftValue(mutant, random);
        default -> {
          String other = others.get(random.nextInt(others.size()));
          mutant.insert(at, other, 0, random.nextInt(other.length() + 1));
        }
      }
    }
    return mutant.toString();
  }

  /** Another value after a colon, so that the line often stays well-formed. */
  private static void graftValue(StringBuilder mutant, SplittableRandom random) {
    int colon = mutant.indexOf(":", random.nextInt(mutant.length() + 1));
    int comma = colon < 0 ? -1 : mutant.indexOf(",", colon);
    if (comma > 0) {
      mutant.replace(colon + 1, comma, GRAFTS.get(random.nextInt(8)));
    }
  }
}
