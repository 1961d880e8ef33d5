package org.beyondviral.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.beyondviral.settings.UserError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchiveFormatTest {
  /** Of each format; {@code -Dmutants=125000} tries a million in all. */
  private static final int MUTANTS = Integer.getInteger("mutants", 4_000);

  private static final ObjectMapper JSON = new ObjectMapper();
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
      String mutant =
          random.nextInt(3) == 0
              ? rearrange(line, fixture.lines, random)
              : mutate(line, fixture.lines, random);
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

  /**
   * A line that is well-formed still, with a part of another, or a part of it gone or elsewhere.
   */
  private static String rearrange(String line, List<String> others, SplittableRandom random) {
    ObjectNode tree = tree(line);
    ObjectNode other = tree(others.get(random.nextInt(others.size())));
    if (tree == null || other == null) {
      return rearrangeFields(line, others, random);
    }
    List<ObjectNode> places = objects(tree);
    List<ObjectNode> parts = objects(other);
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      ObjectNode place = places.get(random.nextInt(places.size()));
      List<String> names = new ArrayList<>();
      place.fieldNames().forEachRemaining(names::add);
      if (names.isEmpty()) {
        continue;
      }
      String name = names.get(random.nextInt(names.size()));
      JsonNode part = parts.get(random.nextInt(parts.size())).deepCopy();
      switch (random.nextInt(4)) {
        case 0 -> place.remove(name);
        case 1 -> place.set(name, part);
        case 2 -> place.putArray(name).add(part).addNull().add(part);
        default -> place.set(names.get(random.nextInt(names.size())), place.get(name).deepCopy());
      }
    }
    return tree.toString();
  }

  private static List<ObjectNode> objects(JsonNode node) {
    List<ObjectNode> found = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      found.add(object);
    }
    node.forEach(child -> found.addAll(objects(child)));
    return found;
  }

  private static @Nullable ObjectNode tree(String line) {
    try {
      return JSON.readTree(line) instanceof ObjectNode object ? object : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static String rearrangeFields(String line, List<String> others, SplittableRandom random) {
    String separator = line.contains("\t") ? "\t" : ",";
    String[] fields = line.split(separator, -1);
    String[] more = others.get(random.nextInt(others.size())).split(separator, -1);
    fields[random.nextInt(fields.length)] = more[random.nextInt(more.length)];
    return String.join(separator, fields);
  }
}
