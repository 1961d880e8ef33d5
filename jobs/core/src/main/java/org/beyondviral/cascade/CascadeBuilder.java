package org.beyondviral.cascade;

import java.util.Arrays;

/**
 * Builds one cascade after another from traces that come in the order of time, in linear time over
 * arrays; with its tree some 200 bytes a trace of the largest cascade, and up to 400 where most
 * parents are unseen, no matter what its ids are.
 *
 * <p>Ids are hashes; each comes with a second one, so that two ids of one hash are found out: see
 * {@link #collided()}. A parent that is not among the traces is an unseen node; it stands under the
 * root which the earliest trace states that acts on it and states another root (of traces of one
 * time, that with the least hash). The node that is the root has no parent, whatever is stated:
 * there a cycle was cut. Unseen nodes with no trace below them are left out.
 */
public final class CascadeBuilder {
  private static final int SMALLEST = 16;
  private static final int WORTH_KEEPING = 1 << 16;

  private static final int[] NONE = {};
  private static final int[] NO_PARENT = {-1};
  private static final MeasuredCascade ALONE = MeasuredCascade.of(NO_PARENT, 1);

  private final LongIndex index = new LongIndex();
  private final LongIndex authors = new LongIndex();
  private int[] authorChecks = new int[SMALLEST];
  private int knownAuthors;

  private int[] checks = new int[SMALLEST];
  private long[] times = new long[SMALLEST];
  private long[] parentIds = new long[SMALLEST];
  private int[] parentChecks = new int[SMALLEST];
  private long[] claims = new long[SMALLEST];
  private int[] claimChecks = new int[SMALLEST];

  private long rootId;
  private int seen;
  private boolean collided;

  private int[] parent = NONE;

  /** For each unseen node the trace that names it. */
  private int[] namedBy = NONE;

  private boolean[] namedAsRoot = new boolean[0];
  private int root;

  /** What is known of an act: ids are hashes, 0 for none, each with its second hash. */
  public record Act(
      long id,
      int check,
      long time,
      long author,
      int authorCheck,
      long parent,
      int parentCheck,
      long claim,
      int claimCheck) {}

  /** Begins the cascade of that root. */
  public void start(long root) {
    rootId = root;
    seen = 0;
    collided = false;
    index.clear();
    authors.clear();
    if (times.length > WORTH_KEEPING) {
      checks = new int[SMALLEST];
      times = new long[SMALLEST];
      parentIds = new long[SMALLEST];
      parentChecks = new int[SMALLEST];
      claims = new long[SMALLEST];
      claimChecks = new int[SMALLEST];
      authorChecks = new int[SMALLEST];
    }
  }

  /**
   * The cascade of a single trace that acts on nothing, which many archives are full of: as if it
   * were started, added and resolved, without looking at ids.
   */
  public void alone(long time, boolean authorKnown) {
    start(0);
    times[0] = time;
    seen = 1;
    knownAuthors = authorKnown ? 1 : 0;
    parent = NO_PARENT;
    namedBy = NONE;
    root = 0;
  }

  /**
   * Adds the next trace.
   *
   * @return false when a trace of this id is there already, for then the first stays
   */
  public boolean add(Act act) {
    int number = index.add(act.id());
    if (number < seen) {
      collided |= checks[number] != act.check();
      return false;
    }
    if (seen == times.length) {
      int room = Math.multiplyExact(2, seen);
      checks = Arrays.copyOf(checks, room);
      times = Arrays.copyOf(times, room);
      parentIds = Arrays.copyOf(parentIds, room);
      parentChecks = Arrays.copyOf(parentChecks, room);
      claims = Arrays.copyOf(claims, room);
      claimChecks = Arrays.copyOf(claimChecks, room);
    }
    checks[seen] = act.check();
    times[seen] = act.time();
    parentIds[seen] = act.parent();
    parentChecks[seen] = act.parentCheck();
    claims[seen] = act.claim();
    claimChecks[seen] = act.claimCheck();
    seen++;
    if (act.author() != 0) {
      addAuthor(act.author(), act.authorCheck());
    }
    return true;
  }

  private void addAuthor(long author, int check) {
    int before = authors.size();
    int number = authors.add(author);
    if (number < before) {
      collided |= authorChecks[number] != check;
      return;
    }
    if (number == authorChecks.length) {
      authorChecks = Arrays.copyOf(authorChecks, Math.multiplyExact(2, number));
    }
    authorChecks[number] = check;
  }

  /** Joins the traces to a tree with its unseen nodes; none is added after. */
  public void resolve() {
    parent = new int[seen];
    for (int i = 0; i < seen; i++) {
      parent[i] = parentIds[i] == 0 ? -1 : node(parentIds[i], parentChecks[i]);
    }
    int named = index.size() - seen;
    namedBy = new int[named];
    namedAsRoot = new boolean[named];
    if (named > 0) {
      resolveUnseen(named);
    }
    root = index.get(rootId);
    collided |= root < 0;
    knownAuthors = authors.size();
  }

  private int node(long id, int check) {
    int before = index.size();
    int node = index.add(id);
    if (node < before) {
      collided |= checks[node] != check;
      return node;
    }
    if (node >= checks.length) {
      checks = Arrays.copyOf(checks, Math.multiplyExact(2, node));
    }
    checks[node] = check;
    return node;
  }

  private void resolveUnseen(int named) {
    Arrays.fill(namedBy, -1);
    int[] claimedBy = new int[named];
    Arrays.fill(claimedBy, -1);
    for (int i = 0; i < seen; i++) {
      int unseen = parent[i] - seen;
      if (unseen < 0) {
        continue;
      }
      namedBy[unseen] = namedBy[unseen] < 0 ? i : namedBy[unseen];
      if (claims[i] != 0 && (claimedBy[unseen] < 0 || claimsBefore(i, claimedBy[unseen]))) {
        claimedBy[unseen] = i;
      }
    }
    parent = Arrays.copyOf(parent, seen + named);
    for (int unseen = 0; unseen < named; unseen++) {
      int by = claimedBy[unseen];
      parent[seen + unseen] = by < 0 ? -1 : node(claims[by], claimChecks[by]);
    }
    int nodes = index.size();
    parent = Arrays.copyOf(parent, nodes);
    Arrays.fill(parent, seen + named, nodes, -1);
    namedBy = Arrays.copyOf(namedBy, nodes - seen);
    Arrays.fill(namedBy, named, nodes - seen, -1);
    namedAsRoot = new boolean[nodes - seen];
    for (int unseen = 0; unseen < named; unseen++) {
      int claimed = parent[seen + unseen] - seen;
      if (claimed >= named && namedBy[claimed] < 0) {
        namedBy[claimed] = claimedBy[unseen];
        namedAsRoot[claimed] = true;
      }
    }
  }

  private boolean claimsBefore(int a, int b) {
    return times[a] == times[b] ? index.key(a) < index.key(b) : times[a] < times[b];
  }

  /**
   * Whether two ids of one hash were met, or the root is none of the nodes: nothing that the
   * builder says of this cascade may then be used.
   */
  public boolean collided() {
    return collided;
  }

  /** Traces added. */
  public int seen() {
    return seen;
  }

  /** Unseen nodes, numbered from 0; their nodes follow those of the traces. */
  public int unseen() {
    return namedBy.length;
  }

  /** The trace that names an unseen node. */
  public int namedBy(int unseen) {
    return namedBy[unseen];
  }

  /** Whether that trace names it as its root; otherwise it names it as its parent. */
  public boolean isNamedAsRoot(int unseen) {
    return namedAsRoot[unseen];
  }

  /** The node of the root. */
  public int root() {
    return root;
  }

  /** The parent of a node as stated; -1 for none. */
  public int statedParent(int node) {
    return parent[node];
  }

  public long time(int trace) {
    return times[trace];
  }

  /** Distinct known authors. */
  public int authors() {
    return knownAuthors;
  }

  /**
   * The tree.
   *
   * @param unseenOrder the unseen nodes in the order of their ids
   * @throws IllegalArgumentException when the nodes do not make one tree
   */
  public MeasuredCascade measure(int[] unseenOrder) {
    if (parent == NO_PARENT) {
      return ALONE;
    }
    int nodes = parent.length;
    int[] stated = parent.clone();
    stated[root] = -1;
    if (nodes == seen) {
      return MeasuredCascade.of(stated, seen);
    }
    int[] place = new int[nodes];
    Arrays.setAll(place, i -> i);
    for (int at = 0; at < unseenOrder.length; at++) {
      place[seen + unseenOrder[at]] = seen + at;
    }
    int[] ordered = new int[nodes];
    for (int i = 0; i < nodes; i++) {
      ordered[place[i]] = stated[i] < 0 ? -1 : place[stated[i]];
    }
    return MeasuredCascade.of(withSeenBelow(ordered), seen);
  }

  /** Without the unseen nodes that cutting a cycle left with nothing below them. */
  private int[] withSeenBelow(int[] all) {
    boolean[] marked = new boolean[all.length];
    Arrays.fill(marked, 0, seen, true);
    int[] below = Tree.of(all).countBelow(marked);
    int[] place = new int[all.length];
    int kept = 0;
    for (int i = 0; i < all.length; i++) {
      place[i] = kept;
      kept += below[i] > 0 ? 1 : 0;
    }
    if (kept == all.length) {
      return all;
    }
    int[] left = new int[kept];
    for (int i = 0; i < all.length; i++) {
      if (below[i] > 0) {
        left[place[i]] = all[i] < 0 ? -1 : place[all[i]];
      }
    }
    return left;
  }
}
