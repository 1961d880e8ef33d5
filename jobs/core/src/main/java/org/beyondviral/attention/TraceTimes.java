package org.beyondviral.attention;

import java.util.List;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** When the traces of a campaign came: exact, or by slots where they are too many. */
public record TraceTimes(
    @Means("Width of a slot, in microseconds; 1 for exact times.") long width,
    @Means("Slots with traces, by time.") List<Slot> slots) {
  /** No traces. */
  public static final TraceTimes NONE = new TraceTimes(1, List.of());

  /** The traces of one slot. */
  public record Slot(
      @Means("Start of the slot, in microseconds since 1970.") long at,
      @Means(value = "Traces in it.", unit = Unit.TRACES) long traces,
      @Means(value = "Those whose author's followers are known.", unit = Unit.TRACES) long known,
      @Means(value = "Followers of the authors of these, summed.", unit = Unit.PEOPLE)
          long followers) {}

  /**
   * What the times are exact to, in microseconds: the width of a slot, or more where all times are
   * multiples of more, such as whole seconds.
   */
  public long exactTo() {
    long common = 0;
    for (Slot slot : slots) {
      common = greatestCommonDivisor(slot.at() - slots.get(0).at(), common);
    }
    return Math.max(width, common);
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
