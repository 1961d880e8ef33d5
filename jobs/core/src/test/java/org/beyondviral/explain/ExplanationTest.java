package org.beyondviral.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.beyondviral.measure.Measure;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.UserError;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.Column;
import org.beyondviral.table.Table;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  @Test
  void everyNameIsExplainedByItsOwnMeaning() {
    for (Table<?> table : Catalogue.all()) {
      assertThat(Explanation.tables()).contains(table.name()).contains(table.meaning());
      assertThat(Explanation.explain(table.name())).contains(table.meaning());
      for (Column column : table.columns()) {
        assertThat(Explanation.explain(table.name() + "." + column.name()))
            .contains(column.meaning())
            .contains(column.storedType());
        assertThat(Explanation.table(table.name())).contains(column.meaning());
      }
    }
    for (Measure measure : Measure.values()) {
      assertThat(Explanation.explain(measure.key()))
          .contains(measure.meaning())
          .contains(measure.formula())
          .contains(measure.gaps())
          .contains(measure.source().citation());
    }
    for (Setting<?> setting : Setting.all()) {
      assertThat(Explanation.explain(setting.key()))
          .contains(setting.meaning())
          .contains(setting.range());
    }
  }

  @Test
  void nameThatSeveralThingsBearExplainsThemAll() {
    assertThat(Explanation.explain("participants"))
        .contains("measure participants:")
        .contains("table participants:")
        .contains("column campaigns.participants:")
        .contains("column campaign_activity.participants:");
  }

  @Test
  void listsAreStoredAsArrays() {
    assertThat(Explanation.explain("traces.tags")).contains("array of string");
  }

  @Test
  void unknownNameIsMetWithTheNearest() {
    assertThatThrownBy(() -> Explanation.explain("half_life"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no name 'half_life'")
        .hasMessageContaining("half_life_days");
    assertThatThrownBy(() -> Explanation.table("cascade"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cascades");
  }
}
