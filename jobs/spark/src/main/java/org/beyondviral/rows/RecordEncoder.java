package org.beyondviral.rows;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoder;
import org.apache.spark.sql.catalyst.encoders.AgnosticEncoders;
import org.apache.spark.sql.types.Metadata;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Encoders of records: the record is the schema.
 *
 * <p>Components may be primitives, their boxes, strings, byte arrays, instants, enums, records,
 * arrays, lists and maps of these. A component is nullable exactly when it carries
 * {@code @Nullable}. Spark's bean encoder gives a record an empty schema, hence this bridge to the
 * encoder of products.
 */
public final class RecordEncoder {
  private RecordEncoder() {}

  /** The encoder of a public record that is top-level or static. */
  public static <R extends Record> Encoder<R> of(Class<R> row) {
    return product(row);
  }

  private static <R> AgnosticEncoder<R> product(Class<R> row) {
    List<AgnosticEncoders.EncoderField> fields = new ArrayList<>();
    for (RecordComponent component : row.getRecordComponents()) {
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      fields.add(
          new AgnosticEncoders.EncoderField(
              component.getName(),
              encoder(component.getGenericType()),
              nullable,
              Metadata.empty(),
              Option.empty(),
              Option.empty()));
    }
    return new AgnosticEncoders.ProductEncoder<>(
        tag(row), CollectionConverters.asScala(fields).toSeq(), Option.empty());
  }

  private static AgnosticEncoder<?> encoder(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      Type[] arguments = parameterized.getActualTypeArguments();
      if (parameterized.getRawType() == List.class) {
        return new AgnosticEncoders.IterableEncoder<>(
            tag(List.class), encoder(arguments[0]), true, false);
      }
      if (parameterized.getRawType() == Map.class) {
        return new AgnosticEncoders.MapEncoder<>(
            tag(Map.class), encoder(arguments[0]), encoder(arguments[1]), true);
      }
    } else if (type instanceof Class<?> raw) {
      return encoder(raw);
    } else if (type instanceof GenericArrayType array) {
      return new AgnosticEncoders.ArrayEncoder<>(encoder(array.getGenericComponentType()), true);
    }
    throw new IllegalArgumentException("no encoder for " + type);
  }

  private static AgnosticEncoder<?> encoder(Class<?> type) {
    if (type == int.class) {
      return AgnosticEncoders.PrimitiveIntEncoder$.MODULE$;
    } else if (type == long.class) {
      return AgnosticEncoders.PrimitiveLongEncoder$.MODULE$;
    } else if (type == double.class) {
      return AgnosticEncoders.PrimitiveDoubleEncoder$.MODULE$;
    } else if (type == boolean.class) {
      return AgnosticEncoders.PrimitiveBooleanEncoder$.MODULE$;
    } else if (type == Integer.class) {
      return AgnosticEncoders.BoxedIntEncoder$.MODULE$;
    } else if (type == Long.class) {
      return AgnosticEncoders.BoxedLongEncoder$.MODULE$;
    } else if (type == Double.class) {
      return AgnosticEncoders.BoxedDoubleEncoder$.MODULE$;
    } else if (type == Boolean.class) {
      return AgnosticEncoders.BoxedBooleanEncoder$.MODULE$;
    } else if (type == String.class) {
      return AgnosticEncoders.StringEncoder$.MODULE$;
    } else if (type == byte[].class) {
      return AgnosticEncoders.BinaryEncoder$.MODULE$;
    } else if (type == Instant.class) {
      return AgnosticEncoders.STRICT_INSTANT_ENCODER();
    } else if (type.isEnum()) {
      return new AgnosticEncoders.JavaEnumEncoder<>(tag(type));
    } else if (type.isArray()) {
      Class<?> element = type.getComponentType();
      return new AgnosticEncoders.ArrayEncoder<>(encoder((Type) element), !element.isPrimitive());
    } else if (type.isRecord()) {
      return product(type);
    }
    throw new IllegalArgumentException("no encoder for " + type);
  }

  @SuppressWarnings("unchecked")
  private static <T> ClassTag<T> tag(Class<?> type) {
    return (ClassTag<T>) ClassTag$.MODULE$.apply(type);
  }
}
