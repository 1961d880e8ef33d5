package org.beyondviral.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.beyondviral.trace.Kind;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Cascades in the text format of DeepHawkes, CasCN and CasFlow, one a line: id, root user, time of
 * publication in seconds since 1970, number of adoptions, and a path of users with a delay in
 * seconds for each adoption, {@code root/other/adopter:delay}.
 *
 * <p>The format has no ids of traces: they are {@code cascade/user} for the user's first trace in
 * the cascade, {@code cascade/user/2} for the second, by delay and then by place on the line. The
 * parent is the latest trace, no later than the adoption, of the user before the adopter on the
 * path.
 */
final class CasflowParser implements LineParser {
  private final ImportOptions options;

  CasflowParser(ImportOptions options) {
    this.options = options;
  }

  private record Adoption(String user, String from, long delay) {}

  /** A trace of one user: its place in the order of delays, and its id. */
  private record Made(int place, String id) {}

  @Override
  public Parsed parse(String written) {
    String[] fields = written.strip().split("\t", -1);
    if (fields.length < 5) {
      throw new Unreadable("fewer than five fields");
    }
    String cascade = Words.filled(fields[0]);
    String root = Words.filled(fields[1]);
    if (cascade == null || root == null) {
      throw new Unreadable("no id");
    }
    Instant start = TimeReader.epoch(fields[2], 1_000_000);
    if (start == null) {
      throw new Unreadable("no readable time");
    }
    List<Adoption> adoptions = adoptions(fields[4], root);
    adoptions.sort(Comparator.comparingLong(Adoption::delay));

    String rootId = cascade + "/" + root;
    Map<String, List<Made>> made = new HashMap<>();
    made.computeIfAbsent(root, user -> new ArrayList<>()).add(new Made(-1, rootId));
    List<String> ids = new ArrayList<>();
    for (Adoption adoption : adoptions) {
      List<Made> own = made.computeIfAbsent(adoption.user(), user -> new ArrayList<>());
      String id = cascade + "/" + adoption.user() + (own.isEmpty() ? "" : "/" + (own.size() + 1));
      own.add(new Made(ids.size(), id));
      ids.add(id);
    }

    List<Trace> traces = new ArrayList<>();
    traces.add(trace(rootId, root, start, Kind.POST, null, null));
    for (int place = 0; place < ids.size(); place++) {
      Adoption adoption = adoptions.get(place);
      List<Made> candidates = made.get(adoption.from());
      String parent =
          candidates == null ? cascade + "/" + adoption.from() : parent(candidates, place, rootId);
      traces.add(
          trace(
              ids.get(place),
              adoption.user(),
              at(start, adoption.delay()),
              Kind.REPOST,
              parent,
              rootId));
    }
    return Parsed.of(traces, List.of());
  }

  /** Every adoption but the root's own entry. */
  private static List<Adoption> adoptions(String paths, String root) {
    List<Adoption> adoptions = new ArrayList<>();
    for (String entry : paths.strip().split(" +")) {
      int colon = entry.lastIndexOf(':');
      if (colon < 0) {
        throw new Unreadable("a path without a delay");
      }
      int slash = entry.lastIndexOf('/', colon);
      String user = Words.filled(entry.substring(slash + 1, colon));
      long delay = delay(entry.substring(colon + 1));
      if (user == null) {
        throw new Unreadable("a path without a user");
      }
      if (slash >= 0) {
        int before = entry.lastIndexOf('/', slash - 1);
        String from = Words.filled(entry.substring(before + 1, slash));
        adoptions.add(new Adoption(user, from == null ? root : from, delay));
      } else if (delay > 0 || !user.equals(root)) {
        adoptions.add(new Adoption(user, root, delay));
      }
    }
    return adoptions;
  }

  private static long delay(String written) {
    try {
      long delay = Long.parseLong(written);
      if (delay >= 0) {
        return delay;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new Unreadable("a delay that is no number of seconds");
  }

  private static Instant at(Instant start, long delay) {
    Instant at = delay > 1_000_000_000_000L ? null : TimeReader.inRange(start.plusSeconds(delay));
    if (at == null) {
      throw new Unreadable("no readable time");
    }
    return at;
  }

  /** The latest of these traces before that place, else the first after it, else the root. */
  private static String parent(List<Made> made, int place, String rootId) {
    int low = 0;
    int high = made.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (made.get(middle).place() < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low > 0) {
      return made.get(low - 1).id();
    }
    return made.get(0).place() != place ? made.get(0).id() : rootId;
  }

  private Trace trace(
      String id,
      String user,
      Instant at,
      Kind kind,
      @Nullable String parent,
      @Nullable String root) {
    TraceDraft draft = new TraceDraft(id, at);
    draft.authorId = user;
    draft.actsOn(kind, parent, root);
    return draft.build(options, "weibo");
  }
}
