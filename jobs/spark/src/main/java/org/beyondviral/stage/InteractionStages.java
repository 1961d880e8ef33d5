package org.beyondviral.stage;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.xxhash64;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.network.Interaction;

/** Who acted on whom in each campaign. */
public final class InteractionStages {
  /** How often one participant acted on another, both by their keys. */
  public record Acted(String campaignId, long actor, long target, int times) {}

  private InteractionStages() {}

  /**
   * Every trace of a known author that acts on a trace of another known author, where both traces
   * are members of the campaign. Parents are those of the cascades; whom a trace merely mentions,
   * and who wrote an unseen parent, is not known.
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
    Dataset<Row> acts =
        known.join(
            cascadeMembers
                .filter(col(CascadeMember::parentId).isNotNull())
                .select(col(CascadeMember::traceId), col(CascadeMember::parentId)),
            name(CascadeMember::traceId));
    Dataset<Row> targets =
        known.select(
            col(Interaction::campaignId),
            col(Interaction::traceId).as(name(CascadeMember::parentId)),
            col(Interaction::actorId).as(name(Interaction::targetId)));
    return as(
        acts.join(
                targets,
                new String[] {name(Interaction::campaignId), name(CascadeMember::parentId)})
            .filter(col(Interaction::actorId).notEqual(col(Interaction::targetId))),
        Interaction.class);
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
