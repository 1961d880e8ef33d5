package org.beyondviral.importer;

import static org.beyondviral.importer.Json.id;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;
import org.beyondviral.trace.Kind;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Statuses as the API of a Mastodon instance gives them.
 *
 * <p>Ids are those of the instance asked, the only ones replies are stated in; archives of several
 * instances are imported one by one. A boost wins over a reply, a reply over a quote. Boosted and
 * quoted statuses become traces of their own.
 */
final class MastodonParser implements LineParser {
  /** An HTML tag; it stops at the next opening sign, so that unclosed ones cost no second look. */
  private static final Pattern HTML_TAG = Pattern.compile("<([^<>]*)>");

  private static final Pattern LINE_END = Pattern.compile("<(?:br\\s*/?|/p)>");
  private static final Pattern LINK =
      Pattern.compile("\\bhref=\"([^\"<>]*)\"", Pattern.CASE_INSENSITIVE);

  private final Json json;
  private final ImportOptions options;

  MastodonParser(ImportOptions options) {
    this.json = new Json(options);
    this.options = options;
  }

  @Override
  public Parsed parse(String written) {
    Line line = new Line();
    status(json.object(written), line);
    return line.parsed();
  }

  private Trace status(JsonNode node, Line line) {
    String written = Json.text(node, "created_at");
    TraceDraft draft =
        new TraceDraft(id(node, "id"), written == null ? null : TimeReader.ISO.read(written));
    JsonNode account = node.path("account");
    draft.authorId = id(account, "id");
    draft.audience = Json.whole(account, "followers_count");
    draft.language = Json.text(node, "language");
    Json.collect(draft.tags, node, "tags", "name");
    Json.collect(draft.mentions, node, "mentions", "id");
    String card = id(node.path("card"), "url");
    if (card != null) {
      draft.urls.add(card);
    }
    String content = Json.text(node, "content");
    if (content != null) {
      links(content, draft);
      draft.text = plain(content);
    }

    JsonNode boosted = node.path("reblog");
    Trace original = embedded(boosted, line);
    JsonNode quote = node.path("quote");
    JsonNode quotedStatus = quote.has("created_at") ? quote : quote.path("quoted_status");
    embedded(quotedStatus, line);
    String quoted = id(quotedStatus, "id");
    if (quoted == null) {
      quoted = id(quote, "quoted_status_id");
    }
    String repliedTo = id(node, "in_reply_to_id");
    if (boosted.isObject()) {
      String parent = id(boosted, "id");
      draft.actsOn(Kind.REPOST, parent, parent);
      if (original != null) {
        draft.carry(original);
      }
    } else if (repliedTo != null) {
      draft.actsOn(Kind.REPLY, repliedTo, null);
    } else if (quoted != null) {
      draft.actsOn(Kind.QUOTE, quoted, null);
    }
    Trace trace = draft.build(options, "mastodon");
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

  /** Links of the text; those to mentioned accounts and to tags are no links. */
  private static void links(String content, TraceDraft draft) {
    Matcher tags = HTML_TAG.matcher(content);
    while (tags.find()) {
      String tag = tags.group(1);
      if (tag.startsWith("a ") && !tag.contains("mention") && !tag.contains("hashtag")) {
        Matcher link = LINK.matcher(tag);
        if (link.find()) {
          draft.urls.add(StringEscapeUtils.unescapeHtml4(link.group(1)));
        }
      }
    }
  }

  private static String plain(String content) {
    String lines = LINE_END.matcher(content).replaceAll("\n");
    return StringEscapeUtils.unescapeHtml4(HTML_TAG.matcher(lines).replaceAll("")).strip();
  }
}
