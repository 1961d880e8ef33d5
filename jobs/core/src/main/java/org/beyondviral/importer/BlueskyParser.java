package org.beyondviral.importer;

import static org.beyondviral.importer.Json.id;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;
import org.beyondviral.trace.Follow;
import org.beyondviral.trace.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Events of Bluesky's Jetstream.
 *
 * <p>A client states the time of its record; a time after Jetstream saw the record is taken back to
 * that moment, as the network's own feeds do. A reply wins over a quote.
 */
final class BlueskyParser implements LineParser {
  private static final Set<String> OTHER_KINDS = Set.of("identity", "account");
  private static final Set<String> OTHER_OPERATIONS = Set.of("update", "delete");

  private final Json json;
  private final ImportOptions options;

  BlueskyParser(ImportOptions options) {
    this.json = new Json(options);
    this.options = options;
  }

  @Override
  public Parsed parse(String written) {
    JsonNode event = json.object(written);
    String kind = Json.text(event, "kind");
    if (kind != null && OTHER_KINDS.contains(kind)) {
      return Parsed.nothing(kind);
    }
    JsonNode commit = event.path("commit");
    if (!"commit".equals(kind) || !commit.isObject()) {
      throw new Unreadable("no Jetstream event");
    }
    String operation = Json.text(commit, "operation");
    if (operation != null && OTHER_OPERATIONS.contains(operation)) {
      return Parsed.nothing(operation);
    }
    String collection = Json.text(commit, "collection");
    if (!"create".equals(operation) || collection == null) {
      throw new Unreadable("no Jetstream event");
    }
    return switch (collection) {
      case "app.bsky.feed.post" -> post(event, commit);
      case "app.bsky.feed.repost" -> repost(event, commit);
      case "app.bsky.graph.follow" -> follow(event, commit);
      case "app.bsky.feed.like" -> Parsed.nothing("like");
      case "app.bsky.graph.block" -> Parsed.nothing("block");
      case "app.bsky.actor.profile" -> Parsed.nothing("profile");
      default -> Parsed.nothing("other_collection");
    };
  }

  private Parsed post(JsonNode event, JsonNode commit) {
    JsonNode post = commit.path("record");
    Line line = new Line();
    TraceDraft draft = draft(event, commit, line);
    draft.text = Json.text(post, "text");
    draft.language = post.path("langs").path(0).textValue();
    for (JsonNode tag : Json.array(post, "tags")) {
      if (tag.isTextual()) {
        draft.tags.add(tag.textValue());
      }
    }
    for (JsonNode facet : Json.array(post, "facets")) {
      Json.collect(draft.tags, facet, "features", "tag");
      Json.collect(draft.urls, facet, "features", "uri");
      Json.collect(draft.mentions, facet, "features", "did");
    }
    JsonNode embed = post.path("embed");
    for (JsonNode part : new JsonNode[] {embed, embed.path("media")}) {
      String link = id(part.path("external"), "uri");
      if (link != null) {
        draft.urls.add(link);
      }
    }
    JsonNode reply = post.path("reply");
    String parent = id(reply.path("parent"), "uri");
    String quoted = quoted(embed.path("record"));
    if (parent != null) {
      draft.actsOn(Kind.REPLY, parent, id(reply.path("root"), "uri"));
    } else if (quoted != null) {
      draft.actsOn(Kind.QUOTE, quoted, null);
    }
    line.add(draft.build(options, "bluesky"));
    return line.parsed();
  }

  private Parsed repost(JsonNode event, JsonNode commit) {
    String subject = id(commit.path("record").path("subject"), "uri");
    if (subject == null) {
      throw new Unreadable("a repost of nothing");
    }
    Line line = new Line();
    TraceDraft draft = draft(event, commit, line);
    draft.actsOn(Kind.REPOST, subject, null);
    line.add(draft.build(options, "bluesky"));
    return line.parsed();
  }

  private static Parsed follow(JsonNode event, JsonNode commit) {
    String follower = id(event, "did");
    String followee = id(commit.path("record"), "subject");
    if (follower == null || followee == null) {
      throw new Unreadable("a follow without both accounts");
    }
    return Parsed.follow(new Follow(follower, followee));
  }

  /** A quoted record stands in {@code record}, or in {@code record.record} beside media. */
  private static @Nullable String quoted(JsonNode embedded) {
    String uri = id(embedded, "uri");
    if (uri == null) {
      uri = id(embedded.path("record"), "uri");
    }
    return uri != null && uri.contains("/app.bsky.feed.post/") ? uri : null;
  }

  private static TraceDraft draft(JsonNode event, JsonNode commit, Line line) {
    String account = id(event, "did");
    String key = id(commit, "rkey");
    if (account == null || key == null) {
      throw new Unreadable("no id");
    }
    String written = Json.text(commit.path("record"), "createdAt");
    Long micros = Json.whole(event, "time_us");
    Instant stated = written == null ? null : TimeReader.ISO.read(written);
    Instant seen = micros == null ? null : TimeReader.ofMicros(micros);
    Instant createdAt = stated;
    if (stated == null && seen != null) {
      line.note("time_of_arrival");
      createdAt = seen;
    } else if (stated != null && seen != null && stated.isAfter(seen)) {
      line.note("clock_ahead");
      createdAt = seen;
    }
    TraceDraft draft =
        new TraceDraft(
            "at://" + account + "/" + Json.text(commit, "collection") + "/" + key, createdAt);
    draft.authorId = account;
    return draft;
  }
}
