package org.beyondviral.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of an archive.
 *
 * @param tally of all series under the shapes, which are in order of falling size
 * @param choices every number of shapes tried, ascending; one is chosen
 */
public record FoundShapes(ShapeTally tally, List<ShapeChoice> choices) {
  private static final double STABLE = 0.8;

  private static final Comparator<ShapeChoice> BEST_FIRST =
      Comparator.<ShapeChoice>comparingDouble(
              choice -> orZero(choice.stability()) >= STABLE ? -1 : -orZero(choice.stability()) / 2)
          .thenComparing(choice -> -orZero(choice.silhouette()))
          .thenComparing(ShapeChoice::clusters);

  /**
   * Shapes of as many campaigns as there may be: starts are searched among those held in memory,
   * and the best goes on over all.
   *
   * <p>Where the number is to be chosen, every one from two to twice that asked for is tried on the
   * series held: of those with a stability of 0.8 or more, that with the highest silhouette; of
   * none, the most stable; of equals, the fewest.
   *
   * @param held at least one series; all of them, or a random part
   * @param isPart whether there are others
   * @param pass tallies all series under given centroids
   */
  public static FoundShapes find(
      List<ShapeSeries> held,
      boolean isPart,
      ShapeRules rules,
      Function<ShapeModel, ShapeTally> pass) {
    List<ShapeTally> tried = new ArrayList<>();
    List<ShapeChoice> choices = new ArrayList<>();
    int least = rules.choose() ? Math.min(2, rules.clusters()) : rules.clusters();
    int most = rules.choose() ? 2 * rules.clusters() : rules.clusters();
    for (int clusters = least; clusters <= most; clusters++) {
      ShapeTally best = ShapeStarts.best(held, clusters, rules);
      tried.add(best);
      choices.add(choice(clusters, best, held, rules));
    }
    int chosen = choices.indexOf(choices.stream().min(BEST_FIRST).orElseThrow());
    ShapeTally found = tried.get(chosen);
    ShapeTally whole = isPart ? ShapeSearch.search(found.model(), pass) : found;
    ShapeModel ordered = whole.model().ordered(whole.sizes());
    choices.set(chosen, choices.get(chosen).asChosen());
    return new FoundShapes(
        isPart ? pass.apply(ordered) : ShapeStarts.tally(ordered, held), List.copyOf(choices));
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  private static ShapeChoice choice(
      int clusters, ShapeTally best, List<ShapeSeries> held, ShapeRules rules) {
    return new ShapeChoice(
        clusters,
        best.model().clusters(),
        false,
        held.size(),
        best.cost() / held.size(),
        ShapeChoice.known(ShapeQuality.silhouette(best.model(), held)),
        rules.choose()
            ? ShapeChoice.known(ShapeQuality.stability(best.model(), held, rules))
            : null,
        null);
  }

  /** The shapes bin by bin, each scaled so that its highest bin is 1, to six decimals. */
  public List<ShapeBin> bins() {
    List<ShapeBin> rows = new ArrayList<>();
    long[] sizes = tally.sizes();
    for (int k = 0; k < sizes.length; k++) {
      double[] values = tally.model().centroid(k);
      double highest = Arrays.stream(values).max().orElse(0);
      for (int b = 0; b < values.length; b++) {
        // Adding zero turns -0 into 0.
        rows.add(
            new ShapeBin(k + 1, b, Math.rint(values[b] / highest * 1e6) / 1e6 + 0.0, sizes[k]));
      }
    }
    return rows;
  }
}
