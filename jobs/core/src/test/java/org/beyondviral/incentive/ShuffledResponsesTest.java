package org.beyondviral.incentive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.beyondviral.generate.Plan;
import org.beyondviral.generate.Scenario;
import org.beyondviral.incentive.ReturnTally.Answers;
import org.beyondviral.incentive.ReturnTally.History;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A generated movement whose responses are dealt out anew among those who came the same day. */
class ShuffledResponsesTest {
  private static final double CONFIDENCE = 0.95;
  private static final int SHUFFLES = 400;

  private record Person(long day, @Nullable Integer returnedOn, List<Answers> answers) {}

  private static List<Person> people() {
    Plan plan = Scenario.HUGE.plan(5, 20_000);
    Map<String, List<Trace>> byAuthor = new TreeMap<>();
    Map<String, List<Trace>> byParent = new HashMap<>();
    Instant end = Instant.MIN;
    for (long unit = 0; unit < plan.campaigns(); unit++) {
      for (Trace trace : plan.unit(unit)) {
        byAuthor
            .computeIfAbsent(requireNonNull(trace.authorId()), key -> new ArrayList<>())
            .add(trace);
        if (trace.parentId() != null) {
          byParent.computeIfAbsent(trace.parentId(), key -> new ArrayList<>()).add(trace);
        }
        end = trace.createdAt().isAfter(end) ? trace.createdAt() : end;
      }
    }
    List<Person> people = new ArrayList<>();
    for (List<Trace> traces : byAuthor.values()) {
      traces.sort(Comparator.comparing(Trace::createdAt));
      Trace first = traces.get(0);
      if (first.createdAt().plus(Duration.ofDays(30)).isAfter(end)) {
        continue;
      }
      TreeMap<Integer, Long> answers = new TreeMap<>();
      for (Trace reply : byParent.getOrDefault(first.traceId(), List.of())) {
        int day = days(first, reply);
        if (!requireNonNull(reply.authorId()).equals(first.authorId()) && day < 29) {
          answers.merge(day, 1L, Long::sum);
        }
      }
      people.add(
          new Person(
              Math.floorDiv(first.createdAt().getEpochSecond(), 86_400L),
              traces.stream()
                  .map(trace -> days(first, trace))
                  .filter(day -> day >= 1 && day < 30)
                  .findFirst()
                  .orElse(null),
              answers.entrySet().stream()
                  .map(each -> new Answers(each.getKey(), each.getValue()))
                  .toList()));
    }
    return people;
  }

  private static int days(Trace first, Trace later) {
    return (int) Duration.between(first.createdAt(), later.createdAt()).toDays();
  }

  @Test
  void coverOneAtTheNominalRate() {
    Map<Long, List<Person>> days = new TreeMap<>();
    people().forEach(each -> days.computeIfAbsent(each.day(), day -> new ArrayList<>()).add(each));
    Random random = new Random(9);
    int ratios = 0;
    int hazards = 0;
    for (int i = 0; i < SHUFFLES; i++) {
      ReturnTally tally = new ReturnTally();
      days.forEach(
          (day, people) -> {
            List<List<Answers>> answers =
                new ArrayList<>(people.stream().map(Person::answers).toList());
            Collections.shuffle(answers, random);
            for (int person = 0; person < people.size(); person++) {
              tally.add(
                  new History(day, null, people.get(person).returnedOn(), answers.get(person), 1));
            }
          });
      ReturnRatio ratio = ReturnRatio.of(tally.strata(), CONFIDENCE).orElseThrow();
      ReturnRatio.Range range = requireNonNull(ratio.interval());
      ratios += range.low() <= 1 && 1 <= range.high() ? 1 : 0;
      ReturnHazard hazard = ReturnHazard.of(tally.spells(), CONFIDENCE);
      hazards += hazard.low() <= 1 && 1 <= hazard.high() ? 1 : 0;
    }
    assertThat((double) ratios / SHUFFLES).isBetween(0.93, 0.985);
    assertThat((double) hazards / SHUFFLES).isBetween(0.93, 0.985);
  }
}
