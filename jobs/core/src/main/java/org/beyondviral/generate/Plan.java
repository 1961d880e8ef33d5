package org.beyondviral.generate;

import java.io.Serializable;
import java.util.List;
import org.beyondviral.campaign.Truth;
import org.beyondviral.cascade.CascadeTruth;
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
}
