package org.beyondviral.measure;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.beyondviral.attention.Activity;
import org.beyondviral.attention.BinTimes;
import org.beyondviral.attention.Bursts;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.attention.CampaignTimes;
import org.beyondviral.attention.Censoring;
import org.beyondviral.attention.RankTarget;
import org.beyondviral.attention.Rhythm;
import org.beyondviral.attention.TraceTimes;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.cascade.CascadeFacts;
import org.beyondviral.people.BurstPeople;
import org.beyondviral.people.Gini;
import org.beyondviral.people.Participant;
import org.beyondviral.people.PeopleFacts;
import org.beyondviral.people.Presence;
import org.beyondviral.table.Means;
import org.jspecify.annotations.Nullable;

/**
 * A campaign whose traces are held in memory, counted for the measures of attention, decay,
 * self-excitation and people: what the jobs count of the archive, for campaigns small enough.
 *
 * <p>Its cascades, leaders, networks and recruits are left out: these rest on more than its traces.
 */
public final class HeldCampaign {
  /** One trace. */
  public record HeldTrace(
      @Means("The trace.") String traceId,
      @Means("Its author; null when unknown.") @Nullable String authorId,
      @Means("When the platform recorded it.") Instant createdAt,
      @Means("Followers of its author at that time; null when unknown.") @Nullable Long audience) {}

  private static final CascadeFacts NO_CASCADES =
      new CascadeFacts(0, 0, 0, 0, null, null, List.of());

  private final Campaign campaign;
  private final List<HeldTrace> traces;
  private final MeasureRules rules;

  /**
   * A campaign of those traces.
   *
   * @param campaign its outline in the archive; what follows from its traces is found anew
   * @param traces at least one, in order of time
   */
  public HeldCampaign(Campaign campaign, List<HeldTrace> traces, MeasureRules rules) {
    this.campaign = campaign;
    this.traces = List.copyOf(traces);
    this.rules = rules;
  }

  /**
   * All that is counted of it. O(traces).
   *
   * @param rhythm of the archive
   * @param observed how long a participant must be observed to tell something about returning
   * @param mostSlots of more traces times are rounded down to so many slots
   */
  public MeasureInput counted(Rhythm rhythm, Duration observed, long mostSlots) {
    SortedMap<Instant, List<HeldTrace>> byBin =
        traces.stream()
            .collect(
                Collectors.groupingBy(
                    trace -> binStart(trace.createdAt()), TreeMap::new, Collectors.toList()));
    List<CampaignActivity> bins = bins(byBin);
    Activity activity = CampaignFacts.activity(bins, rules.bin());
    Collection<Participant> participants = participants();
    List<Integer> bounds = Bursts.bounds(activity, Bursts.peaks(activity, rules.bursts()));
    return new MeasureInput(
        outline(activity, participants.size()),
        bins,
        times(byBin, activity, rhythm),
        NO_CASCADES,
        PeopleFacts.of(participants, campaign.observedTo(), observed),
        Gini.levels(participants.stream().mapToLong(Participant::traces)),
        bounds.isEmpty() ? List.of() : burstPeople(bounds.stream().map(activity::startOf).toList()),
        bounds.isEmpty()
            ? List.of()
            : Gini.levels(participants.stream().mapToLong(Participant::activeBins)),
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        slots(mostSlots));
  }

  private Instant binStart(Instant at) {
    return Activity.startOf(Activity.binOf(at, rules.bin()), rules.bin());
  }

  private Instant first() {
    return traces.get(0).createdAt();
  }

  private Instant last() {
    return traces.get(traces.size() - 1).createdAt();
  }

  private Campaign outline(Activity activity, long participants) {
    Censoring censoring =
        Censoring.of(activity, campaign.observedFrom(), campaign.observedTo(), rules.censoring());
    return new Campaign(
        campaign.campaignId(),
        campaign.label(),
        campaign.definition(),
        first(),
        last(),
        campaign.observedFrom(),
        campaign.observedTo(),
        censoring.leftTruncated(),
        censoring.rightCensored(),
        traces.size(),
        participants,
        0);
  }

  /** What was done in each bin is not counted: no measure asks for it. */
  private List<CampaignActivity> bins(SortedMap<Instant, List<HeldTrace>> byBin) {
    Set<String> seen = new HashSet<>();
    List<CampaignActivity> bins = new ArrayList<>();
    byBin.forEach(
        (start, held) -> {
          Set<String> authors = new HashSet<>();
          held.stream().map(HeldTrace::authorId).filter(Objects::nonNull).forEach(authors::add);
          long newcomers = authors.stream().filter(seen::add).count();
          bins.add(
              new CampaignActivity(
                  campaign.campaignId(),
                  start,
                  held.size(),
                  0,
                  0,
                  0,
                  0,
                  0,
                  authors.size(),
                  newcomers));
        });
    return bins;
  }

  private CampaignTimes times(
      SortedMap<Instant, List<HeldTrace>> byBin, Activity activity, Rhythm rhythm) {
    Map<Instant, RankTarget> targets = new HashMap<>();
    RankTarget.of(campaign.campaignId(), activity)
        .forEach(target -> targets.put(target.binStart(), target));
    return BinTimes.merge(
        byBin.entrySet().stream()
            .map(
                bin -> {
                  @Nullable RankTarget target = targets.get(bin.getKey());
                  return BinTimes.of(
                      campaign.campaignId(),
                      bin.getKey(),
                      bin.getValue().stream().map(trace -> tick(trace, target)).iterator(),
                      rhythm);
                })
            .iterator());
  }

  private static BinTimes.Tick tick(HeldTrace trace, @Nullable RankTarget target) {
    return target == null
        ? new BinTimes.Tick(trace.createdAt(), null, null, null)
        : new BinTimes.Tick(trace.createdAt(), target.onset(), target.end(), target.halfLater());
  }

  private Collection<Participant> participants() {
    Map<String, Presence> presences = new LinkedHashMap<>();
    for (HeldTrace trace : traces) {
      if (trace.authorId() != null) {
        presences
            .computeIfAbsent(
                trace.authorId(), author -> new Presence(rules.bin(), rules.week(), first()))
            .add(trace.createdAt());
      }
    }
    return presences.entrySet().stream()
        .map(each -> each.getValue().participant(campaign.campaignId(), each.getKey()))
        .toList();
  }

  private List<BurstPeople> burstPeople(List<Instant> bounds) {
    Map<String, SortedSet<Integer>> bursts = new HashMap<>();
    int burst = 0;
    for (HeldTrace trace : traces) {
      while (burst < bounds.size() && !trace.createdAt().isBefore(bounds.get(burst))) {
        burst++;
      }
      if (trace.authorId() != null) {
        bursts.computeIfAbsent(trace.authorId(), author -> new TreeSet<>()).add(burst);
      }
    }
    return BurstPeople.of(bursts.values());
  }

  private TraceTimes slots(long most) {
    long start = micros(first());
    long span = micros(last()) - start + 1;
    long width = traces.size() > most ? (span + most - 1) / most : 1;
    SortedMap<Long, long[]> slots = new TreeMap<>();
    for (HeldTrace trace : traces) {
      long at = micros(trace.createdAt());
      long[] sums =
          slots.computeIfAbsent(at - Math.floorMod(at - start, width), slot -> new long[3]);
      sums[0]++;
      sums[1] += trace.audience() == null ? 0 : 1;
      sums[2] += trace.audience() == null ? 0 : trace.audience();
    }
    return new TraceTimes(
        width,
        slots.entrySet().stream()
            .map(
                slot ->
                    new TraceTimes.Slot(
                        slot.getKey(), slot.getValue()[0], slot.getValue()[1], slot.getValue()[2]))
            .toList());
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
