package org.beyondviral.stage;

import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeMember;
import org.jspecify.annotations.Nullable;

/**
 * What building trees yields: a member or a cascade, with what was remarkable about the member.
 *
 * @param cycleCut whether it lost its parent as the first of a cycle
 * @param selfParent whether the archive states it as its own parent
 * @param earlierThanParent whether it was recorded before what it acts on
 * @param rootDisagrees whether the archive states another root than the chain leads to
 */
public record TreeRow(
    @Nullable CascadeMember member,
    @Nullable Cascade cascade,
    boolean cycleCut,
    boolean selfParent,
    boolean earlierThanParent,
    boolean rootDisagrees) {

  static TreeRow of(Cascade cascade) {
    return new TreeRow(null, cascade, false, false, false, false);
  }
}
