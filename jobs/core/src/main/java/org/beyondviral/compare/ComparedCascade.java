package org.beyondviral.compare;

/**
 * One cascade of three traces or more in a campaign of a compared group.
 *
 * @param movement whether its campaign is a sustained movement; else a viral fade
 * @param part one of {@link CascadeContrast#PARTS} into which campaigns are put
 * @param size seen traces
 */
public record ComparedCascade(
    String cascadeId,
    String campaignId,
    boolean movement,
    int part,
    long size,
    int depth,
    long maxBreadth,
    double structuralVirality) {
  double value(CascadeShape shape) {
    return switch (shape) {
      case DEPTH -> depth;
      case MAX_BREADTH -> maxBreadth;
      case STRUCTURAL_VIRALITY -> structuralVirality;
    };
  }
}
