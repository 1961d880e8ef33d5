package org.beyondviral.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What would have been told of campaigns from those that came before them.
 *
 * <p>The campaigns are put in order of their first trace and cut into blocks. Those of each block
 * but the first are told by a model of all that had begun a horizon or more before the block did.
 * How strongly the model is held back (the ridge) is chosen within these earlier ones in the same
 * way, by the likelihood of what came of those told. So nothing of a block, and nothing later, has
 * a part in what is told of it, but that the outcome of an earlier campaign may have been known
 * later only.
 *
 * <p>Source: Tashman (2000), Out-of-sample tests of forecasting accuracy, International Journal of
 * Forecasting 16(4); Varma & Simon (2006), Bias in error estimation when using cross-validation for
 * model selection, BMC Bioinformatics 7.
 */
final class RollingOrigin {
  /**
   * What was told of one campaign.
   *
   * @param chance that it lasts, by the model
   * @param share of the earlier ones that lasted: what is told without looking
   */
  record Told(int block, double chance, double share, boolean lasts) {}

  static final int BLOCKS = 5;
  private static final int INNER_BLOCKS = 3;
  private static final double[] RIDGES = {100, 10, 1, 0.1};

  private final Horizon horizon;
  private final Function<Early, double[]> features;
  private final int least;

  /**
   * @param features what the model looks at
   * @param least campaigns that lasted, and such that did not, without which there is no model
   */
  RollingOrigin(Horizon horizon, Function<Early, double[]> features, int least) {
    this.horizon = horizon;
    this.features = features;
    this.least = least;
  }

  /** What was told of the campaigns that had enough of others before them, given in any order. */
  List<Told> tell(List<Early> campaigns) {
    List<Early> inOrder =
        campaigns.stream()
            .sorted(Comparator.comparing(Early::startedAt).thenComparing(Early::campaignId))
            .toList();
    return tell(inOrder, BLOCKS, this::ridge);
  }

  private List<Told> tell(List<Early> inOrder, int blocks, ToDoubleFunction<List<Early>> ridge) {
    List<Told> told = new ArrayList<>();
    for (int block = 1; block < blocks; block++) {
      int from = inOrder.size() * block / blocks;
      int to = inOrder.size() * (block + 1) / blocks;
      List<Early> before = before(inOrder, from);
      long lasted = before.stream().filter(Early::lasts).count();
      if (from == to || lasted < least || before.size() - lasted < least) {
        continue;
      }
      RidgeLogit model = RidgeLogit.fit(cases(before), ridge.applyAsDouble(before));
      for (Early each : inOrder.subList(from, to)) {
        told.add(
            new Told(
                block,
                model.chance(features.apply(each)),
                (double) lasted / before.size(),
                each.lasts()));
      }
    }
    return told;
  }

  private List<Early> before(List<Early> inOrder, int from) {
    if (from == inOrder.size()) {
      return List.of();
    }
    Instant last = inOrder.get(from).startedAt().minus(horizon.length());
    return inOrder.subList(0, from).stream()
        .filter(each -> !each.startedAt().isAfter(last))
        .toList();
  }

  /** The ridge by which the later of these would have been told best; the highest of the best. */
  private double ridge(List<Early> inOrder) {
    double best = RIDGES[0];
    double least = Double.POSITIVE_INFINITY;
    for (double ridge : RIDGES) {
      double loss =
          tell(inOrder, INNER_BLOCKS, earlier -> ridge).stream()
              .mapToDouble(told -> -Math.log(told.lasts() ? told.chance() : 1 - told.chance()))
              .sum();
      if (loss < least) {
        least = loss;
        best = ridge;
      }
    }
    return best;
  }

  private List<RidgeLogit.Case> cases(List<Early> campaigns) {
    return campaigns.stream()
        .map(each -> new RidgeLogit.Case(features.apply(each), each.lasts()))
        .collect(Collectors.toList());
  }
}
