package org.beyondviral.importer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON lines within limits, and fields of whatever type they turn out to have. */
final class Json {
  private static final int MAX_NUMBER_LENGTH = 100;

  private final ObjectMapper mapper;

  Json(ImportOptions options) {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(options.maxNesting())
                    .maxStringLength(options.maxLineBytes())
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    mapper = new ObjectMapper(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /**
   * The object on that line.
   *
   * @throws Unreadable when it is none
   */
  JsonNode object(String line) {
    JsonNode node;
    try {
      node = mapper.readTree(line);
    } catch (StreamConstraintsException e) {
      String message = String.valueOf(e.getMessage());
      throw new Unreadable(
          message.contains("nesting depth")
              ? "nested too deep"
              : "a name, number or string too long");
    } catch (JsonProcessingException e) {
      throw new Unreadable("not JSON");
    }
    if (!node.isObject()) {
      throw new Unreadable("not a JSON object");
    }
    return node;
  }

  /** The first of these fields that is a filled string or a whole number, as a string. */
  static @Nullable String id(JsonNode node, String... fields) {
    for (String field : fields) {
      JsonNode value = node.path(field);
      if (value.isTextual() || value.isIntegralNumber()) {
        String id = Words.filled(value.asText());
        if (id != null) {
          return id;
        }
      }
    }
    return null;
  }

  /** The string in that field; null for anything else. */
  static @Nullable String text(JsonNode node, String field) {
    return node.path(field).textValue();
  }

  /** The whole number in that field, written as a number or as a string; null for anything else. */
  static @Nullable Long whole(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isIntegralNumber()) {
      return value.canConvertToLong() ? value.longValue() : null;
    }
    try {
      return value.isTextual() ? Long.valueOf(value.textValue().strip()) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The elements of the array in that field; none for anything else. */
  static Iterable<JsonNode> array(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isArray() ? value : List.of();
  }

  /** Adds the first of these string fields of every element of the array. */
  static void collect(List<String> into, JsonNode node, String array, String... fields) {
    for (JsonNode element : array(node, array)) {
      String value = id(element, fields);
      if (value != null) {
        into.add(value);
      }
    }
  }
}
