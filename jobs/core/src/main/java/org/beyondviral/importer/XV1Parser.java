package org.beyondviral.importer;

import static org.beyondviral.importer.Json.id;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.beyondviral.trace.Kind;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Statuses of the X API v1.1, from the streams or from look-ups.
 *
 * <p>A retweet wins over a reply, a reply over a quote. Retweeted and quoted statuses embedded in a
 * status become traces of their own.
 */
final class XV1Parser implements LineParser {
  /** What the streams send beside statuses. */
  private static final List<String> NOTICES =
      List.of(
          "delete",
          "limit",
          "scrub_geo",
          "status_withheld",
          "user_withheld",
          "disconnect",
          "warning",
          "friends",
          "event",
          "direct_message");

  private final Json json;
  private final ImportOptions options;

  XV1Parser(ImportOptions options) {
    this.json = new Json(options);
    this.options = options;
  }

  @Override
  public Parsed parse(String written) {
    JsonNode node = json.object(written);
    if (!node.has("id") && !node.has("id_str")) {
      for (String notice : NOTICES) {
        if (node.has(notice)) {
          return Parsed.nothing(notice);
        }
      }
    }
    Line line = new Line();
    status(node, line);
    return line.parsed();
  }

  private Trace status(JsonNode node, Line line) {
    TraceDraft draft = new TraceDraft(id(node, "id_str", "id"), createdAt(node));
    JsonNode user = node.path("user");
    draft.authorId = id(user, "id_str", "id");
    draft.audience = Json.whole(user, "followers_count");
    draft.language = language(node);
    content(node, draft);

    JsonNode retweeted = node.path("retweeted_status");
    String quoted = id(node, "quoted_status_id_str", "quoted_status_id");
    if (quoted == null) {
      quoted = id(node.path("quoted_status"), "id_str", "id");
    }
    String repliedTo = id(node, "in_reply_to_status_id_str", "in_reply_to_status_id");
    Trace original = embedded(retweeted, line);
    embedded(node.path("quoted_status"), line);
    if (retweeted.isObject()) {
      String parent = id(retweeted, "id_str", "id");
      draft.actsOn(Kind.REPOST, parent, parent);
      if (original != null) {
        draft.carry(original);
      }
    } else if (repliedTo != null) {
      draft.actsOn(Kind.REPLY, repliedTo, null);
    } else if (quoted != null) {
      draft.actsOn(Kind.QUOTE, quoted, null);
    }
    Trace trace = draft.build(options, "x");
    line.add(trace);
    return trace;
  }

  private @Nullable Trace embedded(JsonNode node, Line line) {
    if (!node.isObject()) {
      return null;
    }
    try {
      return status(node, line);
    } catch (Unreadable e) {
      line.note("unreadable_original");
      return null;
    }
  }

  private static @Nullable Instant createdAt(JsonNode node) {
    String written = Json.text(node, "created_at");
    Instant time = written == null ? null : TimeReader.X_V1.read(written);
    if (time != null) {
      return time;
    }
    Long millis = Json.whole(node, "timestamp_ms");
    return millis == null ? null : TimeReader.epoch(millis.toString(), 1_000);
  }

  private static void content(JsonNode node, TraceDraft draft) {
    JsonNode whole = node.path("extended_tweet");
    for (JsonNode part : List.of(whole, node)) {
      JsonNode entities = part.path("entities");
      Json.collect(draft.tags, entities, "hashtags", "text");
      Json.collect(draft.urls, entities, "urls", "expanded_url", "url");
      Json.collect(draft.mentions, entities, "user_mentions", "id_str", "id");
      Json.collect(draft.urls, entities, "media", "expanded_url");
      Json.collect(draft.urls, part.path("extended_entities"), "media", "expanded_url");
      if (whole.path("entities").isObject()) {
        break;
      }
    }
    draft.text = Json.text(whole, "full_text");
    if (draft.text == null) {
      draft.text = Json.text(node, "full_text");
    }
    if (draft.text == null) {
      draft.text = Json.text(node, "text");
    }
  }

  static @Nullable String language(JsonNode node) {
    String language = Json.text(node, "lang");
    return "und".equals(language) ? null : language;
  }
}
