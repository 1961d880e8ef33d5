package org.beyondviral.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.trace.Follow;
import org.beyondviral.trace.Trace;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private static final PrivacyKey KEY = new PrivacyKey("0123456789abcdef");
  private static final Pseudonyms PSEUDONYMS = new Pseudonyms(KEY);

  /** H((k ⊕ opad) ‖ H((k ⊕ ipad) ‖ m)), as RFC 2104 defines it. */
  private static String byDefinition(String key, String message) throws NoSuchAlgorithmException {
    byte[] inner = new byte[64];
    byte[] outer = new byte[64];
    byte[] secret = key.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 64; i++) {
      int at = i < secret.length ? secret[i] : 0;
      inner[i] = (byte) (at ^ 0x36);
      outer[i] = (byte) (at ^ 0x5c);
    }
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    sha.update(inner);
    byte[] within = sha.digest(message.getBytes(StandardCharsets.UTF_8));
    sha.update(outer);
    return HexFormat.of().formatHex(Arrays.copyOf(sha.digest(within), 16));
  }

  @Test
  void isTheHmacOfTheId() throws NoSuchAlgorithmException {
    assertThat(PSEUDONYMS.account("ана")).isEqualTo(byDefinition(KEY.secret(), "account:ана"));
    assertThat(PSEUDONYMS.trace("7")).isEqualTo(byDefinition(KEY.secret(), "trace:7"));
  }

  @Test
  void dependsOnKeyIdAndKind() {
    assertThat(PSEUDONYMS.account("1")).isEqualTo(new Pseudonyms(KEY).account("1"));
    assertThat(PSEUDONYMS.account("1"))
        .isNotEqualTo(PSEUDONYMS.account("2"))
        .isNotEqualTo(PSEUDONYMS.trace("1"))
        .isNotEqualTo(new Pseudonyms(new PrivacyKey("0123456789abcdeF")).account("1"));
  }

  @Test
  void everyIdIsReplacedAndTheLinksHold() {
    Instant at = Instant.parse("2021-01-01T00:00:00Z");
    Trace trace =
        new Trace(
            "t2",
            "x",
            "ann",
            at,
            "reply",
            "t1",
            "t0",
            List.of("a"),
            List.of("u"),
            List.of("bob"),
            5L,
            "en",
            "hello");
    Trace unknown =
        new Trace(
            "t1", "x", null, at, "post", null, null, List.of(), List.of(), List.of(), null, null,
            null);
    Parsed parsed =
        PSEUDONYMS.of(
            new Parsed(
                List.of(trace, unknown), List.of(new Follow("ann", "bob")), List.of("n"), null));
    Trace found = parsed.traces().get(0);
    assertThat(found.authorId()).isEqualTo(parsed.follows().get(0).followerId());
    assertThat(found.mentions()).containsExactly(parsed.follows().get(0).followeeId());
    assertThat(found.parentId()).isEqualTo(parsed.traces().get(1).traceId());
    assertThat(found.rootId()).isEqualTo(PSEUDONYMS.trace("t0"));
    assertThat(parsed.traces().get(1).authorId()).isNull();
    assertThat(parsed.traces().get(1).parentId()).isNull();
    assertThat(parsed.toString()).doesNotContain("ann", "bob", "t0", "t1", "t2");
    assertThat(found.tags()).containsExactly("a");
    assertThat(found.text()).isEqualTo("hello");
  }

  @Test
  void keyComesFromTheEnvironmentAndIsNeverShown() {
    assertThat(PrivacyKey.of(Map.of())).isEmpty();
    assertThat(PrivacyKey.of(Map.of(PrivacyKey.VARIABLE, KEY.secret()))).contains(KEY);
    assertThat(KEY.toString()).doesNotContain(KEY.secret());
    for (String blank : new String[] {"", " ".repeat(40)}) {
      assertThatThrownBy(() -> PrivacyKey.of(Map.of(PrivacyKey.VARIABLE, blank)))
          .hasMessageContaining("could be guessed");
    }
    assertThatThrownBy(() -> PrivacyKey.of(Map.of(PrivacyKey.VARIABLE, "short-secret")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(PrivacyKey.VARIABLE)
        .hasMessageNotContaining("short-secret");
    assertThatThrownBy(() -> Settings.of(Map.of("privacy.key", "a-secret")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(PrivacyKey.VARIABLE)
        .hasMessageNotContaining("a-secret");
  }
}
