package org.beyondviral.measure;

import java.util.OptionalDouble;
import java.util.function.Function;
import org.beyondviral.network.CoreLevel;
import org.beyondviral.network.NetworkFacts;
import org.beyondviral.people.Gini;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Who acted on whom among the participants of a campaign. A link goes from somebody to another on
 * whose trace in the campaign he acted, however often; two with a link either way form a pair.
 *
 * <p>Undefined, every one, where authors are not known; all but {@link #coordinatedShare} also
 * where nobody acted on another.
 *
 * <p>Cost: constant, from sums over the participants; linear in the core numbers for the periphery,
 * and in the distinct numbers of responses for the Gini coefficient.
 */
public final class NetworkMeasures {
  private NetworkMeasures() {}

  /** Gini coefficient of responses received, over all participants: {@link Gini#of}. Share. */
  public static Result responseGini(CampaignFacts facts) {
    return linked(facts, network -> Result.ok(Gini.of(network.responses())));
  }

  /**
   * Links that go both ways over all links. Share, 0 to 1. Source: Wasserman & Faust (1994), Social
   * Network Analysis.
   */
  public static Result reciprocity(CampaignFacts facts) {
    return linked(facts, network -> Result.share(network.returned(), network.links()));
  }

  /**
   * Global transitivity: three times the triangles over the pairs of pairs that share a person.
   * Share, 0 to 1. Undefined when no two pairs share a person. Source: Newman, Watts & Strogatz
   * (2002), Random graph models of social networks, PNAS 99.
   */
  public static Result clustering(CampaignFacts facts) {
    return linked(
        facts,
        network ->
            network.triples() == 0
                ? Result.UNDEFINED
                : Result.share(3 * network.triangles(), network.triples()));
  }

  /**
   * People of the largest component, whatever the direction of the links, over all participants:
   * one without a pair is a component of his own. Share, above 0, at most 1. Source: Wasserman &
   * Faust (1994).
   */
  public static Result largestComponentShare(CampaignFacts facts) {
    return linked(facts, network -> Result.share(network.largestComponent(), network.people()));
  }

  /**
   * The largest k such that some participants each form pairs with k or more others of them. Count,
   * at least 1. Not converged where it could not be settled in the rounds allowed. Source: Seidman
   * (1983).
   */
  public static Result maxCore(CampaignFacts facts) {
    return linked(facts, NetworkMeasures::settledCore);
  }

  /**
   * {@link CoreLevel#peripheryReach} over the participants whose audience is known. Ratio, at least
   * 0; 1 is what chance gives. Low and high are as far to either side as chance alone goes, {@link
   * CoreLevel#peripheryDeviation}, at {@code compare.confidence}: with 1 between them, permutations
   * give as much. Undefined when no audience is known or nobody is left inside. Source: Barberá et
   * al. (2015).
   */
  public static Result peripheryReach(CampaignFacts facts) {
    return linked(
        facts,
        network ->
            network.maxCore() == null
                ? Result.NOT_CONVERGED
                : peripheryReach(network, facts.rules().confidence()));
  }

  private static Result peripheryReach(NetworkFacts network, double confidence) {
    OptionalDouble reach = CoreLevel.peripheryReach(network.cores());
    if (reach.isEmpty()) {
      return Result.UNDEFINED;
    }
    double chance =
        new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2)
            * CoreLevel.peripheryDeviation(network.cores(), network.squaredAudiences());
    double value = reach.getAsDouble();
    return Result.between(Math.max(0, value - chance), value, value + chance);
  }

  /**
   * Hidden influentials, of the participants with a {@link org.beyondviral.network.Role}: they
   * receive more acts than they send though their audience is not above the campaign's median.
   * Share, 0 to 1. Undefined when no audience of anybody with a pair is known. Source: after
   * González-Bailón, Borge-Holthoefer & Moreno (2013).
   */
  public static Result hiddenInfluentialShare(CampaignFacts facts) {
    return linked(
        facts,
        network ->
            network.withRole() == 0
                ? Result.UNDEFINED
                : Result.share(network.hiddenInfluentials(), network.withRole()));
  }

  /**
   * Traces of coordinated accounts, over all traces of participants: {@link
   * org.beyondviral.people.Coordination}. Accounts are told in the archive as a whole. Share, 0 to
   * 1. Source: after Pacheco et al. (2021).
   */
  public static Result coordinatedShare(CampaignFacts facts) {
    return facts.authorsKnown()
        ? Result.share(facts.people().coordinatedTraces(), facts.people().traces())
        : Result.UNDEFINED;
  }

  private static Result settledCore(NetworkFacts network) {
    Integer core = network.maxCore();
    return core == null ? Result.NOT_CONVERGED : Result.count(core);
  }

  private static Result linked(CampaignFacts facts, Function<NetworkFacts, Result> measure) {
    NetworkFacts network = facts.network();
    return facts.authorsKnown() && network != null && network.links() > 0
        ? measure.apply(network)
        : Result.UNDEFINED;
  }
}
