package org.beyondviral.job;

import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.beyondviral.campaign.Truth;
import org.beyondviral.generate.MixedScenario;
import org.beyondviral.generate.Scenario;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.trace.Trace;

/**
 * Makes a synthetic archive in which every campaign's profile is known.
 *
 * <p>Scenario {@code mixed}: eighteen months from 2021-01-01; one campaign for every 500 traces (at
 * least four), of them 35 % viral fades, 30 % sustained movements, 15 % recurrent, 20 % perennial
 * topics; the rest is background, some of it under tags too small to be campaigns. Broken rows are
 * planted in small fixed shares. The same seed and number of traces give the same rows, whatever
 * the partitions.
 *
 * <p>Input: none.
 *
 * <p>Output: {@code tables/traces} and {@code tables/truth}.
 *
 * <p>Usage, local: {@code ./beyond-viral generate --scenario mixed --traces 30000 --seed 1 --output
 * made}; on a cluster: {@code spark-submit beyond-viral.jar generate --scenario mixed --traces
 * 1000000000 --seed 1 --output hdfs:///made}. Study it with {@code study --traces
 * made/tables/traces}.
 */
public final class GenerateJob {
  private static final long TRACES_PER_TASK = 250_000;

  private GenerateJob() {}

  /**
   * Writes the traces and the truth.
   *
   * @param traces distinct traces to make; rows that dirt repeats come on top
   */
  public static void run(Tables tables, Scenario scenario, long traces, long seed) {
    int tasks = (int) Math.min(100_000, Math.max(1, traces / TRACES_PER_TASK));
    switch (scenario) {
      case MIXED -> {
        tables.write(Catalogue.TRACES, traces(tables, traces, seed, tasks));
        tables.write(Catalogue.TRUTH, truth(tables, traces, seed, tasks));
      }
    }
  }

  static Dataset<Trace> traces(Tables tables, long traces, long seed, int partitions) {
    MixedScenario scenario = new MixedScenario(seed, traces);
    return tables
        .spark()
        .range(0, scenario.units(), 1, partitions)
        .flatMap(
            (FlatMapFunction<Long, Trace>) unit -> scenario.unit(unit).iterator(),
            RecordEncoder.of(Trace.class));
  }

  static Dataset<Truth> truth(Tables tables, long traces, long seed, int partitions) {
    MixedScenario scenario = new MixedScenario(seed, traces);
    return tables
        .spark()
        .range(0, scenario.campaigns(), 1, partitions)
        .map((MapFunction<Long, Truth>) scenario::truth, RecordEncoder.of(Truth.class));
  }
}
