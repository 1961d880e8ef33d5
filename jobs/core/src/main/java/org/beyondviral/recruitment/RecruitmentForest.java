package org.beyondviral.recruitment;

import java.util.Arrays;

/**
 * The forest of who recruited whom: generation and top of every participant.
 *
 * <p>A participant whom nobody recruited has generation 0; a recruit has his recruiter's plus one.
 * Below somebody whose recruiter is unknown everything is unknown, and so it is on and below a
 * cycle, which only several first traces of the same instant can make. Linear in time, three arrays
 * of ints, no recursion.
 */
public final class RecruitmentForest {
  /** In place of a recruiter: nobody recruited this participant. */
  public static final int NOBODY = -1;

  /** In place of a recruiter, a generation or a top: it is not known. */
  public static final int UNKNOWN = -2;

  private static final int OPEN = -3;
  private static final int ON_PATH = -4;

  private final int[] recruiter;
  private final int[] generation;
  private final int[] top;

  private RecruitmentForest(int[] recruiter) {
    this.recruiter = recruiter;
    this.generation = new int[recruiter.length];
    this.top = new int[recruiter.length];
  }

  /**
   * Solves a forest.
   *
   * @param recruiter index of each participant's recruiter, {@link #NOBODY} or {@link #UNKNOWN}
   */
  public static RecruitmentForest of(int[] recruiter) {
    RecruitmentForest forest = new RecruitmentForest(recruiter.clone());
    Arrays.fill(forest.generation, OPEN);
    int[] path = new int[recruiter.length];
    for (int person = 0; person < recruiter.length; person++) {
      forest.climb(person, path);
    }
    return forest;
  }

  /** Steps up to somebody nobody recruited, or {@link #UNKNOWN}. */
  public int generation(int person) {
    return generation[person];
  }

  /** The participant of generation 0 above, himself if he is one, or {@link #UNKNOWN}. */
  public int top(int person) {
    return top[person];
  }

  private void climb(int start, int[] path) {
    int length = 0;
    int person = start;
    while (person >= 0 && generation[person] == OPEN) {
      generation[person] = ON_PATH;
      path[length++] = person;
      person = recruiter[person];
    }
    boolean known =
        person == NOBODY
            || (person >= 0 && generation[person] >= 0 && generation[person] != ON_PATH);
    int above = person >= 0 && known ? generation[person] : -1;
    int head = person >= 0 && known ? top[person] : length == 0 ? UNKNOWN : path[length - 1];
    for (int i = length - 1; i >= 0; i--) {
      above++;
      generation[path[i]] = known ? above : UNKNOWN;
      top[path[i]] = known ? head : UNKNOWN;
    }
  }
}
