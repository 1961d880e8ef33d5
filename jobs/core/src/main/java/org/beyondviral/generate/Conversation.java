package org.beyondviral.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.beyondviral.trace.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Turns moments and people into acts on one another.
 *
 * <p>Reposts copy what others have just reposted or pick a recent post, which makes cascades of
 * heavy-tailed size; most platforms state only the original, so these are stars. Replies pick any
 * recent act and make chains. Now and then the original stands outside the archive.
 */
final class Conversation {
  /** Nobody acts on what is older. */
  private static final long ATTENTION_MICROS = 10L * 86_400 * 1_000_000;

  /** Numbers of traces that the archive does not hold begin here within a unit. */
  private static final long UNSEEN = 9_000_000;

  private final Draw draw;
  private final Crowd crowd;
  private final long firstId;
  private final long seed;
  private final Function<Kind, List<String>> tagging;
  private final double reposts;
  private final double replies;
  private final double quotes;
  private final boolean statesReposter;
  private final double unseen;
  private final String language;
  private final String about;

  private final List<Draft> posts = new ArrayList<>();
  private final List<Draft> repliable = new ArrayList<>();
  private final List<Draft> reposted = new ArrayList<>();
  private final List<Draft> byLeaders = new ArrayList<>();
  private int outside;

  /**
   * @param firstId id before the unit's first trace
   * @param tagging tags of the next trace of that kind
   * @param social share of acts that act on another
   * @param statesReposter whether the platform states whom a repost was copied from
   * @param about word in links
   */
  Conversation(
      long seed,
      Draw draw,
      Crowd crowd,
      long firstId,
      Function<Kind, List<String>> tagging,
      double social,
      boolean statesReposter,
      String about) {
    this.seed = seed;
    this.draw = draw;
    this.crowd = crowd;
    this.firstId = firstId;
    this.tagging = tagging;
    this.replies = social * draw.uniform(0.15, 0.4);
    this.quotes = social * draw.uniform(0.05, 0.15);
    this.reposts = social - replies - quotes;
    this.statesReposter = statesReposter;
    this.unseen = draw.uniform(0.01, 0.06);
    this.language = Names.language(draw);
    this.about = about;
  }

  /** The acts at those moments, in their order. */
  List<Draft> of(double[] days) {
    List<Draft> drafts = new ArrayList<>(days.length);
    for (int act = 0; act < days.length; act++) {
      long micros = MixedScenario.START_MICROS + (long) (days[act] * Draft.MICROS_PER_DAY);
      Draft draft = act(firstId + act + 1, crowd.next(days[act]), micros);
      describe(draft);
      drafts.add(draft);
    }
    return drafts;
  }

  private Draft act(long id, long person, long micros) {
    if (draw.chance(unseen)) {
      Draft original =
          new Draft(
              firstId + UNSEEN + ++outside, draw.below(1L << 40), Kind.POST, micros, List.of());
      original.author = Names.account(original.person);
      original.seen = false;
      posts.add(original);
    }
    double part = draw.uniform() * (crowd.leads(person) ? 2.5 : 1);
    if (part < reposts) {
      Draft copied = original(micros);
      if (copied != null && copied.person != person) {
        return repost(id, person, micros, copied);
      }
    } else if (part < reposts + replies) {
      Draft answered = recent(repliable, 5, micros);
      if (answered != null) {
        return reply(id, person, micros, answered);
      }
    } else if (part < reposts + replies + quotes) {
      Draft quoted = recent(posts, 8, micros);
      if (quoted != null && quoted.person != person) {
        return quote(id, person, micros, quoted);
      }
    }
    Draft post = new Draft(id, person, Kind.POST, micros, tagging.apply(Kind.POST));
    posts.add(post);
    repliable.add(post);
    if (crowd.leads(person)) {
      byLeaders.add(post);
    }
    return post;
  }

  private Draft repost(long id, long person, long micros, Draft copied) {
    Draft draft = new Draft(id, person, Kind.REPOST, micros, tagging.apply(Kind.REPOST));
    draft.parent = copied.name();
    draft.root = copied.head();
    draft.mentions = author(copied);
    link(draft, copied);
    reposted.add(statesReposter ? draft : copied);
    return draft;
  }

  private Draft reply(long id, long person, long micros, Draft answered) {
    Draft draft = new Draft(id, person, Kind.REPLY, micros, tagging.apply(Kind.REPLY));
    draft.parent = answered.name();
    draft.root = answered.head();
    draft.mentions = author(answered);
    link(draft, answered);
    repliable.add(draft);
    return draft;
  }

  private Draft quote(long id, long person, long micros, Draft quoted) {
    Draft draft = new Draft(id, person, Kind.QUOTE, micros, tagging.apply(Kind.QUOTE));
    draft.parent = quoted.name();
    draft.root = quoted.head();
    link(draft, quoted);
    posts.add(draft);
    repliable.add(draft);
    return draft;
  }

  private static List<String> author(Draft draft) {
    return draft.author == null ? List.of() : List.of(draft.author);
  }

  private static void link(Draft draft, Draft target) {
    target.children++;
    if (target.seen) {
      draft.target = target;
    }
  }

  /** What a repost copies: what others copied, a leader's last post, or a recent one. */
  private @Nullable Draft original(long micros) {
    double part = draw.uniform();
    Draft chosen = null;
    if (part < 0.75) {
      // Any of the latest thousand alike: who is copied most is copied most again.
      chosen = back(reposted, draw.below(Math.min(1_000, reposted.size() + 1)), micros);
    } else if (part < 0.85) {
      chosen = recent(byLeaders, 3, micros);
    }
    return chosen == null ? recent(posts, 6, micros) : chosen;
  }

  private @Nullable Draft recent(List<Draft> among, double meanBack, long micros) {
    return back(among, (int) draw.exponential(meanBack), micros);
  }

  private static @Nullable Draft back(List<Draft> among, int steps, long micros) {
    if (steps >= among.size()) {
      return null;
    }
    Draft chosen = among.get(among.size() - 1 - steps);
    return micros - chosen.micros < ATTENTION_MICROS && micros > chosen.micros ? chosen : null;
  }

  private void describe(Draft draft) {
    long followers = Names.followers(seed, draft.person);
    draft.author = Names.account(draft.person);
    draft.audience = crowd.leads(draft.person) ? followers * 20 + 2_000 : followers;
    draft.language = draw.chance(0.85) ? language : Names.language(draw);
    if (draft.kind == Kind.REPOST) {
      return;
    }
    draft.text = Names.sentence(draw);
    if (draft.kind != Kind.REPLY && draw.chance(0.25)) {
      draft.urls = List.of(Names.link(about, draw));
    }
  }
}
