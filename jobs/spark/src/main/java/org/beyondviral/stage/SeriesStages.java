package org.beyondviral.stage;

import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.sort_array;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.beyondviral.attention.CampaignActivity;

/** The activity of each campaign as one row. */
public final class SeriesStages {
  /** A campaign. */
  public record Key(String campaignId) {}

  /** A campaign's bins with traces, in order of time. */
  public record Series(String campaignId, List<CampaignActivity> bins) {}

  private SeriesStages() {}

  /** One shuffle of the bins; a task holds the bins of one campaign. */
  public static Dataset<Series> series(Dataset<CampaignActivity> activity) {
    return as(
        activity
            .groupBy(col(CampaignActivity::campaignId))
            .agg(sort_array(collect_list(struct(CampaignActivity.class))).as(name(Series::bins))),
        Series.class);
  }
}
