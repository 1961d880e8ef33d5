package org.beyondviral.bench;

import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;

/** Writes rows, given as arrays of their values, to one Parquet file. */
@SuppressWarnings("deprecation") // Parquet has no other way to implement its writer
final class TableWriter {
  private TableWriter() {}

  static ParquetWriter<@Nullable Object[]> open(String file, String schema) throws IOException {
    return new Builder(new Path(file), MessageTypeParser.parseMessageType(schema))
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .config("parquet.compression.codec.zstd.level", "1")
        .withDictionaryEncoding("trace_id", false)
        .build();
  }

  private static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {
    private final MessageType schema;

    Builder(Path file, MessageType schema) {
      super(file);
      this.schema = schema;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration conf) {
      return new Support(schema);
    }
  }

  private static final class Support extends WriteSupport<@Nullable Object[]> {
    private final MessageType schema;
    private @Nullable RecordConsumer consumer;

    Support(MessageType schema) {
      this.schema = schema;
    }

    @Override
    public WriteContext init(Configuration conf) {
      return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      consumer = recordConsumer;
    }

    @Override
    public void write(@Nullable Object[] row) {
      RecordConsumer out = java.util.Objects.requireNonNull(consumer);
      out.startMessage();
      for (int i = 0; i < row.length; i++) {
        Object value = row[i];
        if (value == null) {
          continue;
        }
        String name = schema.getFieldName(i);
        out.startField(name, i);
        if (value instanceof Binary binary) {
          out.addBinary(binary);
        } else if (value instanceof Long number) {
          out.addLong(number);
        } else if (value instanceof Integer number) {
          out.addInteger(number);
        } else if (value instanceof Double number) {
          out.addDouble(number);
        } else if (value instanceof Boolean flag) {
          out.addBoolean(flag);
        }
        out.endField(name, i);
      }
      out.endMessage();
    }
  }
}
