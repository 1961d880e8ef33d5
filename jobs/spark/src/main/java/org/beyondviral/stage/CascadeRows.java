package org.beyondviral.stage;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one cascade after another: in memory up to a number of bytes, the rest in a file; in
 * the order they came until they are sorted.
 */
final class CascadeRows implements Closeable {
  private static final int SMALLEST = 1 << 12;
  private static final int FEWEST = 1 << 5;
  private static final int FILE_BUFFER = 1 << 16;
  private static final byte[] NONE = {};

  private final int heldBytes;
  private final Supplier<File> spill;
  private byte[] held = new byte[SMALLEST];
  private int used;

  /** Where each row in memory starts, with its length. */
  private int[] starts = new int[FEWEST];

  private int inMemory;
  private int inFile;
  private final BitSet dropped = new BitSet();
  private @Nullable File file;
  private @Nullable DataOutputStream written;
  private @Nullable DataInputStream reading;

  /**
   * @param heldBytes most bytes of rows in memory, but for a single larger row
   * @param spill makes a new file on a disk with room
   */
  CascadeRows(int heldBytes, Supplier<File> spill) {
    this.heldBytes = heldBytes;
    this.spill = spill;
  }

  void add(UnsafeRow row) {
    int size = row.getSizeInBytes();
    int needed = Math.addExact(Integer.BYTES, size);
    if (used > 0 && needed > heldBytes - used) {
      spill();
    }
    if (used + needed > held.length) {
      held =
          Arrays.copyOf(held, Math.max(used + needed, (int) Math.min(2L * held.length, 1 << 30)));
    }
    if (inMemory == starts.length) {
      starts = Arrays.copyOf(starts, 2 * inMemory);
    }
    starts[inMemory++] = used;
    Platform.putInt(held, Platform.BYTE_ARRAY_OFFSET + used, size);
    row.writeToMemory(held, Platform.BYTE_ARRAY_OFFSET + used + Integer.BYTES);
    used += needed;
  }

  private void spill() {
    try {
      if (written == null) {
        file = spill.get();
        written =
            new DataOutputStream(new BufferedOutputStream(new FileOutputStream(file), FILE_BUFFER));
      }
      for (int row = 0; row < inMemory; row++) {
        int size = Platform.getInt(held, Platform.BYTE_ARRAY_OFFSET + starts[row]);
        written.writeInt(size);
        written.write(held, starts[row] + Integer.BYTES, size);
      }
      inFile += inMemory;
      used = 0;
      inMemory = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts the rows in the order of {@link PlacedTrace#compare}. */
  void sort() {
    if (file == null) {
      sortInMemory();
      return;
    }
    Iterator<InternalRow> sorted = RowSorter.sorted(iterator());
    clear();
    sorted.forEachRemaining(row -> add((UnsafeRow) row));
  }

  private void sortInMemory() {
    UnsafeRow a = new UnsafeRow(PlacedTrace.CARRIED);
    UnsafeRow b = new UnsafeRow(PlacedTrace.CARRIED);
    Integer[] order = new Integer[inMemory];
    Arrays.setAll(order, row -> starts[row]);
    Arrays.sort(
        order,
        (start, other) -> {
          pointTo(a, start);
          pointTo(b, other);
          return PlacedTrace.compare(a, b);
        });
    for (int row = 0; row < inMemory; row++) {
      starts[row] = order[row];
    }
  }

  private void pointTo(UnsafeRow row, int start) {
    long at = (long) Platform.BYTE_ARRAY_OFFSET + start;
    row.pointTo(held, at + Integer.BYTES, Platform.getInt(held, at));
  }

  /** Leaves out a row from now on, by its number. */
  void drop(int row) {
    dropped.set(row);
  }

  /** The rows; each is good until the next is asked for. One iteration at a time. */
  Iterator<UnsafeRow> iterator() {
    try {
      if (file != null && written != null) {
        written.flush();
        closeReading();
        reading =
            new DataInputStream(new BufferedInputStream(new FileInputStream(file), FILE_BUFFER));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Rows(reading);
  }

  /** Forgets all rows. */
  void clear() {
    try {
      closeReading();
      if (written != null) {
        written.close();
        written = null;
      }
      if (file != null) {
        Files.deleteIfExists(file.toPath());
        file = null;
      }
      used = 0;
      inMemory = 0;
      inFile = 0;
      dropped.clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void closeReading() throws IOException {
    if (reading != null) {
      reading.close();
      reading = null;
    }
  }

  @Override
  public void close() {
    clear();
  }

  private final class Rows implements Iterator<UnsafeRow> {
    private final UnsafeRow row = new UnsafeRow(PlacedTrace.CARRIED);
    private final @Nullable DataInputStream stream;
    private byte[] buffer = NONE;
    private int at;
    private int readOfFile;

    Rows(@Nullable DataInputStream stream) {
      this.stream = stream;
    }

    @Override
    public boolean hasNext() {
      at = dropped.nextClearBit(at);
      return at < inFile + inMemory;
    }

    @Override
    public UnsafeRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      if (at >= inFile) {
        pointTo(row, starts[at - inFile]);
      } else {
        readTo(at);
      }
      at++;
      return row;
    }

    private void readTo(int number) {
      try {
        DataInputStream rows = requireNonNull(stream);
        for (; readOfFile <= number; readOfFile++) {
          int size = rows.readInt();
          buffer = size > buffer.length ? new byte[size] : buffer;
          rows.readFully(buffer, 0, size);
          row.pointTo(buffer, Platform.BYTE_ARRAY_OFFSET, size);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
