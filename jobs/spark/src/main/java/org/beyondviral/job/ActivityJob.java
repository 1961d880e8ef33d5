package org.beyondviral.job;

import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.stage.ActivityStages;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;

/**
 * Counts the traces and people of every campaign by bin of time.
 *
 * <p>Bins are {@code activity.bin} wide and start at midnight UTC; a bin without traces has no row.
 * Participants are the distinct known authors of a bin, newcomers those whose first trace in the
 * campaign lies in it; the newcomers of all bins add up to the campaign's participants.
 *
 * <h2>Input</h2>
 *
 * {@code campaign_members}.
 *
 * <h2>Output</h2>
 *
 * {@code campaign_activity}.
 *
 * <h2>Usage</h2>
 *
 * <pre>
 * ./beyond-viral activity --output study-output
 * spark-submit --master yarn beyond-viral.jar activity --output hdfs:///studies/one --set activity.bin=1h
 * </pre>
 */
public final class ActivityJob {
  private ActivityJob() {}

  public static void run(Tables tables, Settings settings) {
    tables.write(
        Catalogue.CAMPAIGN_ACTIVITY,
        ActivityStages.activity(
            tables.read(Catalogue.CAMPAIGN_MEMBERS), settings.get(Setting.ACTIVITY_BIN)));
  }
}
