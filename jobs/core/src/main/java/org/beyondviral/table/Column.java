package org.beyondviral.table;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table, derived from a record component.
 *
 * @param name snake_case, as stored
 * @param component camelCase, as in Java
 * @param type Java type of the component
 * @param nullable whether the component carries {@code @Nullable}
 * @param unit unit of the value
 * @param meaning one sentence
 * @param storedType type of the stored column as people write it, such as {@code array of string}
 */
public record Column(
    String name,
    String component,
    Class<?> type,
    boolean nullable,
    Unit unit,
    String meaning,
    String storedType) {

  private static final Map<Type, String> STORED_TYPES =
      Map.of(
          String.class, "string",
          Instant.class, "timestamp",
          boolean.class, "boolean",
          int.class, "int",
          Integer.class, "int",
          long.class, "bigint",
          Long.class, "bigint",
          double.class, "double",
          Double.class, "double");

  /**
   * The columns of a row, in the order of its components; every component must carry {@link Means}.
   */
  static List<Column> of(Class<? extends Record> row) {
    return Arrays.stream(row.getRecordComponents()).map(Column::of).toList();
  }

  private static Column of(RecordComponent component) {
    Means means = component.getAnnotation(Means.class);
    if (means == null) {
      throw new IllegalStateException(
          component.getDeclaringRecord().getName() + "." + component.getName() + " lacks @Means");
    }
    AnnotatedElement type = component.getAnnotatedType();
    return new Column(
        snakeCase(component.getName()),
        component.getName(),
        component.getType(),
        type.isAnnotationPresent(Nullable.class),
        means.unit(),
        means.value(),
        storedType(component.getGenericType()));
  }

  private static String storedType(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      String of =
          Arrays.stream(parameterized.getActualTypeArguments())
              .map(Column::storedType)
              .collect(Collectors.joining(" to "));
      return (parameterized.getRawType() == Map.class ? "map of " : "array of ") + of;
    }
    String known = STORED_TYPES.get(type);
    if (known == null) {
      throw new IllegalStateException("no stored type for " + type);
    }
    return known;
  }

  /** {@code viralP25} becomes {@code viral_p25}. */
  public static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
