package org.beyondviral.job;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;
import static org.beyondviral.rows.Columns.col;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.beyondviral.attention.Censoring;
import org.beyondviral.campaign.CampaignDefinition;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.campaign.CampaignsFile;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.stage.CampaignStages;
import org.beyondviral.stage.CampaignStages.Audience;
import org.beyondviral.stage.CampaignStages.Definition;
import org.beyondviral.stage.CampaignStages.Direct;
import org.beyondviral.stage.DiscoverStages;
import org.beyondviral.stage.DiscoverStages.Joined;
import org.beyondviral.stage.DistinctTraces;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Books;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.LedgerEntry;
import org.beyondviral.trace.ArchiveWindow;
import org.beyondviral.trace.CollectionGaps;
import org.beyondviral.trace.Trace;

/**
 * Finds the campaigns of an archive and the traces that belong to each.
 *
 * <p>Each tag with {@code campaigns.min-traces} distinct traces is a campaign; {@code
 * campaigns.file} names others by several tags, links or words. Descendants of a direct member
 * belong too, unless {@code campaigns.membership} is {@code direct}. Traces from before 2004 or
 * after the archive's end are left out.
 *
 * <p>Input: the archive ({@code --traces}), {@code cascade_members}. Output: {@code campaigns},
 * {@code campaign_members}, {@code collection_gaps}, stage {@code campaigns} of {@code ledger}.
 *
 * <p>Usage: {@code beyond-viral campaigns --traces archive/ --output out --set
 * campaigns.min-traces=100}, or {@code spark-submit … beyond-viral.jar campaigns --traces
 * hdfs:///archive --output hdfs:///study}.
 */
public final class CampaignsJob {
  private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

  private CampaignsJob() {}

  /**
   * Looks, before hours of work, whether the archive and {@code campaigns.file} can be read.
   *
   * @throws UserError when they cannot, or the file names words and the archive holds no text
   */
  public static void check(Tables tables, Settings settings) {
    Dataset<Trace> traces = tables.read(Catalogue.TRACES);
    if (namesWords(definitions(tables, settings))
        && traces.filter(col(Trace::text).isNotNull()).isEmpty()) {
      throw new UserError(
          "campaigns.file names words, but the archive holds no text; import with --set import.text=true, or use tags and links");
    }
  }

  /** Runs the job. */
  public static void run(Tables tables, Settings settings) {
    List<CampaignDefinition> definitions = definitions(tables, settings);
    Dataset<Trace> traces = tables.read(Catalogue.TRACES);
    boolean words = namesWords(definitions);
    Dataset<CascadeMember> cascadeMembers = tables.read(Catalogue.CASCADE_MEMBERS);
    Map<LocalDate, Long> days = days(cascadeMembers);
    ArchiveWindow window = window(days, settings);
    tables.write(Catalogue.COLLECTION_GAPS, CollectionGaps.of(days, window));
    Column inWindow = CampaignStages.inWindow(col(CascadeMember::createdAt), window);

    DistinctTraces archive = DistinctTraces.of(traces);
    Dataset<Row> distinct =
        archive
            .upTo(words ? Trace::text : definitions.isEmpty() ? Trace::tags : Trace::urls)
            .filter(CampaignStages.inWindow(col(Trace::createdAt), window));
    if (!definitions.isEmpty()) {
      distinct = distinct.persist(StorageLevel.MEMORY_AND_DISK());
    }
    Dataset<Direct> tagged =
        CampaignStages.tagged(distinct).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Definition> byTag =
        CampaignStages.frequent(tagged, settings.get(Setting.CAMPAIGNS_MIN_TRACES))
            .persist(StorageLevel.MEMORY_AND_DISK());
    refuseClashes(byTag, definitions);
    Dataset<Definition> all = byTag;
    Dataset<Direct> direct =
        tagged
            .join(byTag, new String[] {"campaignId"}, "left_semi")
            .select(col(Direct::traceId), col(Direct::campaignId))
            .as(RecordEncoder.of(Direct.class));
    if (settings.get(Setting.CAMPAIGNS_DISCOVER)) {
      Dataset<Joined> joined =
          DiscoverStages.join(direct, settings.get(Setting.CAMPAIGNS_DISCOVER_JACCARD));
      all = DiscoverStages.definitions(joined);
      direct = DiscoverStages.direct(direct, joined);
    }
    if (!definitions.isEmpty()) {
      direct = direct.union(CampaignStages.configured(distinct, definitions));
      all =
          all.union(
              tables
                  .spark()
                  .createDataset(
                      definitions.stream()
                          .map(d -> new Definition(d.key(), d.label(), d.definition()))
                          .toList(),
                      RecordEncoder.of(Definition.class)));
    }
    Dataset<Audience> audiences = CampaignStages.audiences(archive);
    Dataset<CampaignMember> members =
        settings.get(Setting.CAMPAIGNS_MEMBERSHIP).equals("direct")
            ? CampaignStages.directMembers(direct, cascadeMembers, audiences)
            : CampaignStages.members(direct, cascadeMembers, audiences)
                .filter(CampaignStages.inWindow(col(CampaignMember::createdAt), window));
    tables.write(Catalogue.CAMPAIGN_MEMBERS, members);
    distinct.unpersist();
    tagged.unpersist();

    Duration bin = settings.get(Setting.ACTIVITY_BIN);
    Dataset<CampaignMember> written = tables.read(Catalogue.CAMPAIGN_MEMBERS);
    tables.write(
        Catalogue.CAMPAIGNS,
        CampaignStages.campaigns(
            CampaignStages.outlines(all, written, bin), window, bin, Censoring.Rules.of(settings)));
    byTag.unpersist();

    Row read =
        cascadeMembers
            .agg(
                count(lit(1)),
                count_if(
                    col(CascadeMember::createdAt)
                        .lt(lit(ArchiveWindow.EARLIEST.toString()).cast("timestamp"))),
                count_if(col(CascadeMember::createdAt).geq(lit(window.end()))),
                count_if(inWindow))
            .head();
    long out = written.select(col(CampaignMember::traceId)).distinct().count();
    long campaigns = tables.count(Catalogue.CAMPAIGNS);
    long withheld = tables.withheldCampaigns().map(Dataset::count).orElse(0L);
    List<LedgerEntry> books =
        new ArrayList<>(
            Books.of("campaigns")
                .in(read.getLong(0))
                .out(out)
                .dropped("before_2004", read.getLong(1))
                .dropped("after_archive_end", read.getLong(2))
                .dropped("in_no_campaign", read.getLong(3) - out)
                .noted("memberships", tables.count(Catalogue.CAMPAIGN_MEMBERS))
                .close());
    books.addAll(
        Books.of("summary")
            .in(campaigns)
            .out(campaigns - withheld)
            .dropped("few_people", withheld)
            .close());
    tables.writeLedger("campaigns", books);
  }

  private static List<CampaignDefinition> definitions(Tables tables, Settings settings) {
    return settings
        .get(Setting.CAMPAIGNS_FILE)
        .map(file -> CampaignsFile.parse(file, tables.text(Setting.CAMPAIGNS_FILE.key(), file)))
        .orElse(List.of());
  }

  private static boolean namesWords(List<CampaignDefinition> definitions) {
    return definitions.stream().anyMatch(definition -> !definition.words().isEmpty());
  }

  /** Traces by day: some ten thousand days at most, whatever the clocks. */
  private static Map<LocalDate, Long> days(Dataset<CascadeMember> members) {
    Map<LocalDate, Long> days = new HashMap<>();
    members
        .filter(
            col(CascadeMember::createdAt)
                .between(
                    lit(ArchiveWindow.EARLIEST.toString()).cast("timestamp"),
                    lit(LATEST.toString()).cast("timestamp")))
        .groupBy(to_date(col(CascadeMember::createdAt)).cast("string").as("day"))
        .agg(count(lit(1)).as("traces"))
        .collectAsList()
        .forEach(row -> days.put(LocalDate.parse(row.getString(0)), row.getLong(1)));
    return days;
  }

  private static ArchiveWindow window(Map<LocalDate, Long> days, Settings settings) {
    return ArchiveWindow.of(
            days, settings.get(Setting.ARCHIVE_FROM), settings.get(Setting.ARCHIVE_TO))
        .orElseThrow(
            () ->
                new UserError(
                    "the archive holds no trace between %s and %s; check created_at, or set archive.from and archive.to"
                        .formatted(ArchiveWindow.EARLIEST, LATEST)));
  }

  private static void refuseClashes(
      Dataset<Definition> byTag, List<CampaignDefinition> definitions) {
    if (definitions.isEmpty()) {
      return;
    }
    Object[] keys = definitions.stream().map(CampaignDefinition::key).toArray();
    List<Definition> clashes =
        byTag.filter(col(Definition::campaignId).isin(keys)).limit(1).collectAsList();
    if (!clashes.isEmpty()) {
      throw new UserError(
          "campaigns.file names a campaign '%s', but that tag is a campaign by itself; choose another key"
              .formatted(clashes.get(0).campaignId()));
    }
  }
}
