package org.beyondviral.generate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with real archives, in small counted shares. No case takes a trace out of its
 * campaign but a broken clock, which strikes lone posts only.
 */
public enum Dirt {
  /** A row comes twice, byte for byte. */
  SAME_ROW_TWICE(0.001),
  /** A trace comes again, later and with another audience. */
  SAME_ID_OTHER_ROW(0.0005),
  /** A post names itself as its parent. */
  SELF_PARENT(0.0005),
  /** Two posts name each other as parents. */
  CYCLE(0.0002),
  /** An answer is dated up to two hours before what it answers. */
  PARENT_LATER(0.001),
  /** The parent is not in the archive, though the stated root may be. */
  PARENT_ABSENT(0.002),
  /** The stated root is not the head of the chain of parents. */
  ROOT_DISAGREES(0.001),
  /** The clock was never set. */
  CLOCK_1970(0.0003),
  /**
   * The clock runs far ahead; only in the first ninety units and four days apart, for ten of them
   * in thirty days would move the archive's end, and with it what is settled.
   */
  CLOCK_2099(0.0003),
  /** The account is unknown. */
  NO_AUTHOR(0.005);

  /** The turn from unit to unit; not the one that sizes take, so that neither follows the other. */
  private static final double TURN = 0.41421356237309515;

  private static final long YEAR_2099 = Instant.parse("2099-01-01T00:00:00Z").getEpochSecond();

  /** Units in which a clock may run ahead. */
  static final int CLOCKS_AHEAD = 90;

  private final double share;

  Dirt(double share) {
    this.share = share;
  }

  /** How often it is planted: cases over traces. */
  public double share() {
    return share;
  }

  /**
   * Cases planted among that many traces of the unit of that index; spread evenly over units.
   *
   * @param times how many times its share
   */
  int cases(int traces, long unit, int times) {
    if (this == CLOCK_2099 && unit >= CLOCKS_AHEAD) {
      return 0;
    }
    double turn = TURN * (unit + 1) + new Draw(name().hashCode(), 0).uniform();
    int cases = (int) (share * times * traces + (turn - Math.floor(turn)));
    return this == CLOCK_2099 ? Math.min(1, cases) : cases;
  }

  /** Spoils drafts in place; returns the rows to add. */
  static List<Draft> strike(List<Draft> drafts, long unit, int times, Draw draw) {
    List<Draft> added = new ArrayList<>();
    for (Dirt dirt : values()) {
      int cases = dirt.cases(drafts.size(), unit, times);
      for (int number = 0; number < cases; number++) {
        Draft victim = dirt.victim(drafts, draw);
        if (victim != null) {
          dirt.spoil(victim, unit, drafts, added, draw);
        }
      }
    }
    return added;
  }

  private @Nullable Draft victim(List<Draft> drafts, Draw draw) {
    int start = draw.below(drafts.size());
    for (int step = 0; step < drafts.size(); step++) {
      Draft draft = drafts.get((start + step) % drafts.size());
      if (!draft.dirty && strikes(draft)) {
        draft.dirty = true;
        return draft;
      }
    }
    return null;
  }

  private boolean strikes(Draft draft) {
    return switch (this) {
      case SAME_ROW_TWICE, SAME_ID_OTHER_ROW, NO_AUTHOR -> true;
      case SELF_PARENT, CYCLE -> isPost(draft);
      case CLOCK_1970, CLOCK_2099 -> isPost(draft) && draft.children == 0;
      case PARENT_LATER -> draft.target != null && draft.children == 0;
      case PARENT_ABSENT -> draft.target != null && isAnchored(draft);
      case ROOT_DISAGREES -> draft.target != null;
    };
  }

  private void spoil(Draft victim, long unit, List<Draft> drafts, List<Draft> added, Draw draw) {
    switch (this) {
      case SAME_ROW_TWICE -> added.add(again(victim));
      case SAME_ID_OTHER_ROW -> {
        Draft other = again(victim);
        other.micros += 1_000_000L * draw.between(1, 600);
        other.audience = victim.audience == null ? 1 : victim.audience + 1;
        added.add(other);
      }
      case SELF_PARENT -> victim.parent = victim.name();
      case CYCLE -> {
        Draft other = victim(drafts, draw);
        if (other != null) {
          victim.parent = other.name();
          other.parent = victim.name();
        }
      }
      case PARENT_LATER -> {
        if (victim.target != null) {
          victim.micros = victim.target.micros - 1_000_000L * draw.between(1, 7_200);
        }
      }
      case PARENT_ABSENT -> victim.parent = Long.toString(victim.id + 5_000_000);
      case ROOT_DISAGREES -> victim.root = Long.toString(victim.id + 6_000_000);
      case CLOCK_1970 -> victim.micros = 1_000_000L * draw.below(86_400);
      case CLOCK_2099 ->
          victim.micros = 1_000_000L * (YEAR_2099 + 4 * 86_400 * unit + draw.below(86_400));
      case NO_AUTHOR -> victim.author = null;
    }
  }

  private static boolean isPost(Draft draft) {
    return draft.parent == null && draft.root == null;
  }

  /** Whether it belongs to its campaign by its own tags. */
  private static boolean isAnchored(Draft draft) {
    return !draft.tags.isEmpty();
  }

  private static Draft again(Draft draft) {
    Draft copy = new Draft(draft.id, draft.person, draft.kind, draft.micros, draft.tags);
    copy.author = draft.author;
    copy.parent = draft.parent;
    copy.root = draft.root;
    copy.urls = draft.urls;
    copy.mentions = draft.mentions;
    copy.audience = draft.audience;
    copy.language = draft.language;
    copy.text = draft.text;
    return copy;
  }
}
