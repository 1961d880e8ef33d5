package org.beyondviral.stage;

import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * What building trees meets on its way. Counted in the tasks that end a job, which write or make a
 * checkpoint, and of which Spark counts each once; of large cascades on the driver.
 */
public final class CascadeTally implements Serializable {
  private static final long serialVersionUID = 1L;

  final LongAccumulator members;
  final LongAccumulator repeated;
  final LongAccumulator selfParents;
  final LongAccumulator cyclesCut;
  final LongAccumulator earlierThanParent;
  final LongAccumulator rootDisagrees;
  final LongAccumulator parentUnseen;
  final LongAccumulator authorUnknown;
  final LongAccumulator collisions;

  public CascadeTally(SparkContext spark) {
    members = spark.longAccumulator();
    repeated = spark.longAccumulator();
    selfParents = spark.longAccumulator();
    cyclesCut = spark.longAccumulator();
    earlierThanParent = spark.longAccumulator();
    rootDisagrees = spark.longAccumulator();
    parentUnseen = spark.longAccumulator();
    authorUnknown = spark.longAccumulator();
    collisions = spark.longAccumulator();
  }

  /** Traces placed in trees. */
  public long members() {
    return members.value();
  }

  /** Rows left out because another of the same id stays. */
  public long repeated() {
    return repeated.value();
  }

  /** Traces that state themselves as their parent. */
  public long selfParents() {
    return selfParents.value();
  }

  /** Traces that lost their parent as the first of a cycle. */
  public long cyclesCut() {
    return cyclesCut.value();
  }

  /** Traces recorded before what they act on. */
  public long earlierThanParent() {
    return earlierThanParent.value();
  }

  /** Traces that state another root than the chain leads to. */
  public long rootDisagrees() {
    return rootDisagrees.value();
  }

  /** Traces that act on what the archive does not hold. */
  public long parentUnseen() {
    return parentUnseen.value();
  }

  /** Traces without a known author. */
  public long authorUnknown() {
    return authorUnknown.value();
  }

  /** Whether two ids with one hash were met, so that nothing of it counts. */
  public boolean hasCollided() {
    return collisions.value() > 0;
  }
}
