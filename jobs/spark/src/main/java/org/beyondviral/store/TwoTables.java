package org.beyondviral.store;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.execution.datasources.parquet.ParquetOutputWriter;
import org.apache.spark.sql.execution.datasources.parquet.ParquetWriteSupport;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Map;

/**
 * Two tables as Parquet in one pass: a row holds a row of the first, a row of the second, or both.
 *
 * <p>The files of the second lie in a folder beside those of the first, within the same attempt of
 * a task: what commits the one commits the other, and an attempt that fails or comes second leaves
 * neither.
 */
public final class TwoTables extends ParquetFileFormat {
  private static final long serialVersionUID = 1L;

  /** Options: the folder of the second table, and the columns of both as JSON. */
  static final String FOLDER = "folderOfSecond";

  static final String FIRST = "columnsOfFirst";
  static final String SECOND = "columnsOfSecond";

  @Override
  public OutputWriterFactory prepareWrite(
      SparkSession spark, Job job, Map<String, String> options, StructType rows) {
    StructType first = columns(options, FIRST);
    return new Factory(
        super.prepareWrite(spark, job, options, first),
        first,
        columns(options, SECOND),
        options.get(FOLDER).get());
  }

  private static StructType columns(Map<String, String> options, String key) {
    return (StructType) DataType.fromJson(options.get(key).get());
  }

  private static final class Factory extends OutputWriterFactory {
    private static final long serialVersionUID = 1L;

    private final OutputWriterFactory parquet;
    private final StructType first;
    private final StructType second;
    private final String folder;

    Factory(OutputWriterFactory parquet, StructType first, StructType second, String folder) {
      this.parquet = parquet;
      this.first = first;
      this.second = second;
      this.folder = folder;
    }

    @Override
    public String getFileExtension(TaskAttemptContext task) {
      return parquet.getFileExtension(task);
    }

    @Override
    public OutputWriter newInstance(String path, StructType rows, TaskAttemptContext task) {
      Path file = new Path(path);
      Path beside = new Path(new Path(file.getParent(), folder), file.getName());
      Configuration conf = new Configuration(task.getConfiguration());
      ParquetWriteSupport.setSchema(second, conf);
      return new Writer(
          parquet.newInstance(path, first, task),
          first.size(),
          new ParquetOutputWriter(
              beside.toString(), new TaskAttemptContextImpl(conf, task.getTaskAttemptID())),
          second.size());
    }
  }

  private static final class Writer extends OutputWriter {
    private final OutputWriter first;
    private final int columnsOfFirst;
    private final OutputWriter second;
    private final int columnsOfSecond;

    Writer(OutputWriter first, int columnsOfFirst, OutputWriter second, int columnsOfSecond) {
      this.first = first;
      this.columnsOfFirst = columnsOfFirst;
      this.second = second;
      this.columnsOfSecond = columnsOfSecond;
    }

    @Override
    public void write(InternalRow row) {
      if (!row.isNullAt(0)) {
        first.write(row.getStruct(0, columnsOfFirst));
      }
      if (!row.isNullAt(1)) {
        second.write(row.getStruct(1, columnsOfSecond));
      }
    }

    @Override
    public void close() {
      try {
        first.close();
      } finally {
        second.close();
      }
    }

    @Override
    public String path() {
      return first.path();
    }
  }
}
