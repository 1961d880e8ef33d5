package org.beyondviral.cascade.parents;

import java.util.SplittableRandom;

/**
 * The trees of one cascade when the parents that the archive does not state are inferred: the one
 * reported, and as many drawn ones as wanted.
 *
 * <p>Every random draw is keyed by seed, cascade, trace and number of the tree, so that neither
 * partitions nor the order of cascades matter. A tree takes O(n) and the draws of its model.
 */
public final class InferredTrees {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final int[] stated;
  private final Sharers sharers;
  private final ParentModel model;
  private final long[] key;

  /**
   * Sets up the trees.
   *
   * @param stated index of each node's parent as the archive has it; -1 for the root
   * @param sharers the sharers among the nodes
   * @param key of each sharer's draws
   */
  public InferredTrees(int[] stated, Sharers sharers, ParentModel model, long[] key) {
    this.stated = stated;
    this.sharers = sharers;
    this.model = model;
    this.key = key;
  }

  /** The key of a trace's draws. */
  public static long key(long seed, String cascadeId, String traceId) {
    return then(then(then(FNV_OFFSET, seed), cascadeId), traceId);
  }

  /**
   * The sharer that each sharer copied in the reported tree; {@link ParentModel#NONE} where what is
   * stated stands.
   */
  public int[] reported() {
    int[] parent = new int[sharers.count()];
    for (int k = 0; k < parent.length; k++) {
      parent[k] = sharers.isReadAnew(k) ? model.reported(k, random(k, 0)) : ParentModel.NONE;
    }
    return parent;
  }

  /**
   * Index of each node's parent in a drawn tree.
   *
   * @param number of the tree, from 1
   */
  public int[] drawn(int number) {
    int[] parent = stated.clone();
    for (int k = 1; k < sharers.count(); k++) {
      int copied = sharers.isReadAnew(k) ? model.drawn(k, random(k, number)) : ParentModel.NONE;
      if (copied != ParentModel.NONE) {
        parent[sharers.node(k)] = sharers.node(copied);
      }
    }
    return parent;
  }

  private SplittableRandom random(int sharer, int tree) {
    return new SplittableRandom(then(key[sharer], tree));
  }

  /** One more value into a hash of Fowler, Noll and Vo; the generator mixes the bits. */
  private static long then(long hash, long value) {
    return (hash ^ value) * FNV_PRIME;
  }

  private static long then(long hash, String id) {
    long longer = hash;
    for (int i = 0; i < id.length(); i++) {
      longer = then(longer, id.charAt(i));
    }
    return then(longer, id.length());
  }
}
