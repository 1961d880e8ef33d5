package org.beyondviral.store;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a file that one task reads.
 *
 * @param index place among all splits, in the order of files and of stretches within them
 * @param file the file's path as a URI
 * @param name the file's name for people
 * @param start first byte, as stored
 * @param length bytes, as stored; a line that begins in the stretch is read to its end
 */
public record ArchiveSplit(int index, String file, String name, long start, long length)
    implements Serializable {

  /** What opening a file costs, as bytes that could have been read meanwhile. */
  private static final long OPENING = 1 << 20;

  /**
   * The splits of files.
   *
   * @param wholeFiles whether no file may be divided
   * @param splitBytes length of a split
   */
  public static List<ArchiveSplit> of(
      List<ArchiveFile> files, boolean wholeFiles, long splitBytes) {
    List<ArchiveSplit> splits = new ArrayList<>();
    for (ArchiveFile file : files) {
      boolean whole = wholeFiles || !Compression.of(file.name()).splits();
      long step = whole ? Math.max(1, file.length()) : splitBytes;
      for (long start = 0; start < file.length(); start += step) {
        splits.add(
            new ArchiveSplit(
                splits.size(),
                file.path(),
                file.name(),
                start,
                Math.min(step, file.length() - start)));
      }
    }
    return List.copyOf(splits);
  }

  /** Splits in their order, packed so that one task reads some {@code splitBytes}. */
  public static List<List<ArchiveSplit>> packed(List<ArchiveSplit> splits, long splitBytes) {
    List<List<ArchiveSplit>> packs = new ArrayList<>();
    List<ArchiveSplit> pack = new ArrayList<>();
    long bytes = 0;
    for (ArchiveSplit split : splits) {
      if (!pack.isEmpty() && bytes + split.length() > splitBytes) {
        packs.add(List.copyOf(pack));
        pack.clear();
        bytes = 0;
      }
      pack.add(split);
      bytes += split.length() + OPENING;
    }
    if (!pack.isEmpty()) {
      packs.add(List.copyOf(pack));
    }
    return packs;
  }
}
