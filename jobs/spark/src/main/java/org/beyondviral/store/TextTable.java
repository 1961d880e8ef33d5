package org.beyondviral.store;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in aligned columns for a terminal; control characters shown as dots, long cells cut. */
public final class TextTable {
  private static final int WIDEST_CELL = 120;

  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(List<String> header) {
    rows.add(header);
  }

  /** Adds a row; a null shows as nothing. */
  public void add(List<? extends @Nullable Object> cells) {
    rows.add(cells.stream().map(TextTable::cell).toList());
  }

  public void print(PrintStream out) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static String cell(@Nullable Object value) {
    String text = value == null ? "" : value.toString().replaceAll("\\p{C}", "·");
    return text.length() <= WIDEST_CELL ? text : text.substring(0, WIDEST_CELL - 1) + "…";
  }
}
