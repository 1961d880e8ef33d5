package org.beyondviral.stage;

import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeMember;
import org.jspecify.annotations.Nullable;

/**
 * A trace in its cascade.
 *
 * @param cascade the cascade itself, with the first of its traces alone
 */
public record Built(CascadeMember member, @Nullable Cascade cascade) {}
