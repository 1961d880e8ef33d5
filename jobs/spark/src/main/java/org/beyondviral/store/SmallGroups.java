package org.beyondviral.store;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.name;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.rows.Columns;
import org.beyondviral.table.Table;
import org.beyondviral.table.Table.PeopleCount;

/**
 * Keeps what tells of few people out of what is published, {@code privacy.min-group}.
 *
 * <p>A campaign of fewer participants, but not none, is withheld with all its rows. Sums over all
 * campaigns are published, in the ledger for one; so when the participants of those withheld are
 * together too few, the smallest of the other campaigns is withheld beside them, and nothing can be
 * had by subtraction. In what is left, rows and cells that count too few people, {@link
 * org.beyondviral.table.CountsPeople}, are left out.
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
   * @param left how many rows, by {@code rows}, and cells, by column, are left out; none is not
   *     said
   */
  record Published(Dataset<Row> rows, Map<String, Long> left) {}

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
    List<PeopleCount> counts = table.peopleCounts();
    boolean byCampaign = withheld.isPresent() && List.of(rows.columns()).contains(CAMPAIGN);
    if (counts.isEmpty() && !byCampaign) {
      return new Published(rows, Map.of());
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
    Map<String, Column> fewInCell = new LinkedHashMap<>();
    for (PeopleCount count : counts) {
      Column few = isFew(coalesce(col(count.column()), lit(0)));
      if (count.cells().isEmpty()) {
        hidden = hidden.or(few);
      }
      count.cells().forEach(cell -> fewInCell.put(cell, few));
    }
    List<Column> cells = new ArrayList<>();
    for (String name : rows.columns()) {
      Column few = fewInCell.get(name);
      cells.add(few == null ? col(name) : when(not(few), col(name)).as(name));
    }
    return new Published(
        marked.filter(not(hidden)).select(cells.toArray(Column[]::new)),
        left(marked, hidden, fewInCell));
  }

  private static Map<String, Long> left(
      Dataset<Row> marked, Column hidden, Map<String, Column> fewInCell) {
    Column[] cells =
        fewInCell.values().stream()
            .map(few -> count_if(not(hidden).and(few)))
            .toArray(Column[]::new);
    Row counted = marked.agg(count_if(hidden), cells).head();
    Map<String, Long> left = new LinkedHashMap<>();
    left.put("rows", counted.getLong(0));
    int at = 1;
    for (String cell : fewInCell.keySet()) {
      left.put(cell, counted.getLong(at++));
    }
    left.values().removeIf(number -> number == 0);
    return left;
  }

  private Column isFew(Column people) {
    return people.between(1, least - 1);
  }
}
