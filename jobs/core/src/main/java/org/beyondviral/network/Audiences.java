package org.beyondviral.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gathers the audiences stated with the acts of one network, in any order. */
public final class Audiences {
  /** In place of an audience that is not known. */
  public static final long UNKNOWN = -1;

  private long[] people = new long[16];
  private long[] audiences = new long[16];
  private int size;

  /** Somebody had an audience of that many; null where it was not stated. */
  public void add(long person, @Nullable Long audience) {
    if (audience == null) {
      return;
    }
    if (size == people.length) {
      people = Arrays.copyOf(people, size * 2);
      audiences = Arrays.copyOf(audiences, size * 2);
    }
    people[size] = person;
    audiences[size] = audience;
    size++;
  }

  /** For each person of the network the largest, or {@link #UNKNOWN}. O(added log people). */
  public long[] of(Network network) {
    long[] largest = new long[network.people()];
    Arrays.fill(largest, UNKNOWN);
    for (int i = 0; i < size; i++) {
      int person = network.person(people[i]);
      largest[person] = Math.max(largest[person], audiences[i]);
    }
    return largest;
  }
}
