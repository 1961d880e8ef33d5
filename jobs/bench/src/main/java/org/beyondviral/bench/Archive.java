package org.beyondviral.bench;

import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;

/** The columns of an archive, read one after another by one thread. */
final class Archive {

  final Strings traceIds = new Strings();
  final Strings platforms = new Strings();
  final Strings authorIds = new Strings();
  final Strings kinds = new Strings();
  final Strings parentIds = new Strings();
  long[] times = new long[1 << 20];
  private int timesRead;

  static Archive read(String folder) throws IOException {
    Archive archive = new Archive();
    Path path = new Path(folder);
    Configuration conf = new Configuration();
    FileStatus[] files = path.getFileSystem(conf).listStatus(path);
    Arrays.sort(files);
    for (FileStatus file : files) {
      if (!file.getPath().getName().endsWith(".parquet")) {
        continue;
      }
      try (ParquetFileReader reader =
          ParquetFileReader.open(HadoopInputFile.fromStatus(file, conf))) {
        archive.readFile(reader);
      }
    }
    return archive;
  }

  private void readFile(ParquetFileReader reader) throws IOException {
    MessageType all = reader.getFileMetaData().getSchema();
    MessageType wanted =
        new MessageType(
            all.getName(),
            all.getType("trace_id"),
            all.getType("platform"),
            all.getType("author_id"),
            all.getType("created_at"),
            all.getType("kind"),
            all.getType("parent_id"));
    reader.setRequestedSchema(wanted);
    String writer = reader.getFileMetaData().getCreatedBy();
    for (PageReadStore group = reader.readNextRowGroup();
        group != null;
        group = reader.readNextRowGroup()) {
      ColumnReadStoreImpl columns =
          new ColumnReadStoreImpl(
              group, new GroupRecordConverter(wanted).getRootConverter(), wanted, writer);
      long rows = group.getRowCount();
      readStrings(columns, wanted, "trace_id", rows, traceIds);
      readStrings(columns, wanted, "platform", rows, platforms);
      readStrings(columns, wanted, "author_id", rows, authorIds);
      readStrings(columns, wanted, "kind", rows, kinds);
      readStrings(columns, wanted, "parent_id", rows, parentIds);
      ColumnReader column = columns.getColumnReader(column(wanted, "created_at"));
      for (long row = 0; row < rows; row++) {
        if (timesRead == times.length) {
          times = Arrays.copyOf(times, 2 * timesRead);
        }
        times[timesRead++] = column.getLong();
        column.consume();
      }
    }
  }

  private static void readStrings(
      ColumnReadStoreImpl columns, MessageType schema, String name, long rows, Strings strings) {
    ColumnDescriptor descriptor = column(schema, name);
    ColumnReader column = columns.getColumnReader(descriptor);
    for (long row = 0; row < rows; row++) {
      boolean present = column.getCurrentDefinitionLevel() == descriptor.getMaxDefinitionLevel();
      strings.add(present ? column.getBinary() : null);
      column.consume();
    }
  }

  private static ColumnDescriptor column(MessageType schema, String name) {
    return schema.getColumnDescription(new String[] {name});
  }

  int size() {
    return timesRead;
  }
}
