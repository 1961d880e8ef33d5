package org.beyondviral.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.beyondviral.trace.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A campaign made of cascades: people turn to it of their own accord, others act on what they did,
 * and some of them come back later with a post of their own.
 *
 * <p>With Galton–Watson cascades, a steady attention and nobody who comes back this is a Hawkes
 * process with an exponential kernel, told by its branching. Every participant has one trace in the
 * cascades, which is their first; so recruitment is the forest.
 *
 * @param delayHours mean of the exponential delay from a trace to one that acts on it
 * @param broadcast chance that who would act on somebody brought acts on the original instead
 * @param acts kind of what acts on another: a repost, or a join that credits its inviter
 * @param statesRootOnly whether the archive names, as most do, only the original
 * @param planted what measures should find beyond what follows from these parts, by name
 */
record Spread(
    String word,
    PlantedKind kind,
    Mechanism mechanism,
    double strength,
    Attention attention,
    double delayHours,
    Returns returns,
    double broadcast,
    Kind acts,
    boolean statesRootOnly,
    Map<String, Double> planted)
    implements Story {

  /** Reposts that state their parent, and nothing more than follows from the parts. */
  Spread(
      String word,
      PlantedKind kind,
      Mechanism mechanism,
      double strength,
      Attention attention,
      double delayHours,
      Returns returns) {
    this(
        word,
        kind,
        mechanism,
        strength,
        attention,
        delayHours,
        returns,
        0,
        Kind.REPOST,
        false,
        Map.of());
  }

  Spread planting(Map<String, Double> more) {
    return with(broadcast, acts, statesRootOnly, more);
  }

  Spread withSignUps() {
    return with(broadcast, Kind.JOIN, statesRootOnly, planted);
  }

  Spread statingRootsOnly() {
    return with(broadcast, acts, true, planted);
  }

  Spread broadcasting(double chance) {
    return with(chance, acts, statesRootOnly, planted);
  }

  private Spread with(
      double broadcast, Kind acts, boolean statesRootOnly, Map<String, Double> planted) {
    return new Spread(
        word,
        kind,
        mechanism,
        strength,
        attention,
        delayHours,
        returns,
        broadcast,
        acts,
        statesRootOnly,
        planted);
  }

  @Override
  public double spanDays() {
    return attention.spanDays() + returns.longestDays();
  }

  @Override
  public Told tell(Scene scene) {
    Draw draw = scene.draw();
    List<List<Double>> ages = ages(scene.traces(), draw);
    Grown grown = grow(ages.size(), scene);
    double[] day = new double[ages.size()];
    List<Draft> drafts = new ArrayList<>(scene.traces());
    for (int trace = 0; trace < day.length; trace++) {
      int parent = grown.parent()[trace];
      boolean root = parent == Grown.ROOT;
      day[trace] = root ? attention.day(draw) : day[parent] + draw.exponential(delayHours) / 24;
      drafts.add(
          first(
              scene,
              trace,
              person(scene, grown, trace),
              day[trace],
              root ? null : drafts.get(parent)));
    }
    for (int person = 0; person < day.length; person++) {
      for (double age : ages.get(person)) {
        drafts.add(
            scene.draft(drafts.size(), drafts.get(person).person, Kind.POST, day[person] + age));
      }
    }
    return new Told(drafts, truth(scene.traces(), grown));
  }

  private Grown grow(int people, Scene scene) {
    Grown grown = mechanism.grow(people, strength, scene.graph(), scene.draw());
    return broadcast > 0
        ? new Grown(Growth.broadcast(grown.parent(), broadcast, scene.draw()), grown.account())
        : grown;
  }

  /** When each of so many people comes back that the traces are the number given. */
  private List<List<Double>> ages(int traces, Draw draw) {
    List<List<Double>> ages = new ArrayList<>();
    int left = traces;
    while (left > 0) {
      List<Double> drawn = returns.ages(draw);
      List<Double> kept = drawn.subList(0, Math.min(drawn.size(), left - 1));
      ages.add(kept);
      left -= 1 + kept.size();
    }
    return ages;
  }

  private static long person(Scene scene, Grown grown, int trace) {
    return grown.account().length == 0 ? scene.stranger(trace) : grown.account()[trace];
  }

  private Draft first(Scene scene, int number, long person, double day, @Nullable Draft parent) {
    boolean signUp = acts == Kind.JOIN;
    Draft draft = scene.draft(number, person, parent == null && !signUp ? Kind.POST : acts, day);
    if (parent != null) {
      draft.target = parent;
      draft.root = parent.head();
      draft.parent = statesRootOnly ? draft.root : parent.name();
    }
    return draft;
  }

  private Map<String, Double> truth(int traces, Grown grown) {
    Map<String, Double> truth = new HashMap<>(planted);
    if (returns.longestDays() > 0) {
      truth.put("retention_7d", returns.after7Days());
      truth.put("retention_30d", returns.after30Days());
      truth.put("retention_90d", returns.after90Days());
      truth.put("returning_share", returns.any());
    }
    if (mechanism == Mechanism.GALTON_WATSON && !statesRootOnly) {
      double recruited = 0;
      double generations = 0;
      int[] generation = new int[grown.parent().length];
      for (int person = 0; person < generation.length; person++) {
        int recruiter = grown.parent()[person];
        if (recruiter != Grown.ROOT) {
          generation[person] = generation[recruiter] + 1;
          generations += generation[person];
          recruited++;
        }
      }
      if (recruited > 0) {
        truth.put("mean_generation", generations / recruited);
      }
      double share = recruited / grown.parent().length;
      truth.put("recruited_share", share);
      truth.put("reproduction_number", share);
      truth.put("branching_factor", recruited / traces);
    }
    return truth;
  }
}
