package org.beyondviral.rows;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/** Columns as references to the accessors of records: {@code col(Trace::traceId)}. */
public final class Columns {
  /** The accessor of a record component. */
  @FunctionalInterface
  public interface Accessor<R extends Record> extends Serializable {
    @Nullable Object get(R row);
  }

  private Columns() {}

  /** The column of that component. */
  public static <R extends Record> Column col(Accessor<R> accessor) {
    return functions.col(name(accessor));
  }

  /** The column of that component in one side of a join. */
  public static <R extends Record> Column col(Dataset<?> side, Accessor<R> accessor) {
    return side.col(name(accessor));
  }

  /** The name of that component. */
  public static <R extends Record> String name(Accessor<R> accessor) {
    try {
      Method replace = accessor.getClass().getDeclaredMethod("writeReplace");
      replace.setAccessible(true);
      return ((SerializedLambda) replace.invoke(accessor)).getImplMethodName();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("not a method reference", e);
    }
  }

  /** The columns of that record as one column that holds it. */
  public static Column struct(Class<? extends Record> row) {
    return functions.struct(
        java.util.Arrays.stream(row.getRecordComponents())
            .map(component -> functions.col(component.getName()))
            .toArray(Column[]::new));
  }

  /** An untyped result as rows of that record; the columns are matched by name. */
  public static <R extends Record> Dataset<R> as(Dataset<?> rows, Class<R> row) {
    Column[] columns =
        java.util.Arrays.stream(row.getRecordComponents())
            .map(component -> functions.col(component.getName()))
            .toArray(Column[]::new);
    return rows.select(columns).as(RecordEncoder.of(row));
  }
}
