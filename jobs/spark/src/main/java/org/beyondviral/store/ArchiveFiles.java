package org.beyondviral.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.beyondviral.settings.UserError;

/** The files that the inputs of an import name. */
public final class ArchiveFiles {
  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

  private ArchiveFiles() {}

  /**
   * The files of the inputs, each once, in the order of their paths.
   *
   * @param inputs files, directories, read with all below them, and globs, on any file system;
   *     hidden files, whose names begin with a dot or an underscore, are left out of directories,
   *     in which symbolic links are refused
   * @throws UserError when an input names nothing
   */
  public static List<ArchiveFile> list(Configuration configuration, List<String> inputs) {
    Map<String, ArchiveFile> files = new TreeMap<>();
    for (String input : inputs) {
      List<ArchiveFile> found = new ArrayList<>();
      try {
        add(configuration, input, found);
      } catch (IOException | IllegalArgumentException e) {
        throw new UserError("input: cannot read %s: %s".formatted(input, e.getMessage()), e);
      }
      if (found.isEmpty()) {
        throw new UserError("input: no files in %s; hidden ones do not count".formatted(input));
      }
      found.forEach(file -> files.putIfAbsent(file.path(), file));
    }
    if (files.isEmpty()) {
      throw new UserError("no input given; add --input with files, directories or globs");
    }
    return List.copyOf(files.values());
  }

  private static void add(Configuration configuration, String input, List<ArchiveFile> found)
      throws IOException {
    Path path = new Path(input);
    FileSystem fileSystem = path.getFileSystem(configuration);
    Path absolute = fileSystem.makeQualified(path);
    try {
      FileStatus status = fileSystem.getFileStatus(absolute);
      add(fileSystem, status, status.isDirectory() ? absolute : parent(absolute), found);
      return;
    } catch (FileNotFoundException e) {
      if (!GLOB.matcher(input).find()) {
        throw new UserError("input: nothing at %s; check the path".formatted(input), e);
      }
    }
    FileStatus[] matched = fileSystem.globStatus(absolute);
    if (matched == null || matched.length == 0) {
      throw new UserError("input: nothing matches %s; check the path".formatted(input));
    }
    Path fixed = absolute;
    while (GLOB.matcher(fixed.toString()).find()) {
      fixed = parent(fixed);
    }
    for (FileStatus status : matched) {
      for (Path at = status.getPath(); at.depth() > fixed.depth(); at = parent(at)) {
        refuseLink(at);
      }
      add(fileSystem, status, fixed, found);
    }
  }

  private static void add(
      FileSystem fileSystem, FileStatus status, Path base, List<ArchiveFile> found)
      throws IOException {
    if (status.isDirectory()) {
      for (FileStatus child : fileSystem.listStatus(status.getPath())) {
        String name = child.getPath().getName();
        if (!name.startsWith(".") && !name.startsWith("_")) {
          refuseLink(child.getPath());
          add(fileSystem, child, base, found);
        }
      }
    } else {
      String name = base.toUri().relativize(status.getPath().toUri()).getPath();
      found.add(new ArchiveFile(status.getPath().toString(), name, status.getLen()));
    }
  }

  /** Whoever made an archive must not choose which files of its reader are read. */
  private static void refuseLink(Path path) {
    URI uri = path.toUri();
    if ("file".equals(uri.getScheme())
        && Files.isSymbolicLink(java.nio.file.Path.of(uri.getPath()))) {
      throw new UserError(
          "input: %s is a symbolic link, which is not followed within a directory; take it out, or name what it points to as an input"
              .formatted(uri.getPath()));
    }
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }
}
