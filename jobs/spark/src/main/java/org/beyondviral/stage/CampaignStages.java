package org.beyondviral.stage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.attention.Activity;
import org.beyondviral.attention.Censoring;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignDefinition;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.rows.Columns;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.trace.ArchiveWindow;
import org.beyondviral.trace.Trace;

/**
 * From traces to campaigns: who is a direct member, who belongs through a cascade, and each
 * campaign's outline.
 */
public final class CampaignStages {
  /** A trace and a campaign it is a direct member of. */
  public record Direct(String traceId, String campaignId) {}

  /** A trace and the followers of its author. */
  public record Audience(String traceId, long audience) {}

  /** A campaign to be, by what makes a direct member. */
  public record Definition(String campaignId, String label, String definition) {}

  /** Traces of a campaign in one bin. */
  public record BinCount(long bin, long traces) {}

  /** A campaign before its censoring is known. */
  public record Outline(
      String campaignId,
      String label,
      String definition,
      Instant startedAt,
      Instant endedAt,
      long traces,
      long participants,
      long cascades,
      List<BinCount> bins) {}

  private CampaignStages() {}

  /**
   * Whether a trace lies between 2004 and the end of the archive; others are left out of campaigns.
   */
  public static Column inWindow(Column createdAt, ArchiveWindow window) {
    return createdAt
        .geq(lit(ArchiveWindow.EARLIEST.toString()).cast("timestamp"))
        .and(createdAt.lt(lit(window.end())));
  }

  /** Every tag of every trace, once a trace; tags case-folded, without #, none empty. */
  public static Dataset<Direct> tagged(Dataset<Row> traces) {
    return Columns.as(
        traces.select(
            col(Trace::traceId),
            explode(array_except(foldedTags(), array(lit("")))).as("campaignId")),
        Direct.class);
  }

  /**
   * The tags with at least that many traces, each a campaign. One shuffle, of one row a tag and
   * partition.
   */
  public static Dataset<Definition> frequent(Dataset<Direct> tagged, long minTraces) {
    return Columns.as(
        tagged
            .groupBy(col(Direct::campaignId))
            .agg(count(lit(1)).as("traces"))
            .filter(col("traces").geq(minTraces))
            .select(
                col(Direct::campaignId),
                col(Direct::campaignId).as("label"),
                concat(lit("tag:"), col(Direct::campaignId)).as("definition")),
        Definition.class);
  }

  /** The direct members of campaigns named by several tags, links or words. */
  public static Dataset<Direct> configured(
      Dataset<Row> traces, List<CampaignDefinition> definitions) {
    List<Column> keys = new ArrayList<>();
    for (CampaignDefinition definition : definitions) {
      keys.add(when(matches(definition), lit(definition.key())));
    }
    Column found = explode(array(keys.toArray(Column[]::new)));
    return Columns.as(
        traces
            .select(col(Trace::traceId), found.as("campaignId"))
            .filter(col("campaignId").isNotNull()),
        Direct.class);
  }

  private static Column matches(CampaignDefinition definition) {
    Column any = lit(false);
    if (!definition.tags().isEmpty()) {
      any = any.or(arrays_overlap(foldedTags(), lit(definition.tags().toArray(String[]::new))));
    }
    if (!definition.links().isEmpty()) {
      String pattern = CampaignDefinition.linkPattern(definition.links());
      any = any.or(exists(col(Trace::urls), url -> lower(url).rlike(pattern)));
    }
    if (!definition.words().isEmpty()) {
      any = any.or(col(Trace::text).rlike(CampaignDefinition.wordPattern(definition.words())));
    }
    return coalesce(any, lit(false));
  }

  /** Most tags come folded; the first other one loads the folding of all languages: seconds. */
  private static Column foldedTags() {
    return transform(
        col(Trace::tags),
        tag ->
            when(tag.rlike("^[a-z0-9_]+$"), tag)
                .otherwise(trim(regexp_replace(trim(lower(tag)), lit("^#+"), lit("")))));
  }

  /** The audience of every trace that has one; no pass where no trace of the archive has one. */
  public static Dataset<Audience> audiences(DistinctTraces traces) {
    if (traces.rows().filter(col(Trace::audience).isNotNull()).isEmpty()) {
      return traces.rows().sparkSession().emptyDataset(RecordEncoder.of(Audience.class));
    }
    return Columns.as(
        traces
            .upTo(Trace::audience)
            .select(col(Trace::traceId), col(Trace::audience))
            .filter(col(Trace::audience).isNotNull()),
        Audience.class);
  }

  /** Direct members only. One shuffle by trace. */
  public static Dataset<CampaignMember> directMembers(
      Dataset<Direct> direct, Dataset<CascadeMember> traces, Dataset<Audience> audiences) {
    return Columns.as(
        traces
            .join(direct, name(Direct::traceId))
            .join(audiences, new String[] {name(Audience::traceId)}, "left")
            .withColumn("via", lit("direct")),
        CampaignMember.class);
  }

  /**
   * Direct members and all that descends from them. Two shuffles: by trace, then by cascade, sorted
   * depth first; a task holds the campaigns open at one place, never a cascade.
   */
  public static Dataset<CampaignMember> members(
      Dataset<Direct> direct, Dataset<CascadeMember> traces, Dataset<Audience> audiences) {
    Dataset<Row> byTrace =
        direct.groupBy(col(Direct::traceId)).agg(collect_set(col(Direct::campaignId)).as("direct"));
    return Columns.as(
            traces
                .join(byTrace, new String[] {"traceId"}, "left")
                .join(audiences, new String[] {name(Audience::traceId)}, "left")
                .withColumn("direct", coalesce(col("direct"), array().cast("array<string>"))),
            Membership.class)
        .repartition(col(Membership::cascadeId))
        .sortWithinPartitions(col(Membership::cascadeId), col(Membership::preorder))
        .mapPartitions(new InheritedMembership(), RecordEncoder.of(CampaignMember.class));
  }

  /**
   * The outline of every campaign with a member. Shuffles: by author, by cascade, by bin; each
   * pre-aggregated.
   */
  public static Dataset<Outline> outlines(
      Dataset<Definition> definitions, Dataset<CampaignMember> members, Duration bin) {
    Column id = col(CampaignMember::campaignId);
    Dataset<Row> people =
        members
            .filter(col(CampaignMember::authorId).isNotNull())
            .select(id, col(CampaignMember::authorId))
            .distinct()
            .groupBy(id)
            .agg(count(lit(1)).as("people"));
    Dataset<Row> cascades =
        members
            .select(id, col(CampaignMember::cascadeId))
            .distinct()
            .groupBy(id)
            .agg(count(lit(1)).as("cascades"));
    Column number =
        floor(unix_micros(col(CampaignMember::createdAt)).divide(lit(bin.toNanos() / 1000)))
            .as("bin");
    Dataset<Row> bins =
        members
            .groupBy(id, number)
            .agg(
                count(lit(1)).as("traces"),
                min(col(CampaignMember::createdAt)).as("first"),
                max(col(CampaignMember::createdAt)).as("last"))
            .groupBy(id)
            .agg(
                sum("traces").as("traces"),
                min("first").as("startedAt"),
                max("last").as("endedAt"),
                sort_array(collect_list(struct(col("bin"), col("traces")))).as("bins"));
    return Columns.as(
        bins.join(definitions, "campaignId")
            .join(cascades, "campaignId")
            .join(people, new String[] {"campaignId"}, "left")
            .withColumn("participants", coalesce(col("people"), lit(0L))),
        Outline.class);
  }

  /** The campaigns, with what the ends of the archive hide of each. */
  public static Dataset<Campaign> campaigns(
      Dataset<Outline> outlines, ArchiveWindow window, Duration bin, Censoring.Rules rules) {
    Instant from = window.start();
    Instant to = window.end();
    return outlines.map(
        (MapFunction<Outline, Campaign>)
            outline -> {
              Activity activity =
                  Activity.of(
                      bin,
                      outline.bins().stream().mapToLong(BinCount::bin).toArray(),
                      outline.bins().stream().mapToLong(BinCount::traces).toArray());
              Censoring censoring = Censoring.of(activity, from, to, rules);
              return new Campaign(
                  outline.campaignId(),
                  outline.label(),
                  outline.definition(),
                  outline.startedAt(),
                  outline.endedAt(),
                  from,
                  to,
                  censoring.leftTruncated(),
                  censoring.rightCensored(),
                  outline.traces(),
                  outline.participants(),
                  outline.cascades());
            },
        RecordEncoder.of(Campaign.class));
  }

  /** The campaigns but those of these ids. */
  public static Dataset<Campaign> without(Dataset<Row> ids, Dataset<Campaign> campaigns) {
    return Columns.as(
        campaigns.join(ids, new String[] {name(Campaign::campaignId)}, "left_anti"),
        Campaign.class);
  }
}
