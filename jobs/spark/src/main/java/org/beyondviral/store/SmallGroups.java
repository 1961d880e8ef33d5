package org.beyondviral.store;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.beyondviral.rows.Columns.name;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.rows.Columns;
import org.beyondviral.table.Table;

/**
 * Keeps what tells of few people out of what is published, {@code privacy.min-group}.
 *
 * <p>A campaign of fewer participants, but not none, is withheld with all its rows. Sums of traces
 * over all campaigns are published, in the ledger for one; so when the participants of those
 * withheld are together too few, the smallest of the other campaigns is withheld beside them. In
 * what is left, rows that count too few people, {@link org.beyondviral.table.CountsPeople}, are
 * left out.
 */
final class SmallGroups {
  private static final String CAMPAIGN = "campaign_id";
  private static final String WITHHELD = "withheld";

  private final int least;

  /**
   * @param least the fewest people that something published may tell of
   */
  SmallGroups(int least) {
    this.least = least;
  }

  /**
   * What of a table may be published.
   *
   * @param left how many rows are left out
   */
  record Published(Dataset<Row> rows, long left) {}

  /**
   * The campaigns that are not published. One small job; what comes back is not evaluated.
   *
   * @param campaigns the table of campaigns
   * @return their ids; nothing where all are published
   */
  Optional<Dataset<Row>> withheld(Dataset<Campaign> campaigns) {
    Column participants = Columns.col(Campaign::participants);
    Column id = Columns.col(Campaign::campaignId);
    Dataset<Campaign> few = campaigns.filter(isFew(participants));
    Row together = few.agg(sum(participants)).head();
    if (together.isNullAt(0)) {
      return Optional.empty();
    }
    Dataset<Row> ids = few.select(id);
    return Optional.of(
        together.getLong(0) >= least
            ? ids
            : ids.union(
                campaigns
                    .filter(participants.geq(least))
                    .orderBy(participants, id)
                    .limit(1)
                    .select(id)));
  }

  /**
   * Leaves out what tells of too few people.
   *
   * @param rows the table as it is stored
   * @param withheld the campaigns that are not published
   */
  Published of(Table<?> table, Dataset<Row> rows, Optional<Dataset<Row>> withheld) {
    List<String> counts = table.peopleCounts();
    boolean byCampaign = withheld.isPresent() && List.of(rows.columns()).contains(CAMPAIGN);
    if (counts.isEmpty() && !byCampaign) {
      return new Published(rows, 0);
    }
    Column hidden = lit(false);
    Dataset<Row> marked = rows;
    if (byCampaign) {
      marked =
          rows.join(
              withheld
                  .get()
                  .withColumnRenamed(name(Campaign::campaignId), CAMPAIGN)
                  .withColumn(WITHHELD, lit(true)),
              new String[] {CAMPAIGN},
              "left");
      hidden = coalesce(col(WITHHELD), lit(false));
    }
    for (String count : counts) {
      hidden = hidden.or(isFew(col(count)));
    }
    return new Published(
        marked
            .filter(not(hidden))
            .select(Arrays.stream(rows.columns()).map(name -> col(name)).toArray(Column[]::new)),
        marked.filter(hidden).count());
  }

  private Column isFew(Column people) {
    return people.between(1, least - 1);
  }
}
