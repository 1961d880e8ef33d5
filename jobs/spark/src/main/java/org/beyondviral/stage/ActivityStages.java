package org.beyondviral.stage;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.time.Duration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.trace.Kind;

/** Traces and people of each campaign by bin. */
public final class ActivityStages {
  private static final String FIRST_BIN = "firstBin";

  private ActivityStages() {}

  /**
   * Counts every bin with a trace.
   *
   * <p>Three shuffles: of the members by (campaign, author, bin), summed before; of those sums by
   * (campaign, author), to tell an author's first bin; of the bins, summed before. No task holds
   * more than a row at a time.
   */
  public static Dataset<CampaignActivity> activity(Dataset<CampaignMember> members, Duration bin) {
    Dataset<Row> authorBins =
        members
            .withColumn(
                name(CampaignActivity::binStart), Bins.start(col(CampaignMember::createdAt), bin))
            .groupBy(
                col(CampaignMember::campaignId),
                col(CampaignMember::authorId),
                col(CampaignActivity::binStart))
            .agg(
                count("*").as(name(CampaignActivity::traces)),
                ofKind(Kind.POST).as(name(CampaignActivity::posts)),
                ofKind(Kind.REPOST).as(name(CampaignActivity::reposts)),
                ofKind(Kind.REPLY).as(name(CampaignActivity::replies)),
                ofKind(Kind.QUOTE).as(name(CampaignActivity::quotes)),
                ofKind(Kind.JOIN).as(name(CampaignActivity::joins)))
            .withColumn(
                FIRST_BIN,
                min(col(CampaignActivity::binStart))
                    .over(
                        Window.partitionBy(
                            col(CampaignMember::campaignId), col(CampaignMember::authorId))));
    Column known = col(CampaignMember::authorId).isNotNull();
    Dataset<Row> bins =
        authorBins
            .groupBy(col(CampaignActivity::campaignId), col(CampaignActivity::binStart))
            .agg(
                total(CampaignActivity::traces),
                total(CampaignActivity::posts),
                total(CampaignActivity::reposts),
                total(CampaignActivity::replies),
                total(CampaignActivity::quotes),
                total(CampaignActivity::joins),
                count_if(known).as(name(CampaignActivity::participants)),
                count_if(
                        known.and(
                            col(CampaignActivity::binStart).equalTo(functions.col(FIRST_BIN))))
                    .as(name(CampaignActivity::newcomers)));
    return as(bins, CampaignActivity.class);
  }

  private static Column ofKind(Kind kind) {
    return count_if(col(CampaignMember::kind).equalTo(kind.word()));
  }

  private static Column total(org.beyondviral.rows.Columns.Accessor<CampaignActivity> accessor) {
    return sum(col(accessor)).as(name(accessor));
  }
}
