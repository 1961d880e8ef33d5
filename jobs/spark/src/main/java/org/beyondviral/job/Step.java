package org.beyondviral.job;

import java.util.List;
import java.util.Locale;
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
      Catalogue.CASCADES,
      Catalogue.CASCADE_UNCERTAINTY,
      Catalogue.CASCADE_DRAWS),
  CAMPAIGNS(
      "Finds the campaigns and the traces that belong to each.",
      CampaignsJob::run,
      Catalogue.CAMPAIGNS,
      Catalogue.COLLECTION_GAPS,
      Catalogue.CAMPAIGN_MEMBERS),
  ACTIVITY(
      "Counts traces and people of each campaign by bin.",
      ActivityJob::run,
      Catalogue.CAMPAIGN_ACTIVITY),
  PARTICIPATION(
      "Follows each account through each campaign: who came, through whom, who came back.",
      ParticipationJob::run,
      Catalogue.PARTICIPANTS,
      Catalogue.RETENTION,
      Catalogue.RECRUITS,
      Catalogue.RECRUITMENT_GENERATIONS,
      Catalogue.RECRUITMENT_TREES,
      Catalogue.INCENTIVES),
  MEASURES(
      "Computes every measure of every campaign.",
      MeasuresJob::run,
      Catalogue.CAMPAIGN_MEASURES,
      Catalogue.DECAY_FITS,
      Catalogue.EXCITATION_FITS,
      Catalogue.ATTENTION_CLASSES,
      Catalogue.CASCADE_FORECASTS,
      Catalogue.SAMPLING_CURVE),
  PROFILES(
      "Tells each campaign's persistence profile, and why; finds the shapes of attention.",
      ProfilesJob::run,
      Catalogue.PROFILES,
      Catalogue.SHAPES,
      Catalogue.SHAPE_CHOICES),
  COMPARE(
      "Compares viral fades with sustained movements; survival; the claims.",
      CompareJob::run,
      Catalogue.COMPARISON,
      Catalogue.SURVIVAL,
      Catalogue.HYPOTHESES,
      Catalogue.SENSITIVITY),
  REPORT("Writes report.html, one page to show.", ReportJob::run);

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
    return name().toLowerCase(Locale.ROOT);
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
