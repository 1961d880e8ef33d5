package org.beyondviral.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.beyondviral.trace.Follow;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Keyed pseudonyms in place of the ids of an archive: the first 128 bits of HMAC-SHA256 (RFC 2104)
 * in hexadecimal. The same id and key give the same pseudonym, in whatever archive; without the key
 * nobody can tell which id one stands for, not even by trying all ids there are.
 *
 * <p>Ids of traces are replaced too, for many hold the account. Accounts and traces have pseudonyms
 * of their own. Links, tags and texts stay as they are.
 */
public final class Pseudonyms {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 16;

  private final Mac mac;

  public Pseudonyms(PrivacyKey key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.secret().getBytes(UTF_8), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The pseudonym of an account. */
  public String account(String id) {
    return of("account:", id);
  }

  /** The pseudonym of a trace. */
  public String trace(String id) {
    return of("trace:", id);
  }

  /** The same trace by pseudonyms. */
  Trace of(Trace trace) {
    return new Trace(
        trace(trace.traceId()),
        trace.platform(),
        trace.authorId() == null ? null : account(trace.authorId()),
        trace.createdAt(),
        trace.kind(),
        traceOrNull(trace.parentId()),
        traceOrNull(trace.rootId()),
        trace.tags(),
        trace.urls(),
        trace.mentions().stream().map(this::account).toList(),
        trace.audience(),
        trace.language(),
        trace.text());
  }

  /** What a line held, by pseudonyms. */
  public Parsed of(Parsed parsed) {
    List<Trace> traces = parsed.traces().stream().map(this::of).toList();
    List<Follow> follows =
        parsed.follows().stream()
            .map(follow -> new Follow(account(follow.followerId()), account(follow.followeeId())))
            .toList();
    return new Parsed(traces, follows, parsed.notes(), parsed.rejected());
  }

  private @Nullable String traceOrNull(@Nullable String id) {
    return id == null ? null : trace(id);
  }

  private String of(String what, String id) {
    byte[] whole = mac.doFinal((what + id).getBytes(UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(whole, BYTES));
  }
}
