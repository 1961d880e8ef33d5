package org.beyondviral.importer;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.beyondviral.settings.UserError;

/**
 * The secret that pseudonyms are made with. It comes from the environment alone, so that it stands
 * in no process list, log, settings file or {@code run.json}.
 *
 * @param secret the key itself
 */
public record PrivacyKey(String secret) implements Serializable {
  /** The variable it is in. */
  public static final String VARIABLE = "BEYOND_VIRAL_PRIVACY_KEY";

  private static final int LEAST = 16;

  /**
   * The key in that environment, if the variable is set at all: one that is set and empty is a
   * mistake, not a wish for plain ids.
   *
   * @throws UserError for a key that can be guessed
   */
  public static Optional<PrivacyKey> of(Map<String, String> environment) {
    String secret = environment.get(VARIABLE);
    if (secret == null) {
      return Optional.empty();
    }
    if (secret.strip().length() < LEAST) {
      throw new UserError(
          "%s has fewer than %d characters and could be guessed; take a longer one, such as 'openssl rand -hex 32' prints"
              .formatted(VARIABLE, LEAST));
    }
    return Optional.of(new PrivacyKey(secret));
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "PrivacyKey";
  }
}
