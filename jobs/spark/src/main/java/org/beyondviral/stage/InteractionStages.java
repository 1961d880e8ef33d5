package org.beyondviral.stage;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.xxhash64;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
    return as(
        acts(
            traces,
            traces.select(
                col(CascadeMember::traceId).as(name(CascadeMember::parentId)),
                col(Act::actorId).as(name(Act::targetId))),
            name(CascadeMember::parentId)),
        Act.class);
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
                col(CampaignMember::kind),
                col(CampaignMember::audience).as(name(Interaction::actorAudience)));
    Dataset<Row> acting =
        known.join(
            cascadeMembers
                .filter(col(CascadeMember::parentId).isNotNull())
                .select(col(CascadeMember::traceId), col(CascadeMember::parentId)),
            name(CascadeMember::traceId));
    Dataset<Row> targets =
        known.select(
            col(Interaction::campaignId),
            col(Interaction::traceId).as(name(CascadeMember::parentId)),
            col(Interaction::actorId).as(name(Interaction::targetId)),
            col(Interaction::actorAudience).as(name(Interaction::targetAudience)));
    return as(
        acts(acting, targets, name(Interaction::campaignId), name(CascadeMember::parentId)),
        Interaction.class);
  }

  /**
   * Acting traces with whom they act on.
   *
   * @param targets traces by the name of a parent, with their author as target
   * @param keys columns in which the two must agree
   */
  private static Dataset<Row> acts(Dataset<Row> acting, Dataset<Row> targets, String... keys) {
    return acting.join(targets, keys).filter(col(Act::actorId).notEqual(col(Act::targetId)));
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
