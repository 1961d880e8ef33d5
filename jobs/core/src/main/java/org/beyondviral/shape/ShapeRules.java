package org.beyondviral.shape;

import java.io.Serializable;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;

/**
 * How shapes are found.
 *
 * @param clusters how many
 * @param choose whether to choose how many instead, from two to twice {@code clusters}
 * @param bins bins of a series
 * @param maxShift most bins a series is moved either way to lie best on a shape
 * @param starts how often the search starts
 */
public record ShapeRules(
    ShapeMethod method, int clusters, boolean choose, int bins, int maxShift, int starts, long seed)
    implements Serializable {

  public static ShapeRules of(Settings settings) {
    int bins = settings.get(Setting.SHAPES_BINS);
    return new ShapeRules(
        ShapeMethod.of(settings.get(Setting.SHAPES_METHOD)),
        settings.get(Setting.SHAPES_CLUSTERS),
        settings.get(Setting.SHAPES_CHOOSE),
        bins,
        Math.min(settings.get(Setting.SHAPES_MAX_SHIFT), bins - 1),
        settings.get(Setting.SHAPES_STARTS),
        settings.get(Setting.SEED));
  }
}
