package org.beyondviral.stage;

import org.apache.spark.sql.Dataset;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeMember;

/**
 * The cascades of an archive. Good only while the tally, after the members were written, says that
 * no two ids with one hash were met; otherwise see {@link CascadeStages#again}.
 *
 * @param members the traces in their cascades; writing them fills the tally
 * @param cascades the cascades
 * @param read what the archive held
 * @param repeated rows already left out because another of the same id stays
 */
public record Reconstruction(
    Dataset<CascadeMember> members,
    Dataset<Cascade> cascades,
    CascadeTally tally,
    Read read,
    long repeated,
    IdHash hash) {}
