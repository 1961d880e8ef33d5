package org.beyondviral.importer;

import static org.beyondviral.importer.Json.id;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.beyondviral.trace.Kind;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Tweets of the X API v2: flattened, one tweet with its author and references inside; or an
 * envelope of {@code data} and {@code includes} as the API answers.
 *
 * <p>A retweet wins over a reply, a reply over a quote. Included and embedded tweets become traces
 * of their own.
 */
final class XV2Parser implements LineParser {
  private final Json json;
  private final ImportOptions options;

  XV2Parser(ImportOptions options) {
    this.json = new Json(options);
    this.options = options;
  }

  @Override
  public Parsed parse(String written) {
    JsonNode node = json.object(written);
    Line line = new Line();
    if (!node.has("id") && node.has("data")) {
      envelope(node, line);
      return line.parsed();
    }
    if (!node.has("id")) {
      for (String notice : List.of("errors", "delete", "meta")) {
        if (node.has(notice)) {
          return Parsed.nothing(notice);
        }
      }
    }
    tweet(node, new Included(), line);
    return line.parsed();
  }

  /** What an envelope holds beside its tweets, by id. */
  private static final class Included {
    final Map<String, JsonNode> users = new HashMap<>();
    final Map<String, String> userIds = new HashMap<>();
    final Map<String, JsonNode> tweets = new HashMap<>();

    static Included of(JsonNode includes) {
      Included included = new Included();
      for (JsonNode user : Json.array(includes, "users")) {
        String id = id(user, "id");
        String name = id(user, "username");
        if (id != null) {
          included.users.putIfAbsent(id, user);
          if (name != null) {
            included.userIds.putIfAbsent(name, id);
          }
        }
      }
      for (JsonNode tweet : Json.array(includes, "tweets")) {
        String id = id(tweet, "id");
        if (id != null) {
          included.tweets.putIfAbsent(id, tweet);
        }
      }
      return included;
    }
  }

  private void envelope(JsonNode node, Line line) {
    JsonNode includes = node.path("includes");
    Included included = Included.of(includes);
    for (JsonNode tweet : Json.array(includes, "tweets")) {
      readable(tweet, included, line, "unreadable_original");
    }
    JsonNode data = node.path("data");
    if (data.isArray() && !data.isEmpty()) {
      Trace any = null;
      for (JsonNode tweet : data) {
        Trace trace = readable(tweet, included, line, "unreadable_in_envelope");
        any = trace == null ? any : trace;
      }
      if (any == null) {
        throw new Unreadable("no readable tweet in the envelope");
      }
    } else if (data.isObject()) {
      tweet(data, included, line);
    } else if (data.isArray()) {
      line.note("empty_envelope");
    } else {
      throw new Unreadable("no readable tweet in the envelope");
    }
  }

  private @Nullable Trace readable(JsonNode node, Included included, Line line, String otherwise) {
    try {
      return tweet(node, included, line);
    } catch (Unreadable e) {
      line.note(otherwise);
      return null;
    }
  }

  private Trace tweet(JsonNode node, Included included, Line line) {
    String written = Json.text(node, "created_at");
    TraceDraft draft =
        new TraceDraft(id(node, "id"), written == null ? null : TimeReader.ISO.read(written));
    author(node, included, draft);
    draft.language = XV1Parser.language(node);
    draft.text = Json.text(node.path("note_tweet"), "text");
    if (draft.text == null) {
      draft.text = Json.text(node, "text");
    }
    entities(node.path("entities"), included, draft);
    entities(node.path("note_tweet").path("entities"), included, draft);
    references(node, included, draft, line);
    Trace trace = draft.build(options, "x");
    line.add(trace);
    return trace;
  }

  private static void author(JsonNode node, Included included, TraceDraft draft) {
    JsonNode author = node.path("author");
    draft.authorId = id(node, "author_id");
    if (draft.authorId == null) {
      draft.authorId = id(author, "id");
    }
    JsonNode user =
        author.isObject() || draft.authorId == null ? author : included.users.get(draft.authorId);
    if (user != null) {
      draft.audience = Json.whole(user.path("public_metrics"), "followers_count");
    }
  }

  private static void entities(JsonNode entities, Included included, TraceDraft draft) {
    Json.collect(draft.tags, entities, "hashtags", "tag");
    Json.collect(draft.urls, entities, "urls", "expanded_url", "url");
    for (JsonNode mention : Json.array(entities, "mentions")) {
      String user = id(mention, "id");
      String name = id(mention, "username");
      if (user == null && name != null) {
        user = included.userIds.get(name);
      }
      if (user != null) {
        draft.mentions.add(user);
      }
    }
  }

  private void references(JsonNode node, Included included, TraceDraft draft, Line line) {
    Map<String, String> ids = new HashMap<>();
    for (JsonNode reference : Json.array(node, "referenced_tweets")) {
      String type = Json.text(reference, "type");
      String id = id(reference, "id");
      if (type == null || id == null) {
        continue;
      }
      ids.putIfAbsent(type, id);
      Trace original = null;
      if (reference.has("created_at")) {
        original = readable(reference, included, line, "unreadable_original");
      }
      if (type.equals("retweeted")) {
        carry(original != null ? original : line.trace(id), included.tweets.get(id), draft);
      }
    }
    String conversation = id(node, "conversation_id");
    String retweeted = ids.get("retweeted");
    String repliedTo = ids.get("replied_to");
    String quoted = ids.get("quoted");
    if (retweeted != null) {
      draft.actsOn(Kind.REPOST, retweeted, retweeted);
    } else if (repliedTo != null) {
      boolean own = conversation == null || conversation.equals(id(node, "id"));
      draft.actsOn(Kind.REPLY, repliedTo, own ? null : conversation);
    } else if (quoted != null) {
      draft.actsOn(Kind.QUOTE, quoted, null);
    }
  }

  /** From the original's trace or, where an envelope lists it later, from what it includes. */
  private static void carry(
      @Nullable Trace original, @Nullable JsonNode included, TraceDraft draft) {
    if (original != null) {
      draft.carry(original);
    } else if (included != null) {
      JsonNode entities = included.path("entities");
      Json.collect(draft.tags, entities, "hashtags", "tag");
      Json.collect(draft.urls, entities, "urls", "expanded_url", "url");
    }
  }
}
