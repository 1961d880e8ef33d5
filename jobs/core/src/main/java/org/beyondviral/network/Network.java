package org.beyondviral.network;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The people of one campaign who acted on one another, as arrays of their links.
 *
 * <p>People are numbered by ascending key, so that nothing depends on the order in which the links
 * came. A pair is two people of whom at least one acted on the other, whichever it was.
 *
 * <p>Cost: O(m log m) once for m links; some 60 bytes a link.
 */
public final class Network {
  private final long[] keys;
  private final int[] outStart;
  private final int[] outPerson;
  private final int[] outWeight;
  private final int[] pairStart;
  private final int[] pairPerson;
  private final long[] pairWeight;

  private Network(
      long[] keys, int[] outStart, int[] outPerson, int[] outWeight, int[] inStart, int[] inLink) {
    this.keys = keys;
    this.outStart = outStart;
    this.outPerson = outPerson;
    this.outWeight = outWeight;
    this.pairStart = new int[keys.length + 1];
    int[] inFrom = sources(outStart, inLink);
    int[] person = new int[outPerson.length * 2];
    long[] weight = new long[outPerson.length * 2];
    int pairs = 0;
    for (int p = 0; p < keys.length; p++) {
      int out = outStart[p];
      int in = inStart[p];
      while (out < outStart[p + 1] || in < inStart[p + 1]) {
        int to = out < outStart[p + 1] ? outPerson[out] : Integer.MAX_VALUE;
        int from = in < inStart[p + 1] ? inFrom[in] : Integer.MAX_VALUE;
        person[pairs] = Math.min(to, from);
        weight[pairs] = to <= from ? outWeight[out++] : 0;
        weight[pairs++] += from <= to ? outWeight[inLink[in++]] : 0;
      }
      pairStart[p + 1] = pairs;
    }
    this.pairPerson = Arrays.copyOf(person, pairs);
    this.pairWeight = Arrays.copyOf(weight, pairs);
  }

  /**
   * The network of those links.
   *
   * @param from key of who acted
   * @param to key of whom he acted on, another than himself
   * @param weight how often; each link comes once
   */
  public static Network of(long[] from, long[] to, int[] weight) {
    long[] keys =
        LongStream.concat(Arrays.stream(from), Arrays.stream(to)).sorted().distinct().toArray();
    int[] source = numbers(keys, from);
    int[] target = numbers(keys, to);
    int[] byTarget = order(keys.length, target, IntStream.range(0, from.length).toArray());
    int[] links = order(keys.length, source, byTarget);
    int[] outPerson = new int[links.length];
    int[] outWeight = new int[links.length];
    for (int i = 0; i < links.length; i++) {
      outPerson[i] = target[links[i]];
      outWeight[i] = weight[links[i]];
      if (source[links[i]] == outPerson[i]) {
        throw new IllegalArgumentException("a link of somebody to himself");
      }
    }
    int[] inLink = order(keys.length, outPerson, IntStream.range(0, links.length).toArray());
    return new Network(
        keys,
        starts(keys.length, source),
        outPerson,
        outWeight,
        starts(keys.length, target),
        inLink);
  }

  /** How many people. */
  public int people() {
    return keys.length;
  }

  /** Key of that person; keys ascend. */
  public long key(int person) {
    return keys[person];
  }

  /** Number of the person with that key, who must be in the network. */
  int person(long key) {
    return Arrays.binarySearch(keys, key);
  }

  /** How many others he acted on. */
  public int actedOn(int person) {
    return outStart[person + 1] - outStart[person];
  }

  /** With how many others he forms a pair. */
  public int neighbours(int person) {
    return pairStart[person + 1] - pairStart[person];
  }

  /** First of the places his pairs take up; the last is before {@link #pairsEnd}. */
  int pairsFrom(int person) {
    return pairStart[person];
  }

  int pairsEnd(int person) {
    return pairStart[person + 1];
  }

  /** The other of the pair at that place; ascending for each person. */
  int neighbour(int place) {
    return pairPerson[place];
  }

  /** How often the two of that place acted on each other, either way. */
  long pairWeight(int place) {
    return pairWeight[place];
  }

  /** First of the places the links of his acts take up; the last is before {@link #actsEnd}. */
  int actsFrom(int person) {
    return outStart[person];
  }

  int actsEnd(int person) {
    return outStart[person + 1];
  }

  /** Whom the link at that place goes to; ascending for each person. */
  int target(int place) {
    return outPerson[place];
  }

  /** How often he acted on him. */
  int weight(int place) {
    return outWeight[place];
  }

  private static int[] sources(int[] outStart, int[] inLink) {
    int[] source = new int[inLink.length];
    for (int p = 0; p + 1 < outStart.length; p++) {
      Arrays.fill(source, outStart[p], outStart[p + 1], p);
    }
    return Arrays.stream(inLink).map(link -> source[link]).toArray();
  }

  private static int[] numbers(long[] keys, long[] people) {
    return Arrays.stream(people).mapToInt(key -> Arrays.binarySearch(keys, key)).toArray();
  }

  private static int[] starts(int people, int[] person) {
    int[] start = new int[people + 1];
    for (int p : person) {
      start[p + 1]++;
    }
    Arrays.parallelPrefix(start, Integer::sum);
    return start;
  }

  /** The links by ascending person; those of one person keep their order. */
  private static int[] order(int people, int[] person, int[] links) {
    int[] next = starts(people, person);
    int[] ordered = new int[links.length];
    for (int link : links) {
      ordered[next[person[link]]++] = link;
    }
    return ordered;
  }
}
