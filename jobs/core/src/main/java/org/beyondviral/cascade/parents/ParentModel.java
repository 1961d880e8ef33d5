package org.beyondviral.cascade.parents;

import java.util.random.RandomGenerator;

/** Says which earlier sharer a sharer copied. */
public interface ParentModel {
  /** There is nothing to go by. */
  int NONE = -1;

  /**
   * The parent in the one tree that stands in the tables.
   *
   * @param sharer 1 or more
   * @return an earlier sharer, or {@link #NONE}
   */
  int reported(int sharer, RandomGenerator random);

  /**
   * The parent in one tree of an ensemble; {@link #NONE} exactly where {@link #reported} says so.
   */
  int drawn(int sharer, RandomGenerator random);
}
