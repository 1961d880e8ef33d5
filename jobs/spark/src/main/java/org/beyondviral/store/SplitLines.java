package org.beyondviral.store;

import com.github.luben.zstd.ZstdInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.hadoop.io.compress.CodecPool;
import org.apache.hadoop.io.compress.Decompressor;
import org.apache.hadoop.io.compress.GzipCodec;
import org.apache.hadoop.io.compress.SplitCompressionInputStream;
import org.apache.hadoop.io.compress.SplittableCompressionCodec;
import org.apache.hadoop.mapreduce.lib.input.CompressedSplitLineReader;
import org.apache.hadoop.mapreduce.lib.input.SplitLineReader;
import org.apache.hadoop.util.LineReader;
import org.apache.hadoop.util.ReflectionUtils;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one split: those that begin in it, but for a first one that the split before reads
 * because it begins at or before this split's first byte.
 *
 * <p>A line is no longer held than the limit. A compressed stream that breaks gives one last line
 * that says so; a failing storage throws.
 */
final class SplitLines implements Iterator<RawLine>, Closeable {
  private static final byte[] LINE_FEED = {'\n'};
  private static final int BUFFER = 1 << 16;
  private static final int EXCERPT_BYTES = 1_000;
  private static final int LONGEST_WINDOW_LOG = 31;

  /** Where reading stands in the stored file. */
  @FunctionalInterface
  private interface Position {
    long get() throws IOException;
  }

  /**
   * An open split.
   *
   * @param end last byte at which a line may begin; whole files stay at position 0
   * @param oneMore whether the last line runs over the end in a way that its position hides
   */
  private record Source(
      LineReader reader,
      Position position,
      long end,
      BooleanSupplier oneMore,
      boolean beginsFile,
      @Nullable Decompressor decompressor) {}

  private final ArchiveSplit split;
  private final Compression compression;
  private final Configuration configuration;
  private final int maxLineBytes;
  private final String tooLong;
  private final Text buffer = new Text();
  private @Nullable Source source;
  private long consumed;
  private long number;
  private boolean finished;
  private @Nullable RawLine next;

  SplitLines(ArchiveSplit split, Configuration configuration, int maxLineBytes) {
    this.split = split;
    this.compression = Compression.of(split.name());
    this.configuration = new Configuration(configuration);
    this.configuration.setInt("io.file.buffer.size", BUFFER);
    this.maxLineBytes = maxLineBytes;
    this.tooLong = "line longer than " + maxLineBytes + " bytes";
  }

  /** Lines given so far. */
  long number() {
    return number;
  }

  @Override
  public boolean hasNext() {
    if (next == null && !finished) {
      next = read();
      finished |= next == null;
    }
    return next != null;
  }

  @Override
  public RawLine next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    RawLine line = next;
    next = null;
    return line;
  }

  @Override
  public void close() throws IOException {
    if (source != null) {
      source.reader().close();
      CodecPool.returnDecompressor(source.decompressor());
      source = null;
    }
  }

  private @Nullable RawLine read() {
    try {
      Source in = source;
      if (in == null) {
        in = open();
        source = in;
        skipWhatTheSplitBeforeReads(in);
      }
      if (in.position().get() > in.end() && !in.oneMore().getAsBoolean()) {
        return null;
      }
      int bytes = in.reader().readLine(buffer, maxLineBytes + 2, Integer.MAX_VALUE);
      consumed += bytes;
      return bytes == 0 ? null : line(in.beginsFile());
    } catch (UncheckedIOException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      return broken(e);
    }
  }

  private void skipWhatTheSplitBeforeReads(Source in) throws IOException {
    if (!in.beginsFile()) {
      int enough =
          compression == Compression.NONE
              ? (int) Math.min(Integer.MAX_VALUE, split.length() + 1)
              : Integer.MAX_VALUE;
      consumed += in.reader().readLine(buffer, 0, enough);
    }
  }

  /** What the reader threw, as the reject of one line. */
  private RawLine broken(Exception e) {
    number++;
    if (String.valueOf(e.getMessage()).startsWith("Too many bytes before")) {
      consumed += Integer.MAX_VALUE;
      return new RawLine(number, "", Integer.MAX_VALUE, tooLong);
    }
    if (compression == Compression.NONE) {
      throw new IllegalStateException("cannot read " + split.file(), e);
    }
    finished = true;
    return new RawLine(number, "", 0, compression.word() + " stream broken or cut short");
  }

  private RawLine line(boolean beginsFile) {
    number++;
    byte[] bytes = buffer.getBytes();
    int length = buffer.getLength();
    if (length > 0 && bytes[length - 1] == '\r') {
      length--;
    }
    if (length > maxLineBytes) {
      return new RawLine(number, beginning(bytes, length), length, tooLong);
    }
    int from = beginsFile && number == 1 && startsWithMark(bytes, length) ? 3 : 0;
    String text = new String(bytes, from, length - from, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0 && !isUtf8(bytes, from, length - from)) {
      return new RawLine(number, beginning(bytes, length), length, "not UTF-8");
    }
    return new RawLine(number, text, length, null);
  }

  private Source open() throws IOException {
    Path path = new Path(split.file());
    FSDataInputStream stored;
    try {
      stored =
          new FSDataInputStream(new StorageInput(path.getFileSystem(configuration).open(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return switch (compression) {
      case NONE -> {
        stored.seek(split.start());
        yield new Source(
            new LineReader(stored, BUFFER, LINE_FEED),
            () -> split.start() + consumed,
            split.start() + split.length(),
            () -> false,
            split.start() == 0,
            null);
      }
      case BZIP2 -> blocks(stored);
      case GZIP ->
          wholeFile(
              ReflectionUtils.newInstance(GzipCodec.class, configuration)
                  .createInputStream(stored));
      case ZSTANDARD -> wholeFile(new ZstdInputStream(stored).setLongMax(LONGEST_WINDOW_LOG));
    };
  }

  private Source blocks(FSDataInputStream stored) throws IOException {
    BZip2Codec codec = ReflectionUtils.newInstance(BZip2Codec.class, configuration);
    Decompressor decompressor = CodecPool.getDecompressor(codec);
    SplitCompressionInputStream in =
        codec.createInputStream(
            stored,
            decompressor,
            split.start(),
            split.start() + split.length(),
            SplittableCompressionCodec.READ_MODE.BYBLOCK);
    SplitLineReader reader = new CompressedSplitLineReader(in, configuration, LINE_FEED);
    return new Source(
        reader,
        in::getPos,
        in.getAdjustedEnd(),
        reader::needAdditionalRecordAfterSplit,
        in.getAdjustedStart() == 0,
        decompressor);
  }

  private static Source wholeFile(InputStream in) {
    return new Source(new LineReader(in, BUFFER, LINE_FEED), () -> 0, 0, () -> false, true, null);
  }

  private static boolean startsWithMark(byte[] bytes, int length) {
    return length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private static boolean isUtf8(byte[] bytes, int from, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static String beginning(byte[] bytes, int length) {
    return new String(bytes, 0, Math.min(length, EXCERPT_BYTES), StandardCharsets.UTF_8);
  }
}
