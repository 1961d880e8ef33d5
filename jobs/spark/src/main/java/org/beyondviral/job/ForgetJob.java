package org.beyondviral.job;

import static org.beyondviral.rows.Columns.col;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.beyondviral.importer.PrivacyKey;
import org.beyondviral.importer.Pseudonyms;
import org.beyondviral.rows.Columns;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.settings.UserError;
import org.beyondviral.stage.ForgetStages;
import org.beyondviral.stage.ForgetStages.Forgotten;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Books;
import org.beyondviral.table.Catalogue;
import org.beyondviral.trace.Follow;
import org.beyondviral.trace.Reject;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Removes accounts and traces from an imported archive.
 *
 * <p>The list has one a line, {@code account ID} or {@code trace ID}; empty lines and those that
 * begin with # do not count. Ids are those of the platform: an archive of pseudonyms needs the key
 * it was imported with in {@code BEYOND_VIRAL_PRIVACY_KEY}. Gone are the traces of these accounts,
 * mentions of them and who follows them, these traces, and the excerpts of all rejects, for any may
 * be theirs. What acted on a forgotten trace names an id in its place that tells nothing, and is
 * under an unseen root in a study. Links and texts stay as they are.
 *
 * <p>Studies of the archive are stale from then on: the input is no longer what their run.json
 * records.
 *
 * <p>Input: {@code traces}, {@code follows} and {@code rejects} of the output. Output: the same,
 * and stage {@code forget} of {@code ledger}.
 *
 * <p>Usage: {@code ./beyond-viral import --forget list.txt --output archive}, or {@code
 * spark-submit … beyond-viral.jar import --forget hdfs:///list.txt --output hdfs:///archive}.
 */
public final class ForgetJob {
  private ForgetJob() {}

  /**
   * Removes what a list names.
   *
   * @param environment may hold a {@link PrivacyKey}
   * @param file the list
   * @throws UserError when the list cannot be read, or names nothing that the archive knows
   */
  public static void run(Tables tables, Map<String, String> environment, String file) {
    remove(tables, environment, file, true);
  }

  /**
   * Looks whether a list can be read, before anything is written.
   *
   * @throws UserError when it cannot
   */
  public static void check(Tables tables, Map<String, String> environment, String file) {
    forgotten(tables, file, PrivacyKey.of(environment).orElse(null));
  }

  /** Removes what a list names from what has just been imported, though it be nothing. */
  public static void afterImport(Tables tables, Map<String, String> environment, String file) {
    remove(tables, environment, file, false);
  }

  private static void remove(
      Tables tables, Map<String, String> environment, String file, boolean mustFind) {
    Tables archive = tables.asArchive();
    Dataset<Trace> traces = archive.read(Catalogue.TRACES);
    Dataset<Follow> follows =
        archive.exists(Catalogue.FOLLOWS)
            ? archive.read(Catalogue.FOLLOWS)
            : tables.spark().createDataset(List.of(), RecordEncoder.of(Follow.class));
    Dataset<Forgotten> forgotten =
        forgotten(tables, file, PrivacyKey.of(environment).orElse(null)).cache();
    Dataset<Row> gone = ForgetStages.gone(traces, forgotten).cache();
    try {
      long listed = forgotten.distinct().count();
      long found = ForgetStages.found(traces, follows, forgotten).count();
      if (found == 0 && mustFind) {
        throw new UserError(
            "--forget: none of the %d ids of %s is in the archive; one of pseudonyms needs the key it was imported with in %s"
                .formatted(listed, file, PrivacyKey.VARIABLE));
      }
      long in = traces.count();
      if (archive.exists(Catalogue.REJECTS)) {
        tables.write(
            Catalogue.REJECTS,
            Columns.as(
                archive
                    .read(Catalogue.REJECTS)
                    .withColumn(Columns.name(Reject::excerpt), functions.lit(null).cast("string")),
                Reject.class));
      }
      if (archive.exists(Catalogue.FOLLOWS)) {
        tables.write(Catalogue.FOLLOWS, ForgetStages.follows(follows, forgotten));
      }
      String salt = UUID.randomUUID().toString();
      tables.writeByDay(
          Catalogue.TRACES,
          ForgetStages.kept(traces, forgotten, gone, salt),
          col(Trace::createdAt));
      long out = tables.count(Catalogue.TRACES);
      tables.writeLedger(
          "forget",
          Books.of("forget")
              .in(in)
              .out(out)
              .dropped("forgotten", in - out)
              .noted("ids_found", found)
              .noted("ids_not_found", listed - found)
              .close());
    } finally {
      gone.unpersist();
      forgotten.unpersist();
    }
  }

  private static Dataset<Forgotten> forgotten(
      Tables tables, String file, @Nullable PrivacyKey key) {
    Dataset<String> lines =
        tables
            .lines("--forget", file)
            .filter(
                (FilterFunction<String>) line -> !line.isBlank() && !line.strip().startsWith("#"));
    List<String> unknown =
        lines
            .filter(
                (FilterFunction<String>) line -> !line.strip().matches("(account|trace)\\s+\\S.*"))
            .takeAsList(1);
    if (!unknown.isEmpty()) {
      throw new UserError(
          "--forget: a line of %s is neither 'account ID' nor 'trace ID'; it is not shown, for it may name somebody"
              .formatted(file));
    }
    return lines.mapPartitions(
        (MapPartitionsFunction<String, Forgotten>) part -> named(part, key),
        RecordEncoder.of(Forgotten.class));
  }

  private static Iterator<Forgotten> named(Iterator<String> lines, @Nullable PrivacyKey key) {
    Pseudonyms pseudonyms = key == null ? null : new Pseudonyms(key);
    List<Forgotten> named = new ArrayList<>();
    while (lines.hasNext()) {
      String[] words = lines.next().strip().split("\\s+", 2);
      String id = words[1];
      if (pseudonyms != null) {
        id = words[0].equals(Forgotten.ACCOUNT) ? pseudonyms.account(id) : pseudonyms.trace(id);
      }
      named.add(new Forgotten(words[0], id));
    }
    return named.iterator();
  }
}
