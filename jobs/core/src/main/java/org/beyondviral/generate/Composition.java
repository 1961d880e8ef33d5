package org.beyondviral.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.beyondviral.campaign.Truth;
import org.beyondviral.cascade.CascadeTruth;
import org.beyondviral.trace.Follow;
import org.beyondviral.trace.Kind;
import org.beyondviral.trace.Trace;

/**
 * An archive composed of campaigns of about one size, whose stories take turns.
 *
 * <p>A campaign is one unit, or several units of its tag when it is larger than {@link #UNIT}.
 */
final class Composition implements Plan {
  static final long IDS_PER_UNIT = 10_000_000;

  /** Most traces made at once, about. */
  static final int UNIT = 50_000;

  /** Days before the first campaign and after the last trace, so that all of it is seen settle. */
  private static final int MARGIN = 35;

  /**
   * Lone posts without a tag, half on the first day and half on the last: the archive was collected
   * throughout, whenever its campaigns end.
   */
  private static final int MARKS = 24;

  /** Fewer traces are all of campaigns. */
  private static final int LEAST_MARKED = 1_000;

  /** Campaigns that make one small study. */
  static final int STUDY = 40;

  private final long seed;
  private final long traces;
  private final boolean marked;
  private final List<Story> stories;
  private final List<PlantedContrast> contrasts;
  private final boolean networked;
  private final long campaigns;
  private final long unitsEach;
  private final FollowerGraph graph;

  /**
   * @param campaignTraces traces of a campaign; a few more or less when the number does not divide
   */
  Composition(long seed, long traces, long campaignTraces, Preset preset) {
    this.seed = seed;
    this.traces = traces < LEAST_MARKED ? traces : traces - MARKS;
    this.marked = traces >= LEAST_MARKED;
    this.stories = preset.stories();
    this.contrasts = preset.contrasts();
    this.networked = preset.networked();
    this.campaigns = Math.max(1, traces / campaignTraces);
    long largest = (this.traces + campaigns - 1) / campaigns;
    this.unitsEach = (largest + UNIT - 1) / UNIT;
    this.graph = new FollowerGraph(seed, Math.max(1_000, traces / 2));
  }

  @Override
  public long units() {
    return campaigns * unitsEach + (marked ? 1 : 0);
  }

  @Override
  public List<Trace> unit(long index) {
    return told(index).drafts().stream().map(draft -> draft.trace("x")).toList();
  }

  private Story.Told told(long unit) {
    if (unit == campaigns * unitsEach) {
      return new Story.Told(marks(unit), Map.of());
    }
    long campaign = unit / unitsEach;
    Story story = story(campaign);
    return story.tell(
        new Story.Scene(
            unit,
            (int) (share(unit + 1) - share(unit)),
            startDay(campaign, story),
            tag(campaign),
            graph,
            new Draw(seed, unit)));
  }

  private List<Draft> marks(long unit) {
    Draw draw = new Draw(seed, unit);
    List<Draft> marks = new ArrayList<>();
    for (int number = 1; number <= MARKS; number++) {
      double day = (number % 2 == 0 ? 0 : MixedScenario.DAYS - 1) + draw.uniform();
      long micros = MixedScenario.START_MICROS + (long) (day * Draft.MICROS_PER_DAY);
      long id = unit * IDS_PER_UNIT + number;
      Draft draft = new Draft(id, id, Kind.POST, micros, List.of());
      draft.author = Names.account(id);
      marks.add(draft);
    }
    return marks;
  }

  /** Traces before that unit. */
  private long share(long unit) {
    return Math.multiplyExact(traces, unit) / (campaigns * unitsEach);
  }

  private double startDay(long campaign, Story story) {
    double latest = MixedScenario.DAYS - MARGIN - story.spanDays();
    return Math.floor(new Draw(seed ^ 0x7374617274L, campaign).uniform(MARGIN, latest));
  }

  private Story story(long campaign) {
    return stories.get((int) (campaign % stories.size()));
  }

  private String tag(long campaign) {
    return story(campaign).word() + campaign;
  }

  @Override
  public long campaigns() {
    return campaigns;
  }

  @Override
  public Truth truth(long campaign) {
    long first = campaign * unitsEach;
    return new Truth(
        tag(campaign), story(campaign).kind().profile(), share(first + unitsEach) - share(first));
  }

  @Override
  public Optional<PlantedParts> parts(long campaign) {
    return Optional.of(new PlantedParts(tag(campaign), campaign / STUDY, story(campaign).word()));
  }

  @Override
  public List<PlantedMeasure> measures(long campaign) {
    return told(campaign * unitsEach).planted().entrySet().stream()
        .map(entry -> new PlantedMeasure(tag(campaign), entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public List<PlantedParent> parents(long unit) {
    List<PlantedParent> parents = new ArrayList<>();
    for (Draft draft : told(unit).drafts()) {
      if (draft.target != null) {
        parents.add(new PlantedParent(draft.name(), draft.target.name()));
      }
    }
    return parents;
  }

  @Override
  public List<PlantedAccount> accounts(long unit) {
    return told(unit).accounts();
  }

  @Override
  public List<PlantedContrast> contrasts() {
    return contrasts;
  }

  @Override
  public long followBlocks() {
    return networked ? graph.blocks() : 0;
  }

  @Override
  public List<Follow> follows(long block) {
    return graph.block(block);
  }

  @Override
  public long cascades() {
    return 0;
  }

  @Override
  public CascadeTruth cascade(long index) {
    throw new IndexOutOfBoundsException("no cascade here has a closed form");
  }
}
