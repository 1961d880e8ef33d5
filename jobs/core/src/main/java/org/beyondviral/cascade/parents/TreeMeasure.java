package org.beyondviral.cascade.parents;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The measures of a cascade that depend on who copied whom. */
public enum TreeMeasure {
  DEPTH(CascadeDraw::depth),
  MEAN_DEPTH(CascadeDraw::meanDepth),
  MAX_BREADTH(CascadeDraw::maxBreadth),
  LEAVES(CascadeDraw::leaves),
  ROOT_SHARE(CascadeDraw::rootShare),
  STRUCTURAL_VIRALITY(CascadeDraw::structuralVirality);

  @SuppressWarnings("ImmutableEnumChecker") // always an accessor
  private final ToDoubleFunction<CascadeDraw> value;

  TreeMeasure(ToDoubleFunction<CascadeDraw> value) {
    this.value = value;
  }

  /** Every measure over the drawn trees of one cascade; nothing for no trees. */
  public static List<CascadeUncertainty> over(List<CascadeDraw> draws) {
    return draws.isEmpty()
        ? List.of()
        : Arrays.stream(values()).map(measure -> measure.summary(draws)).toList();
  }

  private CascadeUncertainty summary(List<CascadeDraw> draws) {
    Spread spread = Spread.of(draws.stream().mapToDouble(value).toArray());
    return new CascadeUncertainty(
        draws.get(0).cascadeId(),
        name().toLowerCase(Locale.ROOT),
        spread.mean(),
        spread.low(),
        spread.high(),
        draws.size());
  }
}
