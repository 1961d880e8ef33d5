package org.beyondviral.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.beyondviral.settings.UserError;
import org.beyondviral.table.Table;

/**
 * What the input of a run consists of.
 *
 * @param path as the user gave it
 * @param files number of files
 * @param bytes their size
 * @param fingerprint SHA-256 over every file's name, size and time of change
 */
public record InputFiles(String path, long files, long bytes, String fingerprint) {

  /**
   * Lists a file, a directory with all below it, or a glob; names starting with _ or . are passed
   * over. Of the output of another run, the table.
   */
  public static InputFiles list(Table<?> table, String path, Configuration hadoop) {
    try {
      Path location = new Path(path);
      FileSystem fileSystem = location.getFileSystem(hadoop);
      Path within = new Path(location, "tables/" + table.name());
      if (fileSystem.exists(within)) {
        return list(table, within.toString(), hadoop);
      }
      FileStatus[] found = fileSystem.globStatus(location);
      if (found == null || found.length == 0) {
        throw new UserError("%s: nothing at %s; check the path".formatted(table.name(), path));
      }
      Deque<FileStatus> waiting = new ArrayDeque<>(List.of(found));
      List<FileStatus> files = new ArrayList<>();
      while (!waiting.isEmpty()) {
        FileStatus status = waiting.pop();
        if (status.isFile()) {
          files.add(status);
        } else {
          for (FileStatus child : fileSystem.listStatus(status.getPath())) {
            if (!child.getPath().getName().startsWith("_")
                && !child.getPath().getName().startsWith(".")) {
              waiting.push(child);
            }
          }
        }
      }
      return of(path, files);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserError(
          "%s: cannot read %s: %s".formatted(table.name(), path, e.getMessage()), e);
    }
  }

  private static InputFiles of(String path, List<FileStatus> files) {
    files.sort(Comparator.comparing(FileStatus::getPath));
    MessageDigest digest = sha256();
    long bytes = 0;
    for (FileStatus file : files) {
      bytes += file.getLen();
      digest.update(
          "%s %d %d\n"
              .formatted(
                  file.getPath().toUri().getPath(), file.getLen(), file.getModificationTime())
              .getBytes(StandardCharsets.UTF_8));
    }
    return new InputFiles(path, files.size(), bytes, HexFormat.of().formatHex(digest.digest()));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
