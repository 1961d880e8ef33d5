package org.beyondviral.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  /** What is published may name campaigns, and neither accounts nor what would lead to them. */
  @Test
  void publishedTablesNameNoAccount() {
    List<String> ids =
        Catalogue.all().stream()
            .filter(Table::published)
            .flatMap(table -> table.columns().stream())
            .filter(column -> column.storedType().contains("string"))
            .map(Column::name)
            .filter(
                name -> name.endsWith("_id") || name.endsWith("author") || name.endsWith("account"))
            .distinct()
            .toList();
    assertThat(ids).containsExactly("campaign_id");
  }
}
