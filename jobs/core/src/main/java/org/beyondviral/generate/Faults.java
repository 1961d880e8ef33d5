package org.beyondviral.generate;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.beyondviral.trace.Trace;

/**
 * The faults of an archive, put on what a scenario made. Each falls by the id of a trace or
 * account, whatever the scenario and the other faults; the truth remains that of the whole.
 */
public final class Faults implements Serializable {
  private static final Instant START = MixedScenario.START.atStartOfDay(ZoneOffset.UTC).toInstant();

  private final Sampling sampling;
  private final EnumMap<Fault, Double> amounts = new EnumMap<>(Fault.class);

  private Faults(Sampling sampling) {
    this.sampling = sampling;
  }

  /** An archive without faults. */
  public static Faults none(long seed) {
    return of(seed, 1, Map.of());
  }

  /**
   * Faults as written on the command line.
   *
   * @param sampled share of the traces kept
   * @param written amounts by name
   */
  public static Faults of(long seed, double sampled, Map<String, String> written) {
    Faults faults = new Faults(new Sampling(seed, sampled));
    written.forEach(
        (word, amount) -> {
          Fault fault = Fault.named(word);
          faults.amounts.put(fault, fault.amount(amount));
        });
    return faults;
  }

  public long seed() {
    return sampling.seed();
  }

  /** What the archive holds of the rows of one unit; O(rows log rows). */
  public List<Trace> of(List<Trace> unit) {
    List<Trace> rows = new ArrayList<>();
    for (Trace trace : unit) {
      if (sampling.keeps(trace) && !isGone(trace)) {
        Trace row = amounts.containsKey(Fault.CLOCK_SKEW) ? skewed(trace) : trace;
        rows.add(row);
        if (strikes(Fault.REPEATED, trace.traceId())) {
          rows.add(row);
        }
      }
    }
    return amounts.containsKey(Fault.CAP) ? capped(rows, amount(Fault.CAP)) : rows;
  }

  private boolean isGone(Trace trace) {
    double day = Duration.between(START, trace.createdAt()).toMillis() / 86_400e3;
    double middle = MixedScenario.DAYS / 2.0;
    boolean inGap = day >= middle && day < middle + amount(Fault.GAP);
    boolean cut =
        amounts.containsKey(Fault.CUT)
            && (day < amount(Fault.CUT) || day >= MixedScenario.DAYS - amount(Fault.CUT));
    String author = trace.authorId();
    return inGap
        || cut
        || (author != null && strikes(Fault.DELETED, author))
        || (trace.parentId() == null
            && trace.rootId() == null
            && strikes(Fault.UNSEEN_ROOTS, trace.traceId()));
  }

  /** The first of each day, by time and id. */
  private static List<Trace> capped(List<Trace> rows, double most) {
    Map<Instant, Integer> days = new HashMap<>();
    return rows.stream()
        .sorted(Comparator.comparing(Trace::createdAt).thenComparing(Trace::traceId))
        .filter(
            trace ->
                days.merge(trace.createdAt().truncatedTo(ChronoUnit.DAYS), 1, Integer::sum) <= most)
        .toList();
  }

  private Trace skewed(Trace trace) {
    String author = trace.authorId();
    if (author == null) {
      return trace;
    }
    double seconds = (2 * draw(Fault.CLOCK_SKEW, author) - 1) * amount(Fault.CLOCK_SKEW);
    return new Trace(
        trace.traceId(),
        trace.platform(),
        author,
        trace.createdAt().plusMillis(Math.round(1_000 * seconds)),
        trace.kind(),
        trace.parentId(),
        trace.rootId(),
        trace.tags(),
        trace.urls(),
        trace.mentions(),
        trace.audience(),
        trace.language(),
        trace.text());
  }

  private boolean strikes(Fault fault, String id) {
    return amounts.containsKey(fault) && draw(fault, id) < amount(fault);
  }

  private double draw(Fault fault, String id) {
    return new Draw(sampling.seed() ^ fault.word().hashCode(), Long.parseLong(id)).uniform();
  }

  private double amount(Fault fault) {
    return amounts.getOrDefault(fault, 0.0);
  }
}
