package org.beyondviral.table;

import java.util.Arrays;
import java.util.List;

/**
 * A table of the study: a name, a row type whose components are the columns, and what it is for.
 *
 * @param name snake_case, also its folder and file name
 * @param row the record that is the schema
 * @param published whether it is also written as {@code summary/<name>.csv}; such a table names no
 *     account
 * @param key the components that identify a row, in the order the rows are written
 * @param writer the command that writes it
 * @param meaning one sentence
 */
public record Table<R extends Record>(
    String name, Class<R> row, boolean published, List<String> key, String writer, String meaning) {

  /** The columns in stored order. */
  public List<Column> columns() {
    return Column.of(row);
  }

  /** Whether a component is a letter and a number. */
  public boolean isNumbered(String component) {
    return Arrays.stream(row.getRecordComponents())
        .anyMatch(
            each -> each.getName().equals(component) && each.isAnnotationPresent(Numbered.class));
  }

  /** Stored names of the columns that say how many people a row tells of. */
  public List<String> peopleCounts() {
    return Arrays.stream(row.getRecordComponents())
        .filter(component -> component.isAnnotationPresent(CountsPeople.class))
        .map(component -> Column.snakeCase(component.getName()))
        .toList();
  }
}
