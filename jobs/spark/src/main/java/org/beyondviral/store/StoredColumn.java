package org.beyondviral.store;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.beyondviral.settings.UserError;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.Column;
import org.beyondviral.table.Table;

/**
 * How a stored column is read as the component of a record: absent optional columns as null or
 * empty, a null array as empty, narrower whole numbers widened; anything else that differs is the
 * user's to mend.
 */
record StoredColumn(Table<?> table, Column column, DataType wanted, String path) {
  private static final Set<String> REQUIRED_OF_TRACES =
      Set.of("trace_id", "author_id", "created_at", "kind");

  org.apache.spark.sql.Column in(StructType schema) {
    Optional<StructField> found =
        Arrays.stream(schema.fields())
            .filter(field -> field.name().equals(column.name()))
            .findFirst();
    if (found.isEmpty()) {
      if (required()) {
        throw new UserError(
            "%s: %s has no column '%s' (%s); it has: %s"
                .formatted(
                    table.name(),
                    path,
                    column.name(),
                    wanted.simpleString(),
                    String.join(", ", schema.fieldNames())));
      }
      return wanted instanceof ArrayType ? emptyArray() : lit(null).cast(wanted);
    }
    DataType type = found.get().dataType();
    if (!fits(type)) {
      throw new UserError(
          "%s: column '%s' of %s is %s; %s is wanted"
              .formatted(
                  table.name(), column.name(), path, type.simpleString(), wanted.simpleString()));
    }
    org.apache.spark.sql.Column value = col("`" + column.name() + "`").cast(wanted);
    return wanted instanceof ArrayType ? coalesce(value, emptyArray()) : value;
  }

  private boolean required() {
    return !table.equals(Catalogue.TRACES) || REQUIRED_OF_TRACES.contains(column.name());
  }

  private org.apache.spark.sql.Column emptyArray() {
    return array().cast(wanted);
  }

  private boolean fits(DataType type) {
    if (wanted instanceof ArrayType array) {
      return type instanceof ArrayType stored && stored.elementType().equals(array.elementType());
    }
    if (wanted.equals(DataTypes.LongType)) {
      return type.equals(DataTypes.LongType)
          || type.equals(DataTypes.IntegerType)
          || type.equals(DataTypes.ShortType);
    }
    return type.equals(wanted)
        || (wanted.equals(DataTypes.TimestampType) && type.equals(DataTypes.TimestampNTZType));
  }
}
