package org.beyondviral.samples;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.beyondviral.generate.MixedScenario;
import org.beyondviral.trace.Trace;

/**
 * The small archives of {@code data-samples/archives}: the same generated traces in every format
 * that can be imported, some lines broken on purpose. Content by file name, uncompressed.
 */
final class SampleArchives {
  private static final long SEED = 20091205;
  private static final long TRACES = 5_000;
  private static final int LINES = 300;
  private static final long MOVEMENT = 1;
  private static final long FADE = 4;
  private static final Comparator<Trace> EARLIEST_FIRST =
      Comparator.comparing(Trace::createdAt).thenComparing(Trace::traceId);

  private static final DateTimeFormatter DAY_FIRST =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

  private final List<Trace> traces;
  private final Map<String, Trace> byId = new HashMap<>();

  SampleArchives() {
    MixedScenario scenario = new MixedScenario(SEED, TRACES);
    List<Trace> sound =
        LongStream.range(0, scenario.units())
            .mapToObj(scenario::unit)
            .flatMap(List::stream)
            .filter(trace -> trace.createdAt().toString().startsWith("202"))
            .filter(trace -> !trace.traceId().equals(trace.parentId()))
            .toList();
    sound.forEach(trace -> byId.putIfAbsent(trace.traceId(), trace));
    traces =
        Stream.concat(first(MOVEMENT, LINES / 2), first(FADE, LINES / 2))
            .sorted(EARLIEST_FIRST)
            .toList();
  }

  private Stream<Trace> first(long campaign, int lines) {
    return byId.values().stream()
        .filter(trace -> Long.parseLong(trace.traceId()) / 10_000_000 == campaign)
        .sorted(EARLIEST_FIRST)
        .limit(lines);
  }

  /** Every file by its name below {@code archives}; the ending says how it is compressed. */
  Map<String, String> files() {
    XLines x = new XLines(byId);
    OpenNetworkLines open = new OpenNetworkLines(byId);
    int half = traces.size() / 2;
    List<Trace> early = traces.subList(0, half);
    List<Trace> late = traces.subList(half - 5, traces.size());
    Map<String, String> files = new TreeMap<>();
    files.put("x-v1/stream.jsonl", broken(x.v1(early), "{\"delete\":{}}"));
    files.put("x-v1/lookup.jsonl.gz", lines(x.v1(late)));
    files.put("x-v2/flattened.jsonl.bz2", broken(x.v2Flattened(early), "[]"));
    files.put("x-v2/pages.jsonl", lines(x.v2Enveloped(late, 20)));
    files.put(
        "bluesky-jetstream/events.jsonl.zst",
        broken(open.jetstream(traces), "{\"did\":\"did:plc:sample1\",\"kind\":\"identity\"}"));
    files.put("mastodon/statuses.jsonl.gz", broken(open.mastodon(traces), "{\"id\":\"7\"}"));
    files.put("reddit/RS_2021.zst", lines(open.redditSubmissions(traces)));
    files.put("reddit/RC_2021.zst", broken(open.redditComments(traces), "{\"body\":1}"));
    files.put("casflow/cascades.txt", broken(casflow(), "17\t3\tnever\t1\t3:0"));
    files.put("csv/posts.csv", csv());
    files.put("csv/csv.conf", CSV_MAPPING);
    files.put("referral/members.csv", referral());
    return files;
  }

  private static final String CSV_MAPPING =
      """
      # Names the columns of posts.csv.
      import.csv.delimiter = ";"
      import.csv.list-separator = "|"
      import.csv.time-format = "dd/MM/yyyy HH:mm:ss"
      import.csv.time-zone = "Europe/Berlin"
      import.csv.columns.trace-id = "Post"
      import.csv.columns.author-id = "Account"
      import.csv.columns.created-at = "Written"
      import.csv.columns.kind = "What"
      import.csv.columns.parent-id = "Answers"
      import.csv.columns.root-id = "Thread"
      import.csv.columns.tags = "Tags"
      import.csv.columns.urls = "Links"
      import.csv.columns.audience = "Followers"
      import.csv.columns.text = "Text"
      """;

  private String csv() {
    StringBuilder csv =
        new StringBuilder("Post;Account;Written;What;Answers;Thread;Tags;Links;Followers;Text\n");
    for (int i = 0; i < traces.size(); i++) {
      Trace trace = traces.get(i);
      String written =
          LocalDateTime.ofInstant(trace.createdAt(), ZoneId.of("Europe/Berlin")).format(DAY_FIRST);
      String text = Samples.text(trace);
      csv.append(
          String.join(
              ";",
              trace.traceId(),
              trace.authorId() == null ? "" : trace.authorId(),
              i == 50 ? "yesterday" : written,
              trace.kind(),
              trace.parentId() == null ? "" : trace.parentId(),
              trace.rootId() == null ? "" : trace.rootId(),
              String.join("|", trace.tags()),
              String.join("|", trace.urls()),
              Long.toString(Samples.audience(trace)),
              i % 5 == 0 ? "\"" + text + ";\nand \"\"more\"\"\"" : text));
      csv.append('\n');
    }
    return csv.append("a line that is no row\n").toString();
  }

  /** Cascades of reposts as paths of users with delays. */
  private List<String> casflow() {
    Map<String, List<Trace>> cascades = new LinkedHashMap<>();
    for (Trace trace : traces) {
      Trace root = byId.get(String.valueOf(trace.rootId()));
      if (trace.kind().equals("repost") && root != null && root.parentId() == null) {
        cascades.computeIfAbsent(root.traceId(), id -> new ArrayList<>()).add(trace);
      }
    }
    List<String> lines = new ArrayList<>();
    cascades.forEach(
        (id, reposts) -> {
          Trace root = byId.getOrDefault(id, reposts.get(0));
          String author = Samples.author(root);
          long start = root.createdAt().getEpochSecond();
          StringBuilder paths = new StringBuilder(author + ":0");
          String before = author;
          for (int i = 0; i < reposts.size(); i++) {
            String path = i % 3 == 2 ? before : author;
            before = author + "/" + Samples.author(reposts.get(i));
            paths
                .append(' ')
                .append(path)
                .append('/')
                .append(Samples.author(reposts.get(i)))
                .append(':')
                .append(Math.max(1, reposts.get(i).createdAt().getEpochSecond() - start));
          }
          lines.add(
              String.join(
                  "\t",
                  id,
                  author,
                  Long.toString(start),
                  Integer.toString(reposts.size() + 1),
                  paths));
        });
    return lines;
  }

  /** Members of one programme, each brought by whom the first trace acted on, if a member. */
  private String referral() {
    StringBuilder csv = new StringBuilder("member_id,invited_by,joined_at,programme\n");
    Set<String> members = new HashSet<>();
    for (Trace trace : traces) {
      String member = trace.authorId();
      if (member == null || members.contains(member)) {
        continue;
      }
      Trace parent = byId.get(String.valueOf(trace.parentId()));
      String host = parent == null ? null : parent.authorId();
      String known = host != null && members.contains(host) ? host : "";
      members.add(member);
      csv.append(
          String.join(
              ",",
              member,
              known,
              trace.createdAt().atOffset(ZoneOffset.UTC).withNano(0).toString(),
              "balloons"));
      csv.append('\n');
    }
    return csv.append("4711,,not a day,balloons\n")
        .append(",,2021-05-01T00:00:00Z,balloons\n")
        .toString();
  }

  /** The lines with three that cannot be read and one that is no act. */
  private static String broken(List<String> lines, String other) {
    List<String> all = new ArrayList<>(lines);
    String cut = lines.get(lines.size() / 2);
    all.add(lines.size() / 3, cut.substring(0, cut.length() / 2));
    all.add(lines.size() / 2, "no \u0000 line of this format");
    all.add(other);
    all.add("");
    return lines(all);
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
