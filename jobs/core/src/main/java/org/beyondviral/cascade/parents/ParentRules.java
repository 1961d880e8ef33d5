package org.beyondviral.cascade.parents;

import java.io.Serializable;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;

/**
 * How parents that the archive does not state are read.
 *
 * @param probable parameters of {@link Reading#PROBABLE}
 * @param trees how many trees are drawn of each cascade
 */
public record ParentRules(Reading reading, ProbableParents.Rules probable, int trees, long seed)
    implements Serializable {

  /** Whether anything is read anew. */
  public boolean infers() {
    return reading != Reading.STATED;
  }

  /** What the settings ask for. */
  public static ParentRules of(Settings settings) {
    return new ParentRules(
        Reading.of(settings),
        ProbableParents.Rules.of(settings),
        settings.get(Setting.CASCADES_TREES),
        settings.get(Setting.SEED));
  }
}
