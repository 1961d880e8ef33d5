package org.beyondviral.cascade.parents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeSet;

/**
 * Accounts that follow one another, with followers as uneven as on platforms: popularity falls as a
 * power, and everyone follows as many accounts, drawn by popularity. Things spread on it by
 * independent chance: each follower of a sharer shares in turn with one probability, after a delay
 * of its own; who made him is the parent.
 */
final class FollowerGraph {
  /** One thing that spread: sharers by time, whom each truly copied, -1 for the first. */
  static final class Spread {
    final long[] time;
    final int[] account;
    final int[] copied;

    private Spread(List<Share> shares) {
      time = shares.stream().mapToLong(Share::time).toArray();
      account = shares.stream().mapToInt(Share::account).toArray();
      copied = shares.stream().mapToInt(Share::copied).toArray();
    }
  }

  private record Share(long time, int account, int copied) {}

  private final int[][] followees;
  private final int[][] followers;

  FollowerGraph(int accounts, int followeesOfOne, double exponent, Random random) {
    double[] cumulated = new double[accounts];
    double sum = 0;
    for (int a = 0; a < accounts; a++) {
      sum += Math.pow(1 - random.nextDouble(), -1 / exponent);
      cumulated[a] = sum;
    }
    List<List<Integer>> of = new ArrayList<>();
    for (int a = 0; a < accounts; a++) {
      of.add(new ArrayList<>());
    }
    this.followees = new int[accounts][];
    for (int a = 0; a < accounts; a++) {
      TreeSet<Integer> chosen = new TreeSet<>();
      while (chosen.size() < followeesOfOne) {
        int at = Arrays.binarySearch(cumulated, random.nextDouble() * sum);
        int followee = at >= 0 ? at : -at - 1;
        if (followee != a) {
          chosen.add(followee);
        }
      }
      followees[a] = chosen.stream().mapToInt(Integer::intValue).toArray();
      for (int followee : chosen) {
        of.get(followee).add(a);
      }
    }
    this.followers =
        of.stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  int[] followees(int account) {
    return followees[account];
  }

  int accounts() {
    return followees.length;
  }

  /** How many follow the most followed one in a hundred accounts, over all ties. */
  double shareOfTopPercent() {
    int[] counts = Arrays.stream(followers).mapToInt(f -> f.length).sorted().toArray();
    int top = accounts() / 100;
    double ofTop = Arrays.stream(counts, counts.length - top, counts.length).sum();
    return ofTop / Arrays.stream(counts).sum();
  }

  /** Something spreads from an account; delays have a mean of an hour. */
  Spread spread(int from, double chance, Random random) {
    PriorityQueue<Share> coming = new PriorityQueue<>(Comparator.comparingLong(Share::time));
    coming.add(new Share(0, from, -1));
    boolean[] shared = new boolean[accounts()];
    List<Share> shares = new ArrayList<>();
    while (!coming.isEmpty()) {
      Share share = coming.poll();
      if (shared[share.account()]) {
        continue;
      }
      shared[share.account()] = true;
      int place = shares.size();
      shares.add(share);
      for (int follower : followers[share.account()]) {
        if (!shared[follower] && random.nextDouble() < chance) {
          long delay = 1 + (long) (3.6e9 * -Math.log(1 - random.nextDouble()));
          coming.add(new Share(share.time() + delay, follower, place));
        }
      }
    }
    return new Spread(shares);
  }
}
