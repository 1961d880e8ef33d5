package org.beyondviral.generate;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/** When the acts of a campaign happen, in days since the archive's start. */
final class Moments {
  private final Draw draw;
  private final double busiestHour;

  Moments(Draw draw) {
    this.draw = draw;
    this.busiestHour = draw.uniform(10, 22);
  }

  /** The sorted moments of a campaign of that kind. */
  double[] of(PlantedKind kind, int acts) {
    return switch (kind) {
      case VIRAL_FADE -> fade(acts);
      case SUSTAINED_MOVEMENT -> movement(acts);
      case RECURRENT -> recurrent(acts);
      case PERENNIAL_TOPIC -> perennial(acts);
    };
  }

  /** Moments spread evenly over the archive but for the time of day. */
  double[] even(int acts) {
    return fill(acts, () -> draw.uniform(0, MixedScenario.DAYS));
  }

  /** A sharp peak, some days of decay by a power or exponentially, now and then an echo. */
  private double[] fade(int acts) {
    double peak = draw.uniform(20, MixedScenario.DAYS - 75);
    double before = draw.uniform(0.02, 0.25);
    double rise = draw.uniform(0.05, 1.2);
    double echo = draw.chance(0.3) ? draw.uniform(0.04, 0.12) : 0;
    double echoLag = draw.uniform(2, 5);
    boolean power = draw.chance(0.6);
    double exponent = draw.uniform(0.9, 1.7);
    double scale = power ? draw.uniform(0.25, 1.0) : draw.uniform(0.5, 3);
    double[] days =
        fill(
            acts,
            () -> {
              double part = draw.uniform();
              if (part < before) {
                return peak - Math.min(draw.exponential(rise), 15);
              }
              if (part < before + echo) {
                return peak + echoLag + Math.min(draw.exponential(0.5), 5);
              }
              double lag = power ? draw.lomax(scale, exponent) : draw.exponential(scale);
              return peak + (lag < 55 ? lag : draw.uniform(0, 3));
            });
    if (draw.chance(0.2)) {
      days[0] = draw.uniform(0, peak - 15);
      Arrays.sort(days);
    }
    return days;
  }

  /** Two to four short bursts, months apart, with next to nothing between. */
  private double[] recurrent(int acts) {
    int bursts = Math.max(2, Math.min(draw.between(2, 4), acts / 80));
    double[] peaks = new double[bursts];
    double[] untilShare = new double[bursts];
    double[] decay = new double[bursts];
    peaks[0] = draw.uniform(10, 80);
    double widest = Math.min(170, (MixedScenario.DAYS - 50 - peaks[0]) / (bursts - 1));
    double sum = 0;
    for (int burst = 0; burst < bursts; burst++) {
      if (burst > 0) {
        peaks[burst] = peaks[burst - 1] + draw.uniform(55, widest);
      }
      sum += draw.uniform(0.75, 1.25);
      untilShare[burst] = sum;
      decay[burst] = draw.uniform(0.5, 2);
    }
    double whole = sum;
    double trickle = draw.uniform(0, 0.015);
    double last = peaks[bursts - 1];
    return fill(
        acts,
        () -> {
          if (draw.chance(trickle)) {
            return draw.uniform(peaks[0], last);
          }
          double part = draw.uniform(0, whole);
          int burst = 0;
          while (part >= untilShare[burst]) {
            burst++;
          }
          return draw.chance(0.12)
              ? peaks[burst] - Math.min(draw.exponential(0.5), 4)
              : peaks[burst] + Math.min(draw.exponential(decay[burst]), 9);
        });
  }

  /** Half a year and more with a day of the week, ups and downs, and waves around events. */
  private double[] movement(int acts) {
    int span = 7 * draw.between(28, 70);
    double place = draw.uniform();
    int from =
        place < 0.15
            ? 0
            : place < 0.5 ? MixedScenario.DAYS - span : draw.below(MixedScenario.DAYS - span);
    boolean ends = from + span < MixedScenario.DAYS;
    double[] weight = rhythm(from, span, 0.4, draw.uniform(1, 3.5));
    for (int day = 0; day < span; day++) {
      double age = (double) day / span;
      double grown = from == 0 ? 1 : Math.min(1, 0.25 + 3 * age);
      double left = ends ? Math.min(1, 0.15 + 4 * (1 - age)) : 1;
      weight[from + day] *= grown * left;
    }
    double waveShare = draw.uniform(0.1, 0.35);
    double[] waves = new double[draw.between(1, 4)];
    double[] decay = new double[waves.length];
    for (int wave = 0; wave < waves.length; wave++) {
      waves[wave] = from + draw.uniform(0.1, 0.9) * span;
      decay[wave] = draw.uniform(2, 9);
    }
    double[] until = cumulative(weight);
    return fill(
        acts,
        () -> {
          if (draw.chance(waveShare)) {
            int wave = draw.below(waves.length);
            double day =
                draw.chance(0.3)
                    ? waves[wave] - draw.exponential(2)
                    : waves[wave] + draw.exponential(decay[wave]);
            return Math.max(from, Math.min(day, Math.nextDown((double) (from + span))));
          }
          return day(until);
        });
  }

  /** All or most of the archive, week after week, perhaps with one day in the news. */
  private double[] perennial(int acts) {
    int from = draw.chance(0.6) ? 0 : draw.below(120);
    double[] until =
        cumulative(rhythm(from, MixedScenario.DAYS - from, 0.45, draw.uniform(1, 1.6)));
    double spike = draw.chance(0.4) ? draw.uniform(0.03, 0.1) : 0;
    double news = draw.uniform(from, MixedScenario.DAYS - 10);
    return fill(
        acts, () -> draw.chance(spike) ? news + Math.min(draw.exponential(1), 9) : day(until));
  }

  /** Day weights: each week its own level, one day of the week above the others. */
  private double[] rhythm(int from, int span, double unrest, double weekday) {
    double[] weight = new double[MixedScenario.DAYS];
    int special = draw.below(7);
    double level = 0;
    for (int day = from; day < from + span; day++) {
      if ((day - from) % 7 == 0) {
        level = 0.6 * level + unrest * draw.gaussian();
      }
      weight[day] = StrictMath.exp(level) * (day % 7 == special ? weekday : 1);
    }
    return weight;
  }

  private static double[] cumulative(double[] weight) {
    double[] until = new double[weight.length];
    double sum = 0;
    for (int day = 0; day < weight.length; day++) {
      sum += weight[day];
      until[day] = sum;
    }
    return until;
  }

  private double day(double[] until) {
    int found = Arrays.binarySearch(until, draw.uniform(0, until[until.length - 1]));
    int day = found >= 0 ? found + 1 : -found - 1;
    return Math.min(day, until.length - 1) + draw.uniform();
  }

  /** Draws each moment again, a few times at most, where people sleep. */
  private double[] fill(int acts, DoubleSupplier moment) {
    double[] days = new double[acts];
    for (int act = 0; act < acts; act++) {
      double day = moment.getAsDouble();
      for (int tries = 0; tries < 8 && !draw.chance(awake(day)); tries++) {
        day = moment.getAsDouble();
      }
      days[act] = Math.max(0, Math.min(day, Math.nextDown((double) MixedScenario.DAYS)));
    }
    Arrays.sort(days);
    return days;
  }

  private double awake(double day) {
    double hour = 24 * (day - Math.floor(day));
    return 0.6 + 0.4 * StrictMath.cos(2 * Math.PI * (hour - busiestHour) / 24);
  }
}
