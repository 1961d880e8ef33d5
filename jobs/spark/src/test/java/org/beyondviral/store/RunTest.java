package org.beyondviral.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.beyondviral.TestSpark;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.settings.Settings;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job counts as done only while all that its tables rest on is as it was. */
class RunTest {
  private static final List<Table<?>> WRITTEN = List.of(Catalogue.PROFILES);
  private static final Work NO_WORK = new Work(0, 0, 0, 0, 0, 0);

  @TempDir Path work;
  private Path trace;
  private Path campaigns;

  @BeforeEach
  void finishAJob() throws Exception {
    trace = Files.writeString(work.resolve("traces.parquet"), "some bytes");
    campaigns = Files.writeString(work.resolve("campaigns.conf"), "campaigns { a { tags = [a] } }");
    tables()
        .write(Catalogue.PROFILES, TestSpark.dataset(CampaignProfile.class, List.of()).coalesce(1));
    run(Map.of()).finish("profiles", Duration.ZERO, NO_WORK, WRITTEN);
  }

  @Test
  void theSameAgain() {
    assertThat(run(Map.of()).isDone("profiles", WRITTEN)).isTrue();
    assertThat(run(Map.of()).isDone("compare", WRITTEN)).isFalse();
  }

  @Test
  void otherSettings() {
    assertThat(run(Map.of("seed", "7")).isDone("profiles", WRITTEN)).isFalse();
  }

  @Test
  void anotherCampaignInTheFileThatASettingNames() throws Exception {
    Files.writeString(campaigns, "campaigns { a { tags = [b] } }");
    assertThat(run(Map.of()).isDone("profiles", WRITTEN)).isFalse();
  }

  @Test
  void inputOfAnotherSizeOrTime() throws Exception {
    FileTime before = Files.getLastModifiedTime(trace);
    Files.setLastModifiedTime(trace, FileTime.fromMillis(before.toMillis() + 1000));
    assertThat(run(Map.of()).isDone("profiles", WRITTEN)).isFalse();

    Files.writeString(trace, "same bytes");
    Files.setLastModifiedTime(trace, before);
    assertThat(run(Map.of()).isDone("profiles", WRITTEN)).isTrue();
    Files.writeString(trace, "another size");
    Files.setLastModifiedTime(trace, before);
    assertThat(run(Map.of()).isDone("profiles", WRITTEN)).isFalse();
  }

  @Test
  void aTableThatIsGone() {
    tables().remove(Catalogue.PROFILES);
    assertThat(run(Map.of()).isDone("profiles", WRITTEN)).isFalse();
  }

  private Run run(Map<String, String> more) {
    Map<String, String> written = new HashMap<>(more);
    written.put("campaigns.file", campaigns.toString());
    InputFiles input =
        InputFiles.list(
            Catalogue.TRACES,
            trace.toString(),
            TestSpark.session().sparkContext().hadoopConfiguration());
    return new Run(tables(), Settings.of(written), "study", Optional.of(input), Optional.empty());
  }

  private Tables tables() {
    return TestSpark.tables(work.resolve("out"));
  }
}
