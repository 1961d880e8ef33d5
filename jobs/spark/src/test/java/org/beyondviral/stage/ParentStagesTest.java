package org.beyondviral.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.beyondviral.TestSpark;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.settings.UserError;
import org.junit.jupiter.api.Test;

class ParentStagesTest {
  @Test
  void cascadesOverTheLimitStayAsStated() {
    assertThat(ParentStages.tooLarge(cascades(10, 11, 12), 10))
        .containsExactlyInAnyOrder("11", "12");
  }

  /** As many at once as there are tasks. */
  @Test
  void aHeapWithoutRoomForTheOthersIsRefused() {
    long room = RootStages.heapOfTasks(TestSpark.session()) / 500;
    assertThat(ParentStages.tooLarge(cascades(room / 2, room / 3, room / 4), room)).isEmpty();
    assertThatThrownBy(
            () -> ParentStages.tooLarge(cascades(room / 2, room / 3, room * 2 / 3), room))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("2 tasks at once")
        .hasMessageContaining("BEYOND_VIRAL_MEMORY");
  }

  private static Dataset<Cascade> cascades(long... sizes) {
    Instant time = Instant.EPOCH;
    return TestSpark.dataset(
        Cascade.class,
        Arrays.stream(sizes)
            .mapToObj(
                size ->
                    new Cascade(
                        "" + size, null, null, time, time, true, size, 0, 1, 1, size, size, 1.0,
                        2.0))
            .toList());
  }
}
