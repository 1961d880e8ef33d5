package org.beyondviral.generate;

import java.io.Serializable;
import org.beyondviral.settings.UserError;
import org.beyondviral.trace.Trace;

/**
 * A fault of archives: each trace is kept with the same chance, whatever else is. What it answered
 * may be gone, and rows that repeat one trace go together.
 *
 * @param share of traces kept, over 0 and at most 1
 */
public record Sampling(long seed, double share) implements Serializable {
  /** Refuses a share that keeps nothing or more than all. */
  public Sampling {
    if (!(share > 0 && share <= 1)) {
      throw new UserError("--sampled is '%s'; it must be over 0 and at most 1".formatted(share));
    }
  }

  /** Whether the archive holds that trace. */
  public boolean keeps(Trace trace) {
    return new Draw(seed ^ 0x73616d706cL, Long.parseLong(trace.traceId())).uniform() < share;
  }
}
