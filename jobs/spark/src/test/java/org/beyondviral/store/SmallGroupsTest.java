package org.beyondviral.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.beyondviral.TestSpark;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.recruitment.ExposureChance;
import org.beyondviral.table.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallGroupsTest {
  @TempDir Path output;

  @Test
  void aSmallCampaignIsWithheldWithTheSmallestOfTheOthersSoThatNoSumGivesItAway() {
    assertThat(withheld(3, 90, 7, 8)).containsExactlyInAnyOrder("c0", "c2");
  }

  @Test
  void smallCampaignsThatAreEnoughTogetherHideOneAnother() {
    assertThat(withheld(3, 90, 2, 8)).containsExactlyInAnyOrder("c0", "c2");
  }

  @Test
  void campaignsOfUnknownPeopleOrOfEnoughAreAllPublished() {
    assertThat(withheld(0, 5, 6)).isEmpty();
  }

  /** The sums over all campaigns are known, and so is each that is published. */
  @Test
  void whoeverSubtractsWhatIsPublishedFromTheSumsFindsNobodyOrEnough() {
    Random random = new Random(7);
    for (int archive = 0; archive < 15; archive++) {
      long[] participants = random.longs(1 + random.nextInt(6), 0, 12).toArray();
      List<String> withheld = withheld(participants);
      long left = 0;
      for (int i = 0; i < participants.length; i++) {
        if (withheld.contains("c" + i)) {
          left += participants[i];
        } else {
          assertThat(participants[i]).isNotIn(1L, 2L, 3L, 4L);
        }
      }
      if (left > 0 && Arrays.stream(participants).max().orElseThrow() >= 5) {
        assertThat(left).as(Arrays.toString(participants)).isGreaterThanOrEqualTo(5);
      }
    }
  }

  @Test
  void whatIsLeftOutOfASummaryIsCountedAndStaysInTheTable() throws Exception {
    Tables tables = TestSpark.tables(output);
    tables.write(Catalogue.CAMPAIGNS, TestSpark.dataset(Campaign.class, campaigns(4, 30, 50)));
    tables.write(
        Catalogue.PROFILES,
        TestSpark.dataset(
            CampaignProfile.class,
            List.of(
                new CampaignProfile("c0", "undecided", null, "few", null),
                new CampaignProfile("c2", "viral_fade", null, "clear", 1))));
    tables.write(
        Catalogue.EXPOSURE_CURVES,
        TestSpark.dataset(
            ExposureChance.class,
            List.of(
                new ExposureChance("c0", 1, 4, 1, 0.25),
                new ExposureChance("c2", 1, 40, 10, 0.25),
                new ExposureChance("c2", 2, 20, 4, 0.2),
                new ExposureChance("c2", 3, 10, 0, 0),
                new ExposureChance("c2", 4, 3, 0, 0))));

    assertThat(summary("campaigns")).contains("\nc2,").doesNotContain("\nc0,", "\nc1,");
    assertThat(summary("profiles")).contains("\nc2,").doesNotContain("\nc0,");
    assertThat(summary("exposure_curves"))
        .isEqualTo(
            """
            campaign_id,exposures,exposed,joined,chance
            c2,1,40,10,0.25
            c2,2,20,4,0.2
            c2,3,10,0,0.0
            """);
    assertThat(tables.leftOut(Catalogue.EXPOSURE_CURVES)).isEqualTo(2);
    assertThat(tables.leftOut(Catalogue.CAMPAIGNS)).isEqualTo(2);
    assertThat(tables.read(Catalogue.EXPOSURE_CURVES).count()).isEqualTo(5);
  }

  private String summary(String table) throws Exception {
    return Files.readString(output.resolve("summary/" + table + ".csv"));
  }

  private static List<String> withheld(long... participants) {
    return new SmallGroups(5)
        .withheld(TestSpark.dataset(Campaign.class, campaigns(participants)))
        .map(ids -> ids.collectAsList().stream().map((Row row) -> row.getString(0)).toList())
        .orElse(List.of());
  }

  private static List<Campaign> campaigns(long... participants) {
    List<Campaign> campaigns = new ArrayList<>();
    for (int i = 0; i < participants.length; i++) {
      String id = "c" + i;
      campaigns.add(
          new Campaign(
              id,
              id,
              "tag:" + id,
              Instant.EPOCH,
              Instant.EPOCH,
              Instant.EPOCH,
              Instant.EPOCH,
              false,
              false,
              200,
              participants[i],
              10));
    }
    return campaigns;
  }
}
