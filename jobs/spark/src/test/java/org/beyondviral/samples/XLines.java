package org.beyondviral.samples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.beyondviral.trace.Trace;

/** Traces as lines of the X API, versions 1.1 and 2. */
final class XLines {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter V1_TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Map<String, Trace> byId;

  XLines(Map<String, Trace> byId) {
    this.byId = byId;
  }

  /** Statuses of version 1.1, every third with {@code full_text}, every seventh extended. */
  List<String> v1(List<Trace> traces) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < traces.size(); i++) {
      ObjectNode status = status(traces.get(i), i);
      Trace original = byId.get(String.valueOf(traces.get(i).parentId()));
      switch (traces.get(i).kind()) {
        case "repost" -> {
          if (original == null) {
            status.set("retweeted_status", status(Samples.unseenOriginal(traces.get(i)), i));
          } else {
            status.set("retweeted_status", status(original, i));
          }
        }
        case "quote" -> {
          status.put("is_quote_status", true);
          status.put("quoted_status_id_str", traces.get(i).parentId());
          if (original != null) {
            status.set("quoted_status", status(original, i));
          }
        }
        case "reply" -> {
          status.put("in_reply_to_status_id_str", traces.get(i).parentId());
          status.put(
              "in_reply_to_user_id_str",
              traces.get(i).mentions().stream().findFirst().orElse(null));
        }
        default -> {}
      }
      lines.add(status.toString());
    }
    return lines;
  }

  private static ObjectNode status(Trace trace, int number) {
    ObjectNode status = JSON.createObjectNode();
    status.put("created_at", V1_TIME.format(trace.createdAt()));
    status.put("id", Long.parseLong(trace.traceId()));
    status.put("id_str", trace.traceId());
    String text = Samples.text(trace);
    if (number % 3 == 1) {
      status.put("full_text", text);
      status.set("entities", v1Entities(trace));
    } else if (number % 7 == 0) {
      status.put("text", text.substring(0, Math.min(20, text.length())) + "…");
      status.put("truncated", true);
      ObjectNode whole = status.putObject("extended_tweet");
      whole.put("full_text", text);
      whole.set("entities", v1Entities(trace));
      status.putObject("entities").putArray("hashtags");
    } else {
      status.put("text", text);
      status.put("truncated", false);
      status.set("entities", v1Entities(trace));
    }
    status.putNull("in_reply_to_status_id_str");
    ObjectNode user = status.putObject("user");
    String author = Samples.author(trace);
    user.put("id", Long.parseLong(author));
    user.put("id_str", author);
    user.put("screen_name", "account_" + author);
    user.put("followers_count", Samples.audience(trace));
    status.put("is_quote_status", false);
    status.put("lang", trace.language());
    status.put("timestamp_ms", Long.toString(trace.createdAt().toEpochMilli()));
    return status;
  }

  private static ObjectNode v1Entities(Trace trace) {
    ObjectNode entities = JSON.createObjectNode();
    ArrayNode hashtags = entities.putArray("hashtags");
    trace.tags().forEach(tag -> hashtags.addObject().put("text", Samples.written(tag)));
    ArrayNode urls = entities.putArray("urls");
    trace
        .urls()
        .forEach(url -> urls.addObject().put("url", "https://t.co/short").put("expanded_url", url));
    ArrayNode mentions = entities.putArray("user_mentions");
    trace
        .mentions()
        .forEach(
            id ->
                mentions
                    .addObject()
                    .put("screen_name", "account_" + id)
                    .put("id", Long.parseLong(id))
                    .put("id_str", id));
    return entities;
  }

  /** Tweets of version 2, each flattened with its author inside. */
  List<String> v2Flattened(List<Trace> traces) {
    List<String> lines = new ArrayList<>();
    for (Trace trace : traces) {
      ObjectNode tweet = tweet(trace);
      tweet.set("author", user(trace));
      lines.add(tweet.toString());
    }
    return lines;
  }

  /** Tweets of version 2 as pages of the API: data and what it includes. */
  List<String> v2Enveloped(List<Trace> traces, int page) {
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < traces.size(); from += page) {
      ObjectNode envelope = JSON.createObjectNode();
      ArrayNode data = envelope.putArray("data");
      Map<String, ObjectNode> users = new LinkedHashMap<>();
      Map<String, ObjectNode> tweets = new LinkedHashMap<>();
      for (Trace trace : traces.subList(from, Math.min(traces.size(), from + page))) {
        data.add(tweet(trace));
        users.put(Samples.author(trace), user(trace));
        Trace parent = byId.get(String.valueOf(trace.parentId()));
        if (parent != null) {
          tweets.put(parent.traceId(), tweet(parent));
          users.put(Samples.author(parent), user(parent));
        }
      }
      ObjectNode includes = envelope.putObject("includes");
      includes.putArray("users").addAll(users.values());
      includes.putArray("tweets").addAll(tweets.values());
      envelope.putObject("meta").put("result_count", data.size());
      lines.add(envelope.toString());
    }
    return lines;
  }

  private static ObjectNode user(Trace trace) {
    ObjectNode user = JSON.createObjectNode();
    user.put("id", Samples.author(trace));
    user.put("username", "account_" + Samples.author(trace));
    user.putObject("public_metrics").put("followers_count", Samples.audience(trace));
    return user;
  }

  private static ObjectNode tweet(Trace trace) {
    ObjectNode tweet = JSON.createObjectNode();
    tweet.put("id", trace.traceId());
    tweet.put("created_at", trace.createdAt().truncatedTo(ChronoUnit.SECONDS).toString());
    tweet.put("author_id", Samples.author(trace));
    boolean conversation = trace.kind().equals("reply") && trace.rootId() != null;
    tweet.put("conversation_id", conversation ? trace.rootId() : trace.traceId());
    if (trace.parentId() != null) {
      String type =
          switch (trace.kind()) {
            case "repost" -> "retweeted";
            case "quote" -> "quoted";
            default -> "replied_to";
          };
      tweet
          .putArray("referenced_tweets")
          .addObject()
          .put("type", type)
          .put("id", Objects.requireNonNull(trace.parentId()));
    }
    ObjectNode entities = tweet.putObject("entities");
    ArrayNode hashtags = entities.putArray("hashtags");
    trace.tags().forEach(tag -> hashtags.addObject().put("tag", Samples.written(tag)));
    ArrayNode urls = entities.putArray("urls");
    trace.urls().forEach(url -> urls.addObject().put("expanded_url", url));
    ArrayNode mentions = entities.putArray("mentions");
    trace
        .mentions()
        .forEach(id -> mentions.addObject().put("username", "account_" + id).put("id", id));
    tweet.put("text", Samples.text(trace));
    tweet.put("lang", trace.language());
    tweet.putObject("public_metrics").put("retweet_count", 0);
    return tweet;
  }
}
