package org.beyondviral.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who acts: newcomers, people who come back, and a core that some campaigns have. */
final class Crowd {
  private static final double RENEWAL_DAYS = 28;

  private final Draw draw;
  private final long population;
  private final double coreShare;
  private final double returnShare;
  private final boolean returnsLate;
  private final long[] core;
  private final int leaders;
  private final List<Long> seen = new ArrayList<>();
  private final Set<Long> known = new HashSet<>();
  private double renewed = Double.NaN;

  private Crowd(
      Draw draw,
      long population,
      int core,
      double coreShare,
      double returnShare,
      boolean returnsLate) {
    this.draw = draw;
    this.population = population;
    this.coreShare = core == 0 ? 0 : coreShare;
    this.returnShare = returnShare;
    this.returnsLate = returnsLate;
    this.core = new long[core];
    this.leaders = Math.max(Math.min(core, 2), core / 10);
    for (int member = 0; member < core; member++) {
      this.core[member] = newcomer();
    }
  }

  /** The crowd of a campaign of that kind and size, drawn from a population of accounts. */
  static Crowd of(PlantedKind kind, int acts, long population, Draw draw) {
    return switch (kind) {
      case VIRAL_FADE ->
          new Crowd(
              draw,
              population,
              draw.between(0, 4),
              draw.uniform(0.01, 0.06),
              draw.uniform(0.08, 0.25),
              false);
      case SUSTAINED_MOVEMENT ->
          new Crowd(
              draw,
              population,
              Math.max(14, (int) (acts * draw.uniform(0.03, 0.06))),
              draw.uniform(0.25, 0.45),
              draw.uniform(0.12, 0.22),
              true);
      case RECURRENT ->
          new Crowd(
              draw,
              population,
              draw.between(4, 14),
              draw.uniform(0.05, 0.15),
              draw.uniform(0.05, 0.15),
              true);
      case PERENNIAL_TOPIC ->
          new Crowd(draw, population, 0, 0, draw.uniform(0.005, 0.045), draw.chance(0.5));
    };
  }

  /** People of no campaign. */
  static Crowd ofPassersBy(long population, Draw draw) {
    return new Crowd(draw, population, 0, 0, 0.05, true);
  }

  /** Who acts at that moment; moments must not go back. */
  long next(double day) {
    renewCore(day);
    double part = draw.uniform();
    if (part < coreShare) {
      double skewed = draw.uniform();
      return core[(int) (core.length * StrictMath.pow(skewed, 1.5))];
    }
    if (part < coreShare + returnShare && !seen.isEmpty()) {
      int latest = seen.size();
      return seen.get(
          returnsLate ? draw.below(latest) : latest - 1 - draw.below(Math.min(40, latest)));
    }
    long person = newcomer();
    seen.add(person);
    return person;
  }

  /** Whether this person leads at present. */
  boolean leads(long person) {
    for (int leader = 0; leader < leaders; leader++) {
      if (core[leader] == person) {
        return true;
      }
    }
    return false;
  }

  private void renewCore(double day) {
    if (core.length == 0 || seen.isEmpty()) {
      renewed = day;
      return;
    }
    while (day - renewed > RENEWAL_DAYS) {
      renewed += RENEWAL_DAYS;
      for (int member = 0; member < core.length; member++) {
        if (draw.chance(0.1)) {
          // A supporter rises, or a member of the core takes over a leader's place.
          if (draw.chance(0.5)) {
            core[member] = seen.get(draw.below(seen.size()));
          } else {
            int other = draw.below(core.length);
            long place = core[member];
            core[member] = core[other];
            core[other] = place;
          }
        }
      }
    }
  }

  private long newcomer() {
    long person = draw.below(population);
    while (!known.add(person)) {
      person = draw.below(population);
    }
    return person;
  }
}
