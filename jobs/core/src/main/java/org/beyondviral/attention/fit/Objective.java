package org.beyondviral.attention.fit;

/** A function to be minimised, with its slope. */
@FunctionalInterface
public interface Objective {
  /**
   * The value at a point; not finite where there is none.
   *
   * @param gradient receives the slope there
   */
  double at(double[] point, double[] gradient);
}
