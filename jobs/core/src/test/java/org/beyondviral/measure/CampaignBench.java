package org.beyondviral.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.beyondviral.attention.Activity;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.attention.CampaignTimes;
import org.beyondviral.attention.InterEventTimes;
import org.beyondviral.attention.Rhythm;
import org.beyondviral.attention.TraceTimes;
import org.beyondviral.attention.hawkes.Excitation;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.cascade.CascadeFacts;
import org.beyondviral.people.PeopleFacts;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;

/**
 * Rate of all measures of attention, decay and self-excitation, and what the largest campaign costs
 * that is not slotted, one thread, as lines of CSV: {@code what,setting,runs,value,unit}. {@code
 * jobs/bench/attention} runs it.
 */
public final class CampaignBench {
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final int DAYS = 365;
  private static final MeasureRules RULES = MeasureRules.of(Settings.defaults());
  private static final Set<Measure.Group> GROUPS =
      Set.of(Measure.Group.ATTENTION, Measure.Group.DECAY, Measure.Group.SELF_EXCITATION);
  private static final List<Measure> MEASURES =
      Arrays.stream(Measure.values()).filter(each -> GROUPS.contains(each.group())).toList();

  private CampaignBench() {}

  /**
   * Measures that many campaigns, a half, a quarter and an eighth, each drawn anew; then fits one
   * of as many traces as {@code attention.events} allows.
   *
   * @param arguments campaigns
   */
  public static void main(String[] arguments) throws InterruptedException {
    int most = Integer.parseInt(arguments[0]);
    run(most / 16);
    for (int campaigns = most / 8; campaigns <= most; campaigns *= 2) {
      double seconds = run(campaigns);
      System.out.printf(
          Locale.ROOT,
          "attention_measures,\"%d measures; campaigns of 50 to 150 traces\",%d,%.5g,%s%n",
          MEASURES.size(),
          campaigns,
          campaigns / seconds,
          "campaigns a CPU second");
    }
    largest(Math.toIntExact(Settings.defaults().get(Setting.ATTENTION_EVENTS)));
  }

  /** CPU seconds of all fits, then the most that is alive while they are done again. */
  private static void largest(int events) throws InterruptedException {
    TraceTimes times = families(new SplittableRandom(1), events);
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long began = thread.getCurrentThreadCpuTime();
    int fits = Excitation.of(times, Rhythm.FLAT).orElseThrow().fits().size();
    double seconds = (thread.getCurrentThreadCpuTime() - began) / 1e9;
    long before = alive();
    Thread again = new Thread(() -> Excitation.of(times, Rhythm.FLAT));
    again.start();
    long most = 0;
    while (again.isAlive()) {
      most = Math.max(most, alive() - before);
      again.join(50);
    }
    String setting = "%d events; %d fits".formatted(events, fits);
    System.out.printf(
        Locale.ROOT, "excitation_largest,\"%s\",1,%.4g,CPU seconds%n", setting, seconds);
    System.out.printf(
        Locale.ROOT, "excitation_largest,\"%s\",1,%.4g,MiB%n", setting, most / 1048576.0);
  }

  private static long alive() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Traces of a year, each bringing about half a trace within the day. */
  private static TraceTimes families(SplittableRandom random, int events) {
    TreeMap<Long, Long> times = new TreeMap<>();
    ArrayDeque<Double> open = new ArrayDeque<>();
    while (times.size() < events) {
      double day = open.isEmpty() ? DAYS * random.nextDouble() : open.remove();
      times.merge(Math.round(day * 86_400e6), 1L, Long::sum);
      while (random.nextDouble() < 1 / 3.0) {
        open.add(day - 0.1 * Math.log(1 - random.nextDouble()));
      }
    }
    return new TraceTimes(
        1,
        times.entrySet().stream()
            .map(slot -> new TraceTimes.Slot(slot.getKey(), slot.getValue(), 0, 0))
            .toList());
  }

  /** CPU seconds of the measures, the drawing of campaigns left out. */
  private static double run(int campaigns) {
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long spent = 0;
    long values = 0;
    for (int i = 0; i < campaigns; i++) {
      MeasureInput input = campaign(new SplittableRandom(i));
      long began = thread.getCurrentThreadCpuTime();
      CampaignFacts facts = new CampaignFacts(input, RULES, Rhythm.FLAT);
      for (Measure measure : MEASURES) {
        values += measure.of(facts).value() == null ? 0 : 1;
      }
      spent += thread.getCurrentThreadCpuTime() - began;
    }
    if (values == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    return spent / 1e9;
  }

  /** A burst that dies away over days or months, on some background. */
  private static MeasureInput campaign(SplittableRandom random) {
    int n = 50 + random.nextInt(101);
    double peak = 60 + 100 * random.nextDouble();
    double tail = Math.exp(4 * random.nextDouble());
    double steady = 0.3 * random.nextDouble();
    TreeMap<Long, Long> times = new TreeMap<>();
    for (int i = 0; i < n; i++) {
      double day =
          random.nextDouble() < steady
              ? DAYS * random.nextDouble()
              : Math.min(DAYS - 1, peak - tail * Math.log(1 - random.nextDouble()));
      Instant at = FROM.plus(Math.round(day * 86_400) * 1_000_000L, ChronoUnit.MICROS);
      times.merge(ChronoUnit.MICROS.between(Instant.EPOCH, at), 1L, Long::sum);
    }
    TreeMap<Long, Long> bins = new TreeMap<>();
    List<InterEventTimes> between = new ArrayList<>();
    times.forEach(
        (at, traces) -> {
          bins.merge(Math.floorDiv(at, 86_400_000_000L), traces, Long::sum);
          for (long i = 0; i < traces; i++) {
            between.add(InterEventTimes.of(at));
          }
        });
    List<CampaignActivity> rows = new ArrayList<>();
    bins.forEach(
        (bin, traces) ->
            rows.add(
                new CampaignActivity(
                    "c",
                    Activity.startOf(bin, RULES.bin()),
                    traces,
                    traces,
                    0,
                    0,
                    0,
                    0,
                    traces,
                    0)));
    Instant first = FROM.plus(0, ChronoUnit.DAYS);
    Instant last = FROM.plus(DAYS, ChronoUnit.DAYS);
    return new MeasureInput(
        new Campaign("c", "c", "#c", first, last, first, last, false, false, n, n, n),
        rows,
        new CampaignTimes(
            first, last, null, between.stream().reduce(InterEventTimes::then).orElseThrow()),
        new CascadeFacts(n, n, n, 0, null, null, List.of()),
        new PeopleFacts(n, n, n, 0, n, 0, n, 0, 0, 0, 0, n, 1, 0),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        new TraceTimes(
            1,
            times.entrySet().stream()
                .map(slot -> new TraceTimes.Slot(slot.getKey(), slot.getValue(), 0, 0))
                .toList()));
  }
}
