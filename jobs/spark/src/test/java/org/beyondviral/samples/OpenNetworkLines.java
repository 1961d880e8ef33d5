package org.beyondviral.samples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;

/** Traces as lines of Bluesky's Jetstream, of Mastodon's API and of Reddit's dumps. */
final class OpenNetworkLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Trace> byId;

  OpenNetworkLines(Map<String, Trace> byId) {
    this.byId = byId;
  }

  /** Events; every tenth is followed by a like, every twelfth by a follow. */
  List<String> jetstream(List<Trace> traces) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < traces.size(); i++) {
      Trace trace = traces.get(i);
      lines.add(feedEvent(trace));
      if (i % 10 == 9) {
        ObjectNode like = JSON.createObjectNode().put("$type", "app.bsky.feed.like");
        like.put("createdAt", time(trace));
        like.putObject("subject").put("uri", uri(trace.traceId(), "post"));
        lines.add(event(trace, "app.bsky.feed.like", "like" + trace.traceId(), like));
      }
      if (i % 12 == 11 && i > 0) {
        ObjectNode follow = JSON.createObjectNode().put("$type", "app.bsky.graph.follow");
        follow.put("createdAt", time(trace));
        follow.put("subject", did(Samples.author(traces.get(i - 1))));
        lines.add(event(trace, "app.bsky.graph.follow", "follow" + trace.traceId(), follow));
      }
    }
    return lines;
  }

  private String feedEvent(Trace trace) {
    String parent = trace.parentId();
    if (trace.kind().equals("repost") && parent != null) {
      ObjectNode repost = JSON.createObjectNode().put("$type", "app.bsky.feed.repost");
      repost.put("createdAt", time(trace));
      repost.set("subject", reference(parent));
      return event(trace, "app.bsky.feed.repost", trace.traceId(), repost);
    }
    ObjectNode post = JSON.createObjectNode().put("$type", "app.bsky.feed.post");
    post.put("createdAt", time(trace));
    post.putArray("langs").add(trace.language());
    post.put("text", Samples.text(trace));
    ArrayNode facets = post.putArray("facets");
    for (String tag : trace.tags()) {
      facet(facets, "tag").put("tag", Samples.written(tag));
    }
    for (String url : trace.urls()) {
      facet(facets, "link").put("uri", url);
    }
    for (String account : trace.mentions()) {
      facet(facets, "mention").put("did", did(account));
    }
    if (trace.kind().equals("reply") && parent != null) {
      ObjectNode reply = post.putObject("reply");
      reply.set("parent", reference(parent));
      reply.set("root", reference(trace.rootId() == null ? parent : trace.rootId()));
    } else if (trace.kind().equals("quote") && parent != null) {
      post.putObject("embed")
          .put("$type", "app.bsky.embed.record")
          .set("record", reference(parent));
    }
    return event(trace, "app.bsky.feed.post", trace.traceId(), post);
  }

  private static ObjectNode facet(ArrayNode facets, String feature) {
    ObjectNode facet = facets.addObject();
    facet.putObject("index").put("byteStart", 0).put("byteEnd", 1);
    return facet
        .putArray("features")
        .addObject()
        .put("$type", "app.bsky.richtext.facet#" + feature);
  }

  private static String event(Trace trace, String collection, String key, ObjectNode record) {
    ObjectNode event = JSON.createObjectNode();
    event.put("did", did(Samples.author(trace)));
    event.put("time_us", ChronoUnit.MICROS.between(Instant.EPOCH, trace.createdAt()) + 4_000_000);
    event.put("kind", "commit");
    ObjectNode commit = event.putObject("commit");
    commit.put("rev", "3k" + trace.traceId());
    commit.put("operation", "create");
    commit.put("collection", collection);
    commit.put("rkey", key);
    commit.set("record", record);
    commit.put("cid", "bafyrei" + trace.traceId());
    return event.toString();
  }

  private ObjectNode reference(String id) {
    return JSON.createObjectNode().put("cid", "bafyrei" + id).put("uri", uri(id, "post"));
  }

  private String uri(String id, String collection) {
    Trace trace = byId.get(id);
    String account = trace == null ? "9" + id : Samples.author(trace);
    return "at://" + did(account) + "/app.bsky.feed." + collection + "/" + id;
  }

  private static String did(String account) {
    return "did:plc:sample" + account;
  }

  /** Statuses as one instance gives them. */
  List<String> mastodon(List<Trace> traces) {
    return traces.stream().map(trace -> mastodonStatus(trace).toString()).toList();
  }

  private ObjectNode mastodonStatus(Trace trace) {
    ObjectNode status = JSON.createObjectNode();
    status.put("id", trace.traceId());
    status.put("created_at", time(trace));
    status.putNull("in_reply_to_id");
    status.put("visibility", "public");
    status.put("language", trace.language());
    status.put("uri", "https://social.example/statuses/" + trace.traceId());
    StringBuilder content = new StringBuilder("<p>").append(Samples.text(trace));
    for (String url : trace.urls()) {
      content.append(" <a href=\"").append(url).append("\">").append(url).append("</a>");
    }
    status.put("content", content.append("</p>").toString());
    ObjectNode account = status.putObject("account");
    account.put("id", Samples.author(trace));
    account.put("acct", "account" + Samples.author(trace) + "@social.example");
    account.put("followers_count", Samples.audience(trace));
    ArrayNode tags = status.putArray("tags");
    trace.tags().forEach(tag -> tags.addObject().put("name", tag));
    ArrayNode mentions = status.putArray("mentions");
    trace.mentions().forEach(id -> mentions.addObject().put("id", id));
    String parent = trace.parentId();
    if (parent == null) {
      status.putNull("reblog");
    } else if (trace.kind().equals("repost")) {
      Trace original = byId.get(parent);
      status.set(
          "reblog", mastodonStatus(original == null ? Samples.unseenOriginal(trace) : original));
    } else if (trace.kind().equals("reply")) {
      status.put("in_reply_to_id", parent);
    } else {
      status.putObject("quote").put("state", "accepted").put("quoted_status_id", parent);
    }
    return status;
  }

  /** Submissions: posts, and reposts and quotes as crossposts. */
  List<String> redditSubmissions(List<Trace> traces) {
    List<String> lines = new ArrayList<>();
    for (Trace trace : traces) {
      if (trace.kind().equals("reply")) {
        continue;
      }
      ObjectNode submission = reddit(trace, "t3_");
      submission.put("title", Samples.text(trace));
      submission.put("selftext", "");
      submission.put("is_self", trace.urls().isEmpty());
      submission.put(
          "url",
          trace.urls().isEmpty()
              ? "https://www.reddit.com/r/sample/" + code(trace.traceId())
              : trace.urls().get(0));
      if (trace.parentId() != null) {
        submission.put("crosspost_parent", "t3_" + code(trace.parentId()));
      }
      lines.add(submission.toString());
    }
    return lines;
  }

  /** Comments: the replies. */
  List<String> redditComments(List<Trace> traces) {
    List<String> lines = new ArrayList<>();
    for (Trace trace : traces) {
      String parent = trace.parentId();
      if (!trace.kind().equals("reply") || parent == null) {
        continue;
      }
      Trace answered = byId.get(parent);
      boolean toComment = answered != null && answered.kind().equals("reply");
      ObjectNode comment = reddit(trace, "t1_");
      comment.put("body", Samples.text(trace));
      comment.put("parent_id", (toComment ? "t1_" : "t3_") + code(parent));
      comment.put("link_id", "t3_" + code(trace.rootId() == null ? parent : trace.rootId()));
      lines.add(comment.toString());
    }
    return lines;
  }

  private static ObjectNode reddit(Trace trace, String prefix) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", code(trace.traceId()));
    node.put("name", prefix + code(trace.traceId()));
    node.put("author", trace.authorId() == null ? "[deleted]" : "account_" + trace.authorId());
    node.put("subreddit", subreddit(trace));
    node.put("created_utc", trace.createdAt().getEpochSecond());
    node.put("score", 1);
    return node;
  }

  private static @Nullable String subreddit(Trace trace) {
    return trace.tags().isEmpty() ? "sample" : trace.tags().get(0);
  }

  private static String code(String id) {
    return Long.toString(Long.parseLong(id), 36);
  }

  private static String time(Trace trace) {
    return trace.createdAt().truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
