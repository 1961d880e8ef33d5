package org.beyondviral.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.campaign.Profile;
import org.beyondviral.compare.Chosen;
import org.beyondviral.graph.Component;
import org.beyondviral.graph.Link;
import org.beyondviral.rows.Columns;
import org.beyondviral.rows.RecordEncoder;

/** Campaigns that share their traces are one case, not several. */
public final class OverlapStages {
  /**
   * A trace in more campaigns than this is held against that many neighbours of each campaign only,
   * in the order of (traces, campaign id). Campaigns alike in size stand next to each other there,
   * and only those can overlap; a trace with thousands of tags costs this many pairs a tag, not
   * thousands. What is shared beyond is not counted, so that overlap may be missed, never invented.
   */
  public static final int MOST_NEIGHBOURS = 64;

  /** Keys of the profiles that take part in a comparison. */
  static final List<String> COMPARED =
      Stream.of(Profile.VIRAL_FADE, Profile.SUSTAINED_MOVEMENT, Profile.PERENNIAL_TOPIC)
          .map(Profile::word)
          .toList();

  private OverlapStages() {}

  /** A campaign of a compared group; fields in the order by which neighbours are sorted. */
  public record Candidate(long traces, String campaignId, String profile) {}

  /** A campaign as one of a set: its traces before its id, for the set is sorted by both. */
  public record Sized(long traces, String campaignId) {}

  /** Campaigns that traces are in together, and how many traces. */
  public record SharedBy(List<Sized> campaigns, long shared) {}

  /** Two campaigns and the traces they share, as far as counted; the smaller first. */
  public record Pair(String a, long aTraces, String b, long bTraces, long shared) {}

  /** The campaigns of the compared groups. One shuffle at most. */
  public static Dataset<Candidate> candidates(
      Dataset<Campaign> campaigns, Dataset<CampaignProfile> profiles) {
    return Columns.as(
        campaigns.join(
            profiles
                .where(col(CampaignProfile::profile).isInCollection(COMPARED))
                .select(col(CampaignProfile::campaignId), col(CampaignProfile::profile)),
            name(Campaign::campaignId)),
        Candidate.class);
  }

  /**
   * The sets of candidates that traces are in together; traces in one of them alone are left out.
   *
   * <p>Two shuffles: the members of the candidates by trace, and the sets by themselves. However
   * often one list of tags was posted, it is one set from there on. The candidates are sent to
   * every executor: some 50 bytes each.
   *
   * @param members rows with a campaign id and a trace id
   */
  public static Dataset<SharedBy> shared(Dataset<?> members, Dataset<Candidate> candidates) {
    String sized = name(SharedBy::campaigns);
    return Columns.as(
        members
            .select(col(CampaignMember::campaignId), col(CampaignMember::traceId))
            .join(broadcast(candidates), name(Candidate::campaignId))
            .groupBy(col(CampaignMember::traceId))
            .agg(
                sort_array(collect_list(struct(col(Sized::traces), col(Sized::campaignId))))
                    .as(sized))
            .where(size(col(SharedBy::campaigns)).gt(1))
            .groupBy(col(SharedBy::campaigns))
            .agg(count(lit(1)).as(name(SharedBy::shared))),
        SharedBy.class);
  }

  /** Traces in so many candidates that not every pair of them is counted. */
  public static long crowded(Dataset<SharedBy> shared) {
    return shared
        .where(size(col(SharedBy::campaigns)).gt(MOST_NEIGHBOURS + 1))
        .agg(coalesce(sum(col(SharedBy::shared)), lit(0L)))
        .as(Encoders.LONG())
        .first();
  }

  /**
   * The pairs of campaigns that share at least this much of the traces of either (Jaccard). A pair
   * of too unlike a size is left out before counting, for it cannot. One shuffle, of pairs.
   */
  public static Dataset<Link> links(Dataset<SharedBy> shared, double jaccard) {
    Dataset<Pair> pairs =
        shared.flatMap(
            (FlatMapFunction<SharedBy, Pair>) set -> pairs(set, jaccard).iterator(),
            RecordEncoder.of(Pair.class));
    Column both = col(Pair::shared);
    Column either = col(Pair::aTraces).plus(col(Pair::bTraces)).minus(both);
    return Columns.as(
        pairs
            .groupBy(col(Pair::a), col(Pair::aTraces), col(Pair::b), col(Pair::bTraces))
            .agg(sum(both).as(name(Pair::shared)))
            .where(both.geq(either.multiply(jaccard))),
        Link.class);
  }

  private static List<Pair> pairs(SharedBy set, double jaccard) {
    List<Sized> campaigns = set.campaigns();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < campaigns.size(); i++) {
      Sized a = campaigns.get(i);
      int last = Math.min(campaigns.size() - 1, i + MOST_NEIGHBOURS);
      for (int j = i + 1; j <= last; j++) {
        Sized b = campaigns.get(j);
        if (a.traces() < jaccard * b.traces()) {
          break;
        }
        pairs.add(new Pair(a.campaignId(), a.traces(), b.campaignId(), b.traces(), set.shared()));
      }
    }
    return pairs;
  }

  /**
   * Of each cluster of campaigns, the largest by traces, ties by campaign id, for each of the two
   * comparisons: fades against movements, and fades against all that lasted. Two shuffles.
   */
  public static Dataset<Chosen> choose(
      Dataset<Candidate> candidates, Dataset<Component> components) {
    Column cluster = coalesce(col(Component::component), col(Candidate::campaignId));
    Column topic = col(Candidate::profile).equalTo(Profile.PERENNIAL_TOPIC.word());
    Column[] largest = {col(Candidate::traces).desc(), col(Candidate::campaignId)};
    Dataset<Row> clustered =
        candidates.join(
            components, col(Candidate::campaignId).equalTo(col(Component::node)), "left");
    return clustered
        .select(
            col(Candidate::campaignId),
            col(Candidate::profile),
            row_number()
                .over(Window.partitionBy(cluster, topic).orderBy(largest))
                .equalTo(1)
                .and(not(topic))
                .as(name(Chosen::byRule)),
            row_number()
                .over(Window.partitionBy(cluster).orderBy(largest))
                .equalTo(1)
                .as(name(Chosen::byTime)))
        .as(RecordEncoder.of(Chosen.class));
  }
}
