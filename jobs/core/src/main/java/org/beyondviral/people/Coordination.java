package org.beyondviral.people;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.table.Means;

/**
 * Coordinated accounts: those that repeatedly share the same thing as another within seconds.
 *
 * <p>To share a thing is to act in one cascade (repost, reply, quote, join), or to post with the
 * tag, link or word of one campaign. Two accounts are together when at most {@code window} lies
 * between their acts on one thing. Time is cut into occasions of {@value #WINDOWS_IN_OCCASION}
 * windows; however often, and on however many things, two are together in one, it counts once: c(a,
 * b) occasions. With o(a) those on which a acted, a and b are coordinated when c(a, b) ≥ {@code
 * times} and c(a, b) ≥ {@code share} · max(o(a), o(b)): both spend so much of their time together,
 * so that neither the busy, who meet everybody by chance, nor whom a program happens to meet are
 * taken for a group.
 *
 * <p>Where b acts on a thing at a rate of μ and knows nothing of a, an act of a on it has b nearby
 * with a chance of about 2 μ window: one in eighteen for ten acts an hour and ten seconds. Of two
 * who act ten times each in one hour on one thing, 1 in 36,000 pairs are then together five times.
 * So in a dense campaign of thousands of such accounts within days some are found by chance, up to
 * most of the traces where they act still more densely; in a long one none.
 *
 * <p>Limits: whoever watches the same event and reacts within seconds, again and again, is found
 * too: a live audience, fans who wait for the same account. Not found are those slower than the
 * window, programs that act alone, and those who share what the archive does not tie to one cascade
 * or campaign, such as a text. Acts at whole minutes are left out, for where times are rounded to
 * minutes, hours or days all who act then would be together; of times in seconds it is one in
 * sixty. An act is held against the next {@value #MOST_NEIGHBOURS} on its thing only, so that the
 * work grows with the acts and not with their square; where more fall into one window pairs are
 * missed.
 *
 * <p>Source: Pacheco, Hui, Torres-Lugo, Truong, Flammini & Menczer (2021), Uncovering coordinated
 * networks on social media: methods and case studies, ICWSM 15; Giglietto, Righetti, Rossi & Marino
 * (2020), It takes a village to manipulate the media, Information, Communication & Society 23(6).
 * The bounds are this study's.
 *
 * @param window longest time between two acts that are together
 * @param times least occasions together with one other
 * @param share least share of the occasions of either that the two are together
 */
public record Coordination(Duration window, int times, double share) implements Serializable {
  /** An act of an account on a thing, both by their keys. */
  public record Act(
      @Means("The thing.") long thing,
      @Means("The occasion it is counted for.") long occasion,
      @Means("The account.") long account,
      @Means("When, in microseconds.") long at) {}

  /** Two accounts together on an occasion; the one with the lower key first. */
  public record Together(
      @Means("One account.") long account,
      @Means("The other.") long partner,
      @Means("The occasion.") long occasion) {}

  /** Acts on the same thing that one is held against. */
  public static final int MOST_NEIGHBOURS = 32;

  private static final int WINDOWS_IN_OCCASION = 6;

  public static Coordination of(Settings settings) {
    return new Coordination(
        settings.get(Setting.COORDINATION_WINDOW),
        settings.get(Setting.COORDINATION_TIMES),
        settings.get(Setting.COORDINATION_SHARE));
  }

  public long windowMicros() {
    return TimeUnit.MICROSECONDS.convert(window);
  }

  /** Length of an occasion. */
  public long occasionMicros() {
    return WINDOWS_IN_OCCASION * windowMicros();
  }

  /**
   * The pairs together on one occasion of one thing, some more than once. O({@value
   * #MOST_NEIGHBOURS} n) time and memory for n acts.
   *
   * @param acts those of the occasion, and those of the next within a window of it, in order of
   *     time and account
   */
  public List<Together> together(Iterator<Act> acts) {
    List<Together> pairs = new ArrayList<>();
    Deque<Act> recent = new ArrayDeque<>();
    while (acts.hasNext()) {
      Act later = acts.next();
      while (!recent.isEmpty() && later.at() - recent.element().at() > windowMicros()) {
        recent.remove();
      }
      for (Act earlier : recent) {
        boolean own = Math.floorDiv(earlier.at(), occasionMicros()) == earlier.occasion();
        if (own && earlier.account() != later.account()) {
          pairs.add(
              new Together(
                  Math.min(earlier.account(), later.account()),
                  Math.max(earlier.account(), later.account()),
                  earlier.occasion()));
        }
      }
      recent.add(later);
      if (recent.size() > MOST_NEIGHBOURS) {
        recent.remove();
      }
    }
    return pairs;
  }
}
