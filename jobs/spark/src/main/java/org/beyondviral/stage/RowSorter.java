package org.beyondviral.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.execution.UnsafeExternalRowSorter;
import org.apache.spark.sql.execution.UnsafeExternalRowSorter.PrefixComputer;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.collection.unsafe.sort.PrefixComparators;
import org.apache.spark.util.collection.unsafe.sort.RecordComparator;
import org.beyondviral.rows.RecordEncoder;
import scala.jdk.javaapi.CollectionConverters;

/** Sorts the rows of one cascade by Spark's own sorter, which spills. */
final class RowSorter {
  private static final StructType CARRIED =
      new StructType(
          Arrays.copyOf(
              RecordEncoder.of(PlacedTrace.class).schema().fields(), PlacedTrace.CARRIED));

  private RowSorter() {}

  /** The rows in the order of {@link PlacedTrace#compare}; each is good until the next. */
  static Iterator<InternalRow> sorted(Iterator<UnsafeRow> rows) {
    try {
      UnsafeExternalRowSorter sorter =
          UnsafeExternalRowSorter.createWithRecordComparator(
              CARRIED,
              ByContent::new,
              PrefixComparators.LONG,
              new Time(),
              SparkEnv.get().memoryManager().pageSizeBytes(),
              false);
      while (rows.hasNext()) {
        sorter.insertRow(rows.next());
      }
      return CollectionConverters.asJava(sorter.sort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Time extends PrefixComputer {
    private final Prefix prefix = new Prefix();

    @Override
    public Prefix computePrefix(InternalRow row) {
      prefix.value = row.getLong(PlacedTrace.CREATED_AT);
      return prefix;
    }
  }

  private static final class ByContent extends RecordComparator {
    private final UnsafeRow row = new UnsafeRow(PlacedTrace.CARRIED);
    private final UnsafeRow other = new UnsafeRow(PlacedTrace.CARRIED);

    @Override
    public int compare(
        Object base, long offset, int size, Object otherBase, long otherOffset, int otherSize) {
      row.pointTo(base, offset, size);
      other.pointTo(otherBase, otherOffset, otherSize);
      return PlacedTrace.compare(row, other);
    }
  }
}
