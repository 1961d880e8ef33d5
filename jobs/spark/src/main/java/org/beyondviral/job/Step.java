package org.beyondviral.job;

import java.util.List;
import java.util.Locale;
import org.beyondviral.settings.Settings;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.Table;

/** The jobs of a study in the order they run. */
public enum Step {
  CASCADES("Reconstructs the cascades of the archive and measures their trees.", CascadesJob::run),
  CAMPAIGNS("Finds the campaigns and the traces that belong to each.", CampaignsJob::run),
  ACTIVITY("Counts traces and people of each campaign by bin.", ActivityJob::run),
  PARTICIPATION(
      "Follows each account through each campaign: who came, through whom, who came back, who led.",
      ParticipationJob::run),
  MEASURES("Computes every measure of every campaign.", MeasuresJob::run),
  PROFILES(
      "Tells each campaign's persistence profile, and why; finds the shapes of attention.",
      ProfilesJob::run),
  COMPARE(
      "Compares viral fades with sustained movements and their cascades; survival; predictions; the claims.",
      CompareJob::run),
  REPORT("Writes report.html, one page to show.", ReportJob::run);

  /** What a job does. */
  @FunctionalInterface
  interface Work {
    void run(Tables tables, Settings settings);
  }

  private final String meaning;
  private final Work work;

  Step(String meaning, Work work) {
    this.meaning = meaning;
    this.work = work;
  }

  /** The word on the command line. */
  public String command() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String meaning() {
    return meaning;
  }

  /** The tables it writes, besides its lines in the ledger. */
  public List<Table<?>> writes() {
    return Catalogue.writtenBy(command());
  }

  /** Runs the job. */
  public void run(Tables tables, Settings settings) {
    work.run(tables, settings);
  }
}
