package org.beyondviral.table;

import java.lang.reflect.RecordComponent;
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

  /** The columns that say how many people a row, or some of its cells, tell of. */
  public List<PeopleCount> peopleCounts() {
    return Arrays.stream(row.getRecordComponents())
        .filter(component -> component.isAnnotationPresent(CountsPeople.class))
        .map(Table::peopleCount)
        .toList();
  }

  private static PeopleCount peopleCount(RecordComponent component) {
    return new PeopleCount(
        Column.snakeCase(component.getName()),
        Arrays.stream(component.getAnnotation(CountsPeople.class).cells())
            .map(Column::snakeCase)
            .toList());
  }

  /**
   * A column that counts people.
   *
   * @param column its stored name
   * @param cells stored names of the cells that tell of these people alone; none for the whole row
   */
  public record PeopleCount(String column, List<String> cells) {}
}
