package org.beyondviral.generate;

import java.util.Locale;

/** The profiles that are planted. */
public enum PlantedKind {
  VIRAL_FADE,
  SUSTAINED_MOVEMENT,
  RECURRENT,
  PERENNIAL_TOPIC;

  /** Of twenty campaigns in a row: seven fades, six movements, three recurrent, four topics. */
  private static final String ORDER = "FMRPFMFPMFRMFPFMFRMP";

  /** The profile as the study writes it. */
  public String profile() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the campaign of that index is planted as; the first four are of four kinds. */
  static PlantedKind of(long index) {
    return switch (ORDER.charAt((int) (index % ORDER.length()))) {
      case 'F' -> VIRAL_FADE;
      case 'M' -> SUSTAINED_MOVEMENT;
      case 'R' -> RECURRENT;
      default -> PERENNIAL_TOPIC;
    };
  }
}
