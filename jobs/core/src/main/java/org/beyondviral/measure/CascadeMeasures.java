package org.beyondviral.measure;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.beyondviral.cascade.TreeFacts;
import org.beyondviral.cascade.parents.Spread;

/**
 * The trees a campaign's traces stand in: every cascade with a member counts once, whole.
 *
 * <p>Where parents were inferred and trees drawn, what rests on trees has an interval: 5 % to 95 %
 * of what it comes to over the drawn trees, widened to hold the value of the reported ones.
 *
 * <p>Cost: constant, from sums over the cascades; O(n log n) over n drawn trees.
 */
public final class CascadeMeasures {
  private CascadeMeasures() {}

  /** Distinct cascades with a member. At least 1; always defined. Source: this study. */
  public static Result cascades(CampaignFacts facts) {
    return Result.count(facts.cascades().cascades());
  }

  /**
   * Cascades of one node over all. Share, 0 to 1; always defined. Source: Goel, Watts & Goldstein
   * (2012), who found nearly all cascades to be so.
   */
  public static Result singletonShare(CampaignFacts facts) {
    return Result.share(facts.cascades().singletons(), facts.cascades().cascades());
  }

  /**
   * Seen traces over cascades; traces of a cascade that are not members count too. Traces, at least
   * 1; always defined. Source: Goel, Watts & Goldstein (2012).
   */
  public static Result meanCascadeSize(CampaignFacts facts) {
    return Result.share(facts.cascades().size(), facts.cascades().cascades());
  }

  /**
   * Depth of the deepest cascade, unseen nodes counted. Hops, at least 0; always defined. Source:
   * Goel, Watts & Goldstein (2012).
   */
  public static Result maxDepth(CampaignFacts facts) {
    return spread(Result.count(facts.cascades().maxDepth()), facts, TreeFacts::maxDepth);
  }

  /**
   * Mean structural virality of the cascades of two nodes or more, each weighing the same. Hops, at
   * least 1. Undefined when every cascade is one node. Source: Goel et al. (2016).
   */
  public static Result meanStructuralVirality(CampaignFacts facts) {
    return spread(
        Result.of(facts.cascades().meanStructuralVirality()),
        facts,
        TreeFacts::meanStructuralVirality);
  }

  /**
   * Mean, over the cascades of two nodes or more, of the direct children of the root over all nodes
   * but the root: 1 for broadcasts. Share, above 0, at most 1. Undefined when every cascade is one
   * node. Source: after Goel et al. (2016).
   */
  public static Result meanRootShare(CampaignFacts facts) {
    return spread(Result.of(facts.cascades().meanRootShare()), facts, TreeFacts::meanRootShare);
  }

  private static Result spread(
      Result result, CampaignFacts facts, ToDoubleFunction<TreeFacts> measure) {
    Double value = result.value();
    List<TreeFacts> trees = facts.cascades().trees();
    if (value == null || trees.isEmpty()) {
      return result;
    }
    Spread spread = Spread.of(trees.stream().mapToDouble(measure).toArray());
    return Result.between(Math.min(value, spread.low()), value, Math.max(value, spread.high()));
  }
}
