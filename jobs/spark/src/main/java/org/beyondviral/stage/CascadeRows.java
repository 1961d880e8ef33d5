package org.beyondviral.stage;

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
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one cascade after another, in the order they came: in memory up to a number of bytes,
 * the rest in a file.
 */
final class CascadeRows implements Closeable {
  private static final int SMALLEST = 1 << 12;
  private static final int FILE_BUFFER = 1 << 16;

  private final int columns;
  private final int heldBytes;
  private final Supplier<File> spill;
  private byte[] held = new byte[SMALLEST];
  private int used;
  private @Nullable File file;
  private @Nullable DataOutputStream written;
  private @Nullable DataInputStream reading;

  /**
   * @param heldBytes most bytes of rows in memory, but for a single larger row
   * @param spill makes a new file on a disk with room
   */
  CascadeRows(int columns, int heldBytes, Supplier<File> spill) {
    this.columns = columns;
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
      for (int at = 0; at < used; ) {
        int size = Platform.getInt(held, Platform.BYTE_ARRAY_OFFSET + at);
        written.writeInt(size);
        written.write(held, at + Integer.BYTES, size);
        at += Integer.BYTES + size;
      }
      used = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    private final UnsafeRow row = new UnsafeRow(columns);
    private final @Nullable DataInputStream stream;
    private byte[] buffer = new byte[0];
    private boolean inFile;
    private int at;

    Rows(@Nullable DataInputStream stream) {
      this.stream = stream;
      this.inFile = stream != null;
    }

    @Override
    public boolean hasNext() {
      return at < used || (inFile && hasMoreInFile());
    }

    private boolean hasMoreInFile() {
      try {
        inFile = stream != null && stream.available() > 0;
        return inFile;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public UnsafeRow next() {
      if (stream != null && inFile && hasMoreInFile()) {
        return nextInFile(stream);
      }
      if (at >= used) {
        throw new NoSuchElementException();
      }
      int size = Platform.getInt(held, Platform.BYTE_ARRAY_OFFSET + at);
      row.pointTo(held, Platform.BYTE_ARRAY_OFFSET + at + Integer.BYTES, size);
      at += Integer.BYTES + size;
      return row;
    }

    private UnsafeRow nextInFile(DataInputStream stream) {
      try {
        int size = stream.readInt();
        buffer = size > buffer.length ? new byte[size] : buffer;
        stream.readFully(buffer, 0, size);
        row.pointTo(buffer, Platform.BYTE_ARRAY_OFFSET, size);
        return row;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
