package org.beyondviral.report;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.beyondviral.trace.CollectionGap;

/** When the whole archive fell silent or was capped. */
final class GapSection {
  private GapSection() {}

  static String html(List<CollectionGap> gaps) {
    if (gaps.isEmpty()) {
      return "<p>No day stands out as silent, and no limit shows in the number of traces a day.</p>";
    }
    StringBuilder items = new StringBuilder();
    for (CollectionGap gap : gaps) {
      items.append("<li>").append(sentence(gap)).append("</li>");
    }
    return """
        <p class="warning">The archive was not collected evenly. What campaigns did in these days is cut or
        missing, and no measure allows for it. The table <code>collection_gaps</code> holds every such time.</p>
        <ul class="gaps">%s</ul>
        """
        .formatted(items);
  }

  private static String sentence(CollectionGap gap) {
    String from = gap.startedAt().atZone(ZoneOffset.UTC).toLocalDate().toString();
    String to =
        gap.endedAt().minus(Duration.ofDays(1)).atZone(ZoneOffset.UTC).toLocalDate().toString();
    return gap.kind().equals("cap")
        ? "Capped at %s traces a day: from %s to %s, %s days hold exactly so many."
            .formatted(Numbers.count(gap.perDay()), from, to, Numbers.count(gap.days()))
        : "Silent %s: %s traces, where %s a day are usual."
            .formatted(
                gap.days() == 1
                    ? "on " + from
                    : "from %s to %s (%s days)".formatted(from, to, Numbers.count(gap.days())),
                Numbers.count(gap.traces()),
                Numbers.count(gap.perDay()));
  }
}
