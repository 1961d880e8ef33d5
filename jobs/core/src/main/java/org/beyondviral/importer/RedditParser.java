package org.beyondviral.importer;

import static org.beyondviral.importer.Json.id;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;
import org.beyondviral.trace.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Submissions and comments of Reddit, bare as in its dumps or wrapped as its API answers.
 *
 * <p>Ids are fullnames: {@code t3_…} for a submission, {@code t1_…} for a comment. The subreddit is
 * the tag. A crosspost quotes what it posts again.
 */
final class RedditParser implements LineParser {
  private static final Set<String> GONE = Set.of("[deleted]", "[removed]");

  private final Json json;
  private final ImportOptions options;

  RedditParser(ImportOptions options) {
    this.json = new Json(options);
    this.options = options;
  }

  @Override
  public Parsed parse(String written) {
    JsonNode node = json.object(written);
    if (node.path("data").isObject() && node.has("kind")) {
      node = node.path("data");
    }
    String name = id(node, "name");
    boolean comment =
        (name != null && name.startsWith("t1_")) || (node.has("body") && node.has("link_id"));
    boolean submission = (name != null && name.startsWith("t3_")) || node.has("title");
    if (!comment && !submission) {
      throw new Unreadable("neither a submission nor a comment");
    }
    String id = id(node, "id");
    TraceDraft draft =
        new TraceDraft(id == null ? null : fullname(comment ? "t1_" : "t3_", id), createdAt(node));
    draft.authorId = standing(id(node, "author"));
    String subreddit = id(node, "subreddit");
    if (subreddit != null) {
      draft.tags.add(subreddit);
    }
    if (comment) {
      comment(node, draft);
    } else {
      submission(node, draft);
    }
    return Parsed.of(draft.build(options, "reddit"));
  }

  private static void comment(JsonNode node, TraceDraft draft) {
    String submission = fullname(node, "t3_", "link_id");
    String parent = id(node, "parent_id");
    draft.actsOn(Kind.REPLY, parent == null ? submission : parent, submission);
    draft.text = standing(Json.text(node, "body"));
  }

  private static void submission(JsonNode node, TraceDraft draft) {
    String original = fullname(node, "t3_", "crosspost_parent");
    if (original != null) {
      draft.actsOn(Kind.QUOTE, original, null);
    }
    String url = id(node, "url");
    if (url != null && url.startsWith("http") && !node.path("is_self").asBoolean(false)) {
      draft.urls.add(url);
    }
    String title = standing(Json.text(node, "title"));
    String body = standing(Json.text(node, "selftext"));
    boolean both = title != null && body != null && !body.isEmpty();
    draft.text = both ? title + "\n" + body : title != null ? title : body;
  }

  private static @Nullable Instant createdAt(JsonNode node) {
    JsonNode seconds = node.path("created_utc");
    return seconds.isNumber() || seconds.isTextual()
        ? TimeReader.epoch(seconds.asText(), 1_000_000)
        : null;
  }

  private static @Nullable String fullname(JsonNode node, String prefix, String field) {
    String id = id(node, field);
    return id == null ? null : fullname(prefix, id);
  }

  private static String fullname(String prefix, String id) {
    return id.startsWith(prefix) ? id : prefix + id;
  }

  private static @Nullable String standing(@Nullable String written) {
    return written == null || GONE.contains(written) ? null : written;
  }
}
