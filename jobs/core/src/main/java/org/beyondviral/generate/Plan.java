package org.beyondviral.generate;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.beyondviral.campaign.Truth;
import org.beyondviral.cascade.CascadeTruth;
import org.beyondviral.trace.Follow;
import org.beyondviral.trace.Trace;

/**
 * A planned archive, made of units that depend on the seed, their index and the number of traces
 * asked for, on nothing else: so they may be made anywhere and in any order.
 */
public interface Plan extends Serializable {
  /** How many units there are. */
  long units();

  /** The rows of a unit, dirt included, in no promised order. */
  List<Trace> unit(long index);

  /** How many campaigns are planted. */
  long campaigns();

  /** What a campaign was planted as. */
  Truth truth(long campaign);

  /** How many cascades are planted one by one, their measures known in closed form. */
  long cascades();

  /** The measures of a planted cascade. */
  CascadeTruth cascade(long index);

  /** What a campaign is composed of, where its parts have names. */
  default Optional<PlantedParts> parts(long campaign) {
    return Optional.empty();
  }

  /** What measures of a campaign should find, where planted. */
  default List<PlantedMeasure> measures(long campaign) {
    return List.of();
  }

  /** Whom the traces of a unit acted on, where the archive may state something else. */
  default List<PlantedParent> parents(long unit) {
    return List.of();
  }

  /** Accounts of a unit that are not what they seem. */
  default List<PlantedAccount> accounts(long unit) {
    return List.of();
  }

  /** Measures in which two planted groups differ, where the archive holds many small studies. */
  default List<PlantedContrast> contrasts() {
    return List.of();
  }

  /** How many blocks of follows there are; 0 when the archive does not say who follows whom. */
  default long followBlocks() {
    return 0;
  }

  /** Some of the follows. */
  default List<Follow> follows(long block) {
    return List.of();
  }
}
