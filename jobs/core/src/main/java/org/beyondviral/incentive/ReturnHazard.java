package org.beyondviral.incentive;

import java.util.List;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How responses go along with coming back, day by day.
 *
 * <p>logit h(d, x) = α_d + β x: h the chance to come back on day d for somebody who has not yet, x
 * the doublings of his responses before that day, ⌊log₂(1 + responses)⌋. Every day has a level of
 * its own, so that people are compared only with others who have waited as long. Likeliest β by
 * Newton's method, with the α eliminated; its interval from the curvature there (Wald).
 *
 * <p>Source: Cox (1972), Regression models and life-tables, JRSS B 34(2), the logistic model for
 * discrete time.
 *
 * <p>Cost: O(days × doublings) a step.
 *
 * @param ratio exp β: by how much the odds change for each doubling of 1 + responses
 */
public record ReturnHazard(State state, double ratio, double low, double high) {
  /** Whether β could be found. */
  public enum State {
    FITTED,
    /** On no day on which somebody came back, and somebody did not, did responses differ. */
    TOO_LITTLE,
    /** No finite β is likeliest. */
    NOT_CONVERGED
  }

  /** Days after the first trace that are looked at: 1 to this. */
  public static final int DAYS = 29;

  /** People with as many responses who waited over the same days. */
  public record Spell(
      @Means("⌊log₂(1 + responses)⌋ all the time.") int doublings,
      @Means(value = "First day they waited.", unit = Unit.DAYS) int from,
      @Means(value = "Last day they waited.", unit = Unit.DAYS) int until,
      @Means("Whether they came back on the last day.") boolean returned,
      @Means(value = "How many they are.", unit = Unit.PEOPLE) long people) {}

  private static final int STEPS = 50;
  private static final double PRECISION = 1e-10;

  /** Beyond this β is taken to have no end: the odds change more than twenty-thousandfold. */
  private static final double STEEPEST = 10;

  /**
   * The likeliest β of those people.
   *
   * @param confidence coverage of the interval
   */
  public static ReturnHazard of(List<Spell> spells, double confidence) {
    Table table = Table.of(spells);
    double[] level = table.levels();
    double beta = 0;
    for (int step = 0; step < STEPS; step++) {
      Slope slope = table.slope(level, beta);
      if (!(slope.curvature() > 1e-9)) {
        return without(step == 0 ? State.TOO_LITTLE : State.NOT_CONVERGED);
      }
      double move = Math.max(-1, Math.min(1, slope.gradient() / slope.curvature()));
      beta += move;
      if (Math.abs(beta) > STEEPEST) {
        return without(State.NOT_CONVERGED);
      }
      table.settle(level, beta);
      if (Math.abs(move) < PRECISION) {
        double z = new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2);
        double width = z / Math.sqrt(slope.curvature());
        return new ReturnHazard(
            State.FITTED, Math.exp(beta), Math.exp(beta - width), Math.exp(beta + width));
      }
    }
    return without(State.NOT_CONVERGED);
  }

  private static ReturnHazard without(State state) {
    return new ReturnHazard(state, Double.NaN, Double.NaN, Double.NaN);
  }

  /** Slope and curvature of the likelihood in β where every α is the likeliest for it. */
  private record Slope(double gradient, double curvature) {}

  /** By day and doublings, how many waited and how many came back. */
  private static final class Table {
    private final long[][] waiting;
    private final long[][] returned;

    private Table(int most) {
      this.waiting = new long[DAYS + 1][most + 1];
      this.returned = new long[DAYS + 1][most + 1];
    }

    static Table of(List<Spell> spells) {
      Table table = new Table(spells.stream().mapToInt(Spell::doublings).max().orElse(0));
      for (Spell spell : spells) {
        for (int day = spell.from(); day <= spell.until(); day++) {
          table.waiting[day][spell.doublings()] += spell.people();
        }
        if (spell.returned()) {
          table.returned[spell.until()][spell.doublings()] += spell.people();
        }
      }
      return table;
    }

    /** Whether a day can tell anything: some came back on it, and some did not. */
    private boolean tells(int day) {
      long came = sum(returned[day]);
      return came > 0 && came < sum(waiting[day]);
    }

    /** The likeliest levels for β = 0. */
    double[] levels() {
      double[] level = new double[DAYS + 1];
      for (int day = 1; day <= DAYS; day++) {
        if (tells(day)) {
          double came = sum(returned[day]);
          level[day] = Math.log(came / (sum(waiting[day]) - came));
        }
      }
      return level;
    }

    /** Moves every level to the likeliest for that β. */
    void settle(double[] level, double beta) {
      for (int day = 1; day <= DAYS; day++) {
        double move = tells(day) ? 1 : 0;
        for (int step = 0; step < STEPS && Math.abs(move) > PRECISION / 10; step++) {
          double gradient = sum(returned[day]);
          double curvature = 0;
          for (int x = 0; x < waiting[day].length; x++) {
            double h = chance(level[day] + beta * x);
            gradient -= waiting[day][x] * h;
            curvature += waiting[day][x] * h * (1 - h);
          }
          move = Math.max(-2, Math.min(2, gradient / curvature));
          level[day] += move;
        }
      }
    }

    Slope slope(double[] level, double beta) {
      double gradient = 0;
      double curvature = 0;
      for (int day = 1; day <= DAYS; day++) {
        if (!tells(day)) {
          continue;
        }
        double weight = 0;
        double first = 0;
        double second = 0;
        for (int x = 0; x < waiting[day].length; x++) {
          double h = chance(level[day] + beta * x);
          double w = waiting[day][x] * h * (1 - h);
          gradient += x * (returned[day][x] - waiting[day][x] * h);
          weight += w;
          first += w * x;
          second += w * x * x;
        }
        curvature += second - first * first / weight;
      }
      return new Slope(gradient, curvature);
    }

    private static double chance(double logit) {
      return 1 / (1 + Math.exp(-logit));
    }

    private static long sum(long[] counts) {
      long sum = 0;
      for (long count : counts) {
        sum += count;
      }
      return sum;
    }
  }
}
