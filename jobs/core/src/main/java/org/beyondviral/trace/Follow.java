package org.beyondviral.trace;

import org.beyondviral.table.Means;

/** One account follows another. */
public record Follow(
    @Means("Account that follows.") String followerId,
    @Means("Account that is followed.") String followeeId) {}
