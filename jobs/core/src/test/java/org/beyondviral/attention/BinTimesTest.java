package org.beyondviral.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinTimesTest {
  private static final Duration DAY = Duration.ofDays(1);

  /** Onset, end and half of the later traces read bin by bin are those of the sorted whole. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 39, 40, 41, 79, 80, 81, 200, 1000})
  void orderStatisticsAreExact(int n) {
    Random random = new Random(n);
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      times.add(Instant.EPOCH.plus((long) Math.exp(random.nextDouble() * 30), ChronoUnit.MICROS));
    }
    times.sort(null);

    Map<Long, List<Instant>> byBin =
        times.stream()
            .collect(
                Collectors.groupingBy(
                    t -> Activity.binOf(t, DAY), TreeMap::new, Collectors.toList()));
    Activity activity =
        Activity.of(
            DAY,
            byBin.keySet().stream().mapToLong(Long::longValue).toArray(),
            byBin.values().stream().mapToLong(List::size).toArray());
    Map<Instant, RankTarget> targets =
        RankTarget.of("c", activity).stream()
            .collect(Collectors.toMap(RankTarget::binStart, target -> target));
    List<BinTimes> bins = new ArrayList<>();
    byBin.forEach(
        (bin, traces) -> {
          Instant start = Activity.startOf(bin, DAY);
          RankTarget none = new RankTarget("c", start, null, null, null);
          RankTarget target = targets.getOrDefault(start, none);
          bins.add(
              BinTimes.of(
                  "c",
                  start,
                  traces.stream()
                      .map(
                          at ->
                              new BinTimes.Tick(
                                  at, target.onset(), target.end(), target.halfLater()))
                      .iterator(),
                  Rhythm.FLAT));
        });
    CampaignTimes campaign = BinTimes.merge(bins.iterator());

    assertThat(campaign.onset()).isEqualTo(times.get((int) Math.ceil(n / 40.0) - 1));
    assertThat(campaign.end()).isEqualTo(times.get((int) Math.ceil(39 * n / 40.0) - 1));
    Instant peakEnd = activity.startOf(activity.peak() + 1);
    List<Instant> later = times.stream().filter(t -> !t.isBefore(peakEnd)).toList();
    assertThat(campaign.halfLater())
        .isEqualTo(later.isEmpty() ? null : later.get((later.size() + 1) / 2 - 1));
    assertThat(campaign.between())
        .isEqualTo(
            times.stream()
                .map(t -> InterEventTimes.of(ChronoUnit.MICROS.between(Instant.EPOCH, t)))
                .reduce(InterEventTimes::then)
                .orElseThrow());
    assertThat(Arrays.stream(activity.counts()).sum()).isEqualTo(n);
  }
}
