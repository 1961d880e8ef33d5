package org.beyondviral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.hdfs.protocol.DSQuotaExceededException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

/** What is said of a full disk, whoever meets it and however Spark hands it on. */
class FailureTest {
  private static final String NO_SPACE = "no space left on the device; free some";

  @Test
  void aDiskOfThisMachineOrOfAnExecutor() {
    IOException full = new IOException("No space left on device");
    assertThat(Failure.mendable(new UncheckedIOException(full)).orElseThrow()).contains(NO_SPACE);
    assertThat(Failure.mendable(new SparkException("Job aborted", new Error(full))).orElseThrow())
        .contains(NO_SPACE);
    assertThat(Failure.mendable(new SparkException(quoting(full))).orElseThrow())
        .contains(NO_SPACE)
        .doesNotContain("\n");
  }

  @Test
  void aQuotaOfHdfs() {
    DSQuotaExceededException full = new DSQuotaExceededException(1000, 2000);
    full.setPathName("/study");
    String said = "The DiskSpace quota of /study is exceeded: quota = 1000 B";
    assertThat(Failure.mendable(new SparkException("Job aborted", full)).orElseThrow())
        .startsWith(said)
        .endsWith("; free some, have the quota raised, or see to the datanodes");
    assertThat(Failure.mendable(new SparkException(quoting(full))).orElseThrow()).startsWith(said);
  }

  @Test
  void noDatanodeWithRoom() {
    String said = "File /study/_lock could only be written to 0 of the 1 minReplication nodes.";
    assertThat(
            Failure.mendable(
                    new RemoteException(IOException.class.getName(), said + "\n\tat org.apache"))
                .orElseThrow())
        .startsWith(said + "; free some");
  }

  @Test
  void aBugIsNone() {
    assertThat(Failure.mendable(new IllegalStateException("No space left on device"))).isEmpty();
    assertThat(Failure.mendable(new SparkException("Job aborted"))).isEmpty();
  }

  /** As where no executor is left that may run the task. */
  private static String quoting(Exception failure) {
    return "Aborting TaskSet 5.0 because task 0 cannot run anywhere.\nMost recent failure:\nLost task 0.1: %s\n\tat org.apache"
        .formatted(failure);
  }
}
