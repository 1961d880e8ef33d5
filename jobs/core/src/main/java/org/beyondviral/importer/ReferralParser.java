package org.beyondviral.importer;

import java.time.Instant;
import java.util.List;
import org.beyondviral.settings.UserError;
import org.beyondviral.trace.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Who invited whom: CSV with the columns {@code member_id}, {@code invited_by}, {@code joined_at}
 * and, if there is more than one, {@code programme}. Delimiter, time format and zone are those of
 * {@code import.csv}.
 */
final class ReferralParser implements LineParser {
  private final ImportOptions options;
  private final CsvCells cells;
  private final TimeReader time;

  ReferralParser(ImportOptions options, String header) {
    this.options = options;
    CsvOptions csv = options.csv();
    this.cells = new CsvCells(csv.delimiter(), header);
    this.time = TimeReader.of(csv.timeFormat(), csv.timeZone());
    for (String column : List.of("member_id", "invited_by", "joined_at")) {
      if (cells.place(column) < 0) {
        throw new UserError(
            "a referral file needs the column '%s'; it has: %s"
                .formatted(column, String.join(", ", cells.header())));
      }
    }
  }

  @Override
  public Parsed parse(String record) {
    List<String> row = cells.of(record);
    String member = cell(row, "member_id");
    String inviter = cell(row, "invited_by");
    String programme = cell(row, "programme");
    String joined = cell(row, "joined_at");
    Instant joinedAt = joined == null ? null : time.read(joined);
    TraceDraft draft = new TraceDraft(id(programme, member), joinedAt);
    draft.authorId = member;
    draft.actsOn(Kind.JOIN, id(programme, inviter), null);
    if (programme != null) {
      draft.tags.add(programme);
    }
    return Parsed.of(draft.build(options, "referral"));
  }

  /** One member has one join in a programme; a colon in its name would end it early. */
  private static @Nullable String id(@Nullable String programme, @Nullable String member) {
    String name = programme == null ? "" : programme.replace("%", "%25").replace(":", "%3A");
    return member == null ? null : "join:" + name + ":" + member;
  }

  private @Nullable String cell(List<String> row, String column) {
    int place = cells.place(column);
    return place < 0 ? null : Words.filled(row.get(place));
  }
}
