package org.beyondviral.store;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.beyondviral.settings.UserError;

/** How the files of an archive lie in folders, which Spark must be told to find them all. */
enum ParquetFolders {
  /** No folder, or folders that name a column and its value: {@code day=2021-01-01}. */
  PARTITIONED,
  /** Folders that say nothing. */
  PLAIN;

  /**
   * The layout below these places.
   *
   * @throws UserError when such folders lie beside others or beside files, for Spark would pass
   *     over some of the files
   */
  static ParquetFolders of(FileSystem fileSystem, FileStatus[] places) throws IOException {
    Deque<FileStatus> waiting = new ArrayDeque<>(List.of(places));
    FileStatus plain = null;
    FileStatus file = null;
    FileStatus partition = null;
    while (!waiting.isEmpty()) {
      FileStatus place = waiting.pop();
      if (place.isFile()) {
        continue;
      }
      for (FileStatus child : fileSystem.listStatus(place.getPath())) {
        String name = child.getPath().getName();
        if (name.startsWith("_") || name.startsWith(".")) {
          continue;
        }
        if (child.isFile()) {
          file = child;
        } else if (name.contains("=")) {
          partition = child;
        } else {
          plain = child;
          waiting.push(child);
        }
      }
    }
    FileStatus beside = plain == null ? file : plain;
    if (beside != null && partition != null) {
      throw new UserError(
          "traces: %s names a column and its value, %s beside it does not; keep the two in archives of their own"
              .formatted(partition.getPath(), beside.getPath()));
    }
    return plain == null ? PARTITIONED : PLAIN;
  }
}
