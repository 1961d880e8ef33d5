package org.beyondviral.stage;

import org.apache.spark.sql.Dataset;

/**
 * The cascades of an archive. Good only while the tally, after they were written, says that no two
 * ids with one hash were met; otherwise see {@link CascadeStages#again}.
 *
 * @param built the traces in their cascades, and the cascades; writing them fills what of the tally
 *     large cascades have not
 * @param read what the archive held
 * @param repeated rows already left out because another of the same id stays
 */
public record Reconstruction(
    Dataset<Built> built, CascadeTally tally, Read read, long repeated, IdHash hash) {}
