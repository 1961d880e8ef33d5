package org.beyondviral.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.beyondviral.trace.Kind;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * A campaign with a known set of leaders in each of its first weeks, some of whom hand over to
 * others. Whatever else it holds are lone posts that nobody answers.
 *
 * <p>In a week each of {@value #LEADERS} leaders posts once and gets {@value #ANSWERS} replies;
 * {@value #OTHERS} others post once and get one. So just the leaders are the smallest set who
 * received half of all responses. At the end of a week each leader goes with one chance; in comes,
 * with another, somebody who was there that week, and else somebody new.
 *
 * @param weeks weeks with leaders, fewer where the traces do not suffice
 * @param leaving chance of a leader to go at the end of a week
 * @param risen chance that the successor was there the week before
 * @param others when lone posts come
 */
record Leadership(
    String word, PlantedKind kind, int weeks, double leaving, double risen, Attention others)
    implements Story {
  static final int LEADERS = 3;
  static final int ANSWERS = 4;
  static final int OTHERS = (LEADERS - 1) * ANSWERS;
  static final int A_WEEK = LEADERS * (1 + ANSWERS) + 2 * OTHERS;

  /** Chance that a reply comes from somebody who was there the week before. */
  private static final double BACK = 0.7;

  /**
   * What {@code leader_overlap} should be on average: a mean of (n − k) / (n + k), for of n leaders
   * k go, binomially distributed, and k others come.
   */
  double expectedOverlap() {
    BinomialDistribution going = new BinomialDistribution(LEADERS, leaving);
    return IntStream.rangeClosed(0, LEADERS)
        .mapToDouble(k -> going.probability(k) * (LEADERS - k) / (LEADERS + k))
        .sum();
  }

  @Override
  public double spanDays() {
    return Math.max(7.0 * weeks, others.spanDays());
  }

  @Override
  public Told tell(Scene scene) {
    return new Weeks(scene).told();
  }

  /** The weeks of one campaign, one after another. */
  private final class Weeks {
    private final Scene scene;
    private final Draw draw;
    private final List<Draft> drafts = new ArrayList<>();
    private final long[] leaders = new long[LEADERS];
    private final Set<Long> everLed = new HashSet<>();
    private List<Long> before = new ArrayList<>();
    private List<Long> now = new ArrayList<>();
    private int people;
    private int successions;
    private int risers;
    private double overlap;

    Weeks(Scene scene) {
      this.scene = scene;
      this.draw = scene.draw();
      for (int place = 0; place < LEADERS; place++) {
        lead(place, scene.stranger(people++));
      }
    }

    Told told() {
      int led = Math.min(scene.traces() / A_WEEK, weeks);
      for (int week = 0; week < led; week++) {
        if (week > 0) {
          overlap += handOver();
        }
        act(7 * week);
        before = now;
        now = new ArrayList<>();
      }
      while (drafts.size() < scene.traces()) {
        post(scene.stranger(people++), others.day(draw));
      }
      Map<String, Double> planted = new HashMap<>();
      if (led > 1) {
        planted.put("leader_overlap", overlap / (led - 1));
      }
      if (successions > 0) {
        planted.put("succession_share", (double) risers / successions);
      }
      return new Told(drafts, planted);
    }

    private void act(int day) {
      for (long leader : leaders) {
        Draft post = post(leader, day + draw.uniform(0, 0.4));
        for (int answer = 0; answer < ANSWERS; answer++) {
          answer(post, day);
        }
      }
      for (int other = 0; other < OTHERS; other++) {
        answer(post(scene.stranger(people++), day + draw.uniform(0.5, 3)), day);
      }
    }

    private Draft post(long person, double day) {
      Draft draft = scene.draft(drafts.size(), person, Kind.POST, day);
      drafts.add(draft);
      return draft;
    }

    private void answer(Draft post, int day) {
      boolean back = !before.isEmpty() && draw.chance(BACK);
      long person = back ? before.get(draw.below(before.size())) : scene.stranger(people++);
      if (everLed.contains(person)) {
        person = scene.stranger(people++);
      }
      Draft draft = scene.draft(drafts.size(), person, Kind.REPLY, day + draw.uniform(3, 6.9));
      draft.target = post;
      draft.parent = post.name();
      draft.root = post.name();
      drafts.add(draft);
      now.add(person);
    }

    /** Replaces some leaders; returns the Jaccard similarity of the old set and the new. */
    private double handOver() {
      int replaced = 0;
      for (int place = 0; place < LEADERS; place++) {
        if (draw.chance(leaving)) {
          replaced++;
          successions++;
          long riser = before.get(draw.below(before.size()));
          if (draw.chance(risen) && !everLed.contains(riser)) {
            risers++;
            lead(place, riser);
          } else {
            lead(place, scene.stranger(people++));
          }
        }
      }
      return (double) (LEADERS - replaced) / (LEADERS + replaced);
    }

    private void lead(int place, long person) {
      leaders[place] = person;
      everLed.add(person);
    }
  }
}
