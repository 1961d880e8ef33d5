package org.beyondviral.job;

import java.util.List;
import org.beyondviral.settings.Settings;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.Table;

/** The jobs of a study in the order they run. */
public enum Step {
  CASCADES(
      "Reconstructs the cascades of the archive and measures their trees.",
      CascadesJob::run,
      Catalogue.CASCADE_MEMBERS,
      Catalogue.CASCADES),
  CAMPAIGNS(
      "Finds the campaigns and the traces that belong to each.",
      CampaignsJob::run,
      Catalogue.CAMPAIGNS,
      Catalogue.CAMPAIGN_MEMBERS);

  /** What a job does. */
  @FunctionalInterface
  interface Work {
    void run(Tables tables, Settings settings);
  }

  private final String meaning;
  private final Work work;
  private final List<Table<?>> writes;

  Step(String meaning, Work work, Table<?>... writes) {
    this.meaning = meaning;
    this.work = work;
    this.writes = List.of(writes);
  }

  /** The word on the command line. */
  public String command() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public String meaning() {
    return meaning;
  }

  /** The tables it writes, besides its lines in the ledger. */
  public List<Table<?>> writes() {
    return writes;
  }

  /** Runs the job. */
  public void run(Tables tables, Settings settings) {
    work.run(tables, settings);
  }
}
