package org.beyondviral.realism;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;
import static org.beyondviral.rows.Columns.col;

import java.util.Locale;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.people.Participant;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;

/** What is compared: whole numbers counted over one study. */
enum Distribution {
  SIZE("Traces of a cascade") {
    @Override
    Dataset<Row> values(Tables study) {
      return study.read(Catalogue.CASCADES).select(col(Cascade::size).as(VALUE));
    }
  },
  DEPTH("Depth of a cascade") {
    @Override
    Dataset<Row> values(Tables study) {
      return study.read(Catalogue.CASCADES).select(col(Cascade::depth).as(VALUE));
    }
  },
  DEGREE("Direct responses to a trace") {
    @Override
    Dataset<Row> values(Tables study) {
      return study.read(Catalogue.CASCADE_MEMBERS).select(col(CascadeMember::children).as(VALUE));
    }
  },
  GAP("Seconds between neighbouring traces of a campaign") {
    @Override
    Dataset<Row> values(Tables study) {
      Column at = unix_micros(col(CampaignMember::createdAt));
      Column before =
          lag(at, 1)
              .over(
                  Window.partitionBy(col(CampaignMember::campaignId))
                      .orderBy(col(CampaignMember::createdAt), col(CampaignMember::traceId)));
      return study
          .read(Catalogue.CAMPAIGN_MEMBERS)
          .select(at.minus(before).divide(lit(1_000_000)).cast("long").as(VALUE))
          .na()
          .drop();
    }
  },
  ACTIVITY("Traces of a participant in a campaign") {
    @Override
    Dataset<Row> values(Tables study) {
      return study.read(Catalogue.PARTICIPANTS).select(col(Participant::traces).as(VALUE));
    }
  };

  private static final String VALUE = "value";

  private final String title;

  Distribution(String title) {
    this.title = title;
  }

  abstract Dataset<Row> values(Tables study);

  String title() {
    return title;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many values of a study reach each power of two: P(X ≥ 2^k), k from 0. */
  Tail of(Tables study) {
    TreeMap<Integer, Long> counts = new TreeMap<>();
    Column power = expr("if(value < 1, -1, cast(floor(log2(value)) as int))");
    for (Row row : values(study).groupBy(power).agg(count(lit(1))).collectAsList()) {
      counts.put(row.getInt(0), row.getLong(1));
    }
    return Tail.of(counts);
  }
}
