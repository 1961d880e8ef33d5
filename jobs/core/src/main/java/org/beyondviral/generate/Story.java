package org.beyondviral.generate;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.beyondviral.trace.Kind;

/** A campaign as it is planted, composed of parts. */
interface Story extends Serializable {
  /** One word for its parts. */
  String word();

  /** The profile it is planted as. */
  PlantedKind kind();

  /** Days from its start after which nothing more happens, but for the delay of a last answer. */
  double spanDays();

  /** Its traces, or those of one unit of it. */
  Told tell(Scene scene);

  /**
   * Where a story takes place.
   *
   * @param unit unit of the archive, from which ids and people are numbered
   * @param traces how many to tell
   * @param startDay day of the archive on which the campaign starts, whole
   * @param tag what every trace carries
   * @param graph who follows whom
   */
  record Scene(long unit, int traces, double startDay, String tag, FollowerGraph graph, Draw draw) {
    /** People no other unit knows begin here; smaller numbers stand in the graph. */
    private static final long STRANGERS = 1L << 33;

    Draft draft(int number, long person, Kind kind, double day) {
      Draft draft =
          new Draft(
              unit * Composition.IDS_PER_UNIT + number + 1,
              person,
              kind,
              MixedScenario.START_MICROS + (long) ((startDay + day) * Draft.MICROS_PER_DAY),
              List.of(tag));
      draft.author = Names.account(person);
      return draft;
    }

    /** The same place, for so many traces. */
    Scene of(int traces) {
      return new Scene(unit, traces, startDay, tag, graph, draw);
    }

    /** Somebody of this unit alone. */
    long stranger(int number) {
      return STRANGERS + unit * Composition.IDS_PER_UNIT + number;
    }
  }

  /**
   * A story told.
   *
   * @param planted what measures of the study should find, by name
   * @param accounts those that are not what they seem
   */
  record Told(List<Draft> drafts, Map<String, Double> planted, List<PlantedAccount> accounts) {
    /** Told of people alone. */
    Told(List<Draft> drafts, Map<String, Double> planted) {
      this(drafts, planted, List.of());
    }
  }
}
