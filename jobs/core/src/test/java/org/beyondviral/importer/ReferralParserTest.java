package org.beyondviral.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.trace.Trace;
import org.junit.jupiter.api.Test;

class ReferralParserTest {
  private final Fixture fixture = Fixture.of(ArchiveFormat.REFERRAL);

  @Test
  void signUpsAreJoinsCreditedToTheirInviter() {
    assertThat(fixture.trace(3, "join:Balloons:bob"))
        .isEqualTo(
            new Trace(
                "join:Balloons:bob",
                "referral",
                "bob",
                Instant.parse("2009-12-02T10:00:00Z"),
                "join",
                "join:Balloons:ann",
                null,
                List.of("balloons"),
                List.of(),
                List.of(),
                null,
                null,
                null));
    assertThat(fixture.trace(2, "join:Balloons:ann").parentId()).isNull();
    assertThat(fixture.trace(4, "join:a%3Ab:cat").parentId()).isEqualTo("join:a%3Ab:bob");
    assertThat(fixture.trace(5, "join::dan").tags()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsRefused() {
    assertThat(fixture.reject(6)).isEqualTo("no id");
    assertThat(fixture.reject(7)).isEqualTo("no readable time");
    assertThat(fixture.reject(8)).isEqualTo("not as many cells as the header");
  }

  @Test
  void missingColumnNamesThoseThere() {
    assertThatThrownBy(
            () ->
                ArchiveFormat.REFERRAL.parser(
                    ImportOptions.of(Settings.defaults()), "member_id,when"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'invited_by'; it has: member_id, when");
  }
}
