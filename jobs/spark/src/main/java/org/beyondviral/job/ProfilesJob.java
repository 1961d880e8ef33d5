package org.beyondviral.job;

import org.beyondviral.profile.Profiling;
import org.beyondviral.settings.Settings;
import org.beyondviral.stage.ProfileStage;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;

/**
 * Gives every campaign its persistence profile by rules that can be argued with, each threshold a
 * setting, and says in words which rule decided and by what margin.
 *
 * <p>The confidence is the share of resamples of the campaign's activity in which the profile
 * holds.
 *
 * <h2>Input</h2>
 *
 * {@code campaigns}, {@code campaign_activity}, {@code campaign_measures}, {@code participants}.
 *
 * <h2>Output</h2>
 *
 * {@code profiles}.
 *
 * <h2>Usage</h2>
 *
 * <pre>
 * ./beyond-viral profiles --output study-output
 * spark-submit --master yarn beyond-viral.jar profiles --output hdfs:///studies/one --set profiles.effective-weeks=8
 * </pre>
 */
public final class ProfilesJob {
  private ProfilesJob() {}

  public static void run(Tables tables, Settings settings) {
    tables.write(
        Catalogue.PROFILES,
        ProfileStage.profiles(
            tables.read(Catalogue.CAMPAIGNS),
            tables.read(Catalogue.CAMPAIGN_ACTIVITY),
            tables.read(Catalogue.CAMPAIGN_MEASURES),
            tables.read(Catalogue.PARTICIPANTS),
            Profiling.of(settings)));
  }
}
