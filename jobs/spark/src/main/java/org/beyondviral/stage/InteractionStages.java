package org.beyondviral.stage;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.xxhash64;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.network.Interaction;

/** Who acted on whom. */
public final class InteractionStages {
  /** A trace of one account that acts on a trace of another, anywhere in the archive. */
  public record Act(String actorId, String targetId, Instant createdAt) {}

  /** How often one participant acted on another, both by their keys. */
  public record Acted(String campaignId, long actor, long target, int times) {}

  private InteractionStages() {}

  /**
   * Every trace of a known author that acts on a trace of another known author, anywhere in the
   * archive. Parents are those of the cascades; whom a trace merely mentions, and who wrote an
   * unseen parent, is not known. One join, a shuffle of both sides: by parent and by trace.
   */
  public static Dataset<Act> acts(Dataset<CascadeMember> cascadeMembers) {
    Dataset<Row> traces =
        cascadeMembers.select(
            col(CascadeMember::traceId),
            col(CascadeMember::authorId).as(name(Act::actorId)),
            col(CascadeMember::createdAt),
            col(CascadeMember::parentId));
    return as(acts(traces, traces), Act.class);
  }

  /**
   * Those of the {@link #acts} whose two traces are members of the campaign.
   *
   * <p>Two joins, each a shuffle of both sides: of the members and the cascade members by trace; of
   * the members that act and all members by (campaign, trace).
   */
  public static Dataset<Interaction> interactions(
      Dataset<CampaignMember> members, Dataset<CascadeMember> cascadeMembers) {
    Dataset<Row> known =
        members
            .filter(col(CampaignMember::authorId).isNotNull())
            .select(
                col(CampaignMember::campaignId),
                col(CampaignMember::traceId),
                col(CampaignMember::authorId).as(name(Interaction::actorId)),
                col(CampaignMember::createdAt),
                col(CampaignMember::kind));
    Dataset<Row> acting =
        known.join(
            cascadeMembers
                .filter(col(CascadeMember::parentId).isNotNull())
                .select(col(CascadeMember::traceId), col(CascadeMember::parentId)),
            name(CascadeMember::traceId));
    return as(acts(acting, known, name(Interaction::campaignId)), Interaction.class);
  }

  /**
   * Acting traces with whom they act on.
   *
   * @param acting traces with author and parent
   * @param traces with author, to find the parents among
   * @param scope columns that both have and in which they must agree
   */
  private static Dataset<Row> acts(Dataset<Row> acting, Dataset<Row> traces, String... scope) {
    Column[] target =
        Stream.concat(
                Arrays.stream(scope).map(functions::col),
                Stream.of(
                    col(CascadeMember::traceId).as(name(CascadeMember::parentId)),
                    col(Interaction::actorId).as(name(Interaction::targetId))))
            .toArray(Column[]::new);
    String[] keys =
        Stream.concat(Arrays.stream(scope), Stream.of(name(CascadeMember::parentId)))
            .toArray(String[]::new);
    return acting
        .join(traces.select(target), keys)
        .filter(col(Interaction::actorId).notEqual(col(Interaction::targetId)));
  }

  /** How often who acted on whom. One shuffle, summed before. */
  public static Dataset<Acted> acted(Dataset<Interaction> interactions) {
    return as(
        interactions
            .groupBy(
                col(Interaction::campaignId),
                key(col(Interaction::campaignId), col(Interaction::actorId)).as(name(Acted::actor)),
                key(col(Interaction::campaignId), col(Interaction::targetId))
                    .as(name(Acted::target)))
            .agg(count("*").cast("int").as(name(Acted::times))),
        Acted.class);
  }

  /**
   * The key of an account in a campaign: 64 bits of hash, so that a person takes eight bytes. Two
   * of a hundred million share one with a chance of 1 in 4,000; they would then count as one.
   */
  static Column key(Column campaignId, Column authorId) {
    return xxhash64(campaignId, authorId);
  }
}
