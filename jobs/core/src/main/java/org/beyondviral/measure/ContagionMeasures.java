package org.beyondviral.measure;

import java.util.OptionalDouble;
import org.beyondviral.recruitment.Exposure;

/**
 * Whether people join after one neighbour or after several. Neighbours are the accounts somebody
 * had acted on, anywhere in the archive, before these joined: whom he follows is not asked.
 *
 * <p>Undefined, every one, where authors are not known; insufficient where too few were exposed.
 * Cost: linear in the distinct numbers of exposures.
 */
public final class ContagionMeasures {
  private ContagionMeasures() {}

  /** Highest chance to join: {@link Exposure#stickiness}. Share, 0 to 1. */
  public static Result exposureStickiness(CampaignFacts facts) {
    return known(facts, Exposure.stickiness(facts.exposureChances()));
  }

  /**
   * How well the chance to join holds up as exposures grow: {@link Exposure#persistence}. Share, 0
   * to 1.
   */
  public static Result exposurePersistence(CampaignFacts facts) {
    return known(facts, Exposure.persistence(facts.exposureChances()));
  }

  /**
   * Joiners after two neighbours or more: {@link Exposure#reinforcedShare}. Share, 0 to 1, from
   * low, those of whom it is certain ({@link Exposure#surelyReinforcedShare}), to high, the value
   * itself.
   */
  public static Result reinforcedShare(CampaignFacts facts) {
    Result most = known(facts, Exposure.reinforcedShare(facts.exposures()));
    Double value = most.value();
    return value == null
        ? most
        : Result.between(
            Exposure.surelyReinforcedShare(facts.exposures()).orElseThrow(), value, value);
  }

  /** Joiners whose threshold is not known: {@link Exposure#opaqueShare}. Share, 0 to 1. */
  public static Result opaqueShare(CampaignFacts facts) {
    return known(facts, Exposure.opaqueShare(facts.exposures()));
  }

  private static Result known(CampaignFacts facts, OptionalDouble value) {
    if (!facts.authorsKnown()) {
      return Result.UNDEFINED;
    }
    return value.isPresent() ? Result.ok(value.getAsDouble()) : Result.INSUFFICIENT;
  }
}
