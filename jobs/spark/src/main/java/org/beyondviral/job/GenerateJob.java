package org.beyondviral.job;

import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.beyondviral.campaign.Truth;
import org.beyondviral.cascade.CascadeTruth;
import org.beyondviral.generate.Plan;
import org.beyondviral.generate.Sampling;
import org.beyondviral.generate.Scenario;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.trace.Trace;

/**
 * Makes a synthetic archive whose truth is known.
 *
 * <p>Scenario {@code mixed}: eighteen months from 2021-01-01; one campaign for every 500 traces (at
 * least four), of them 35 % viral fades, 30 % sustained movements, 15 % recurrent, 20 % perennial
 * topics; the rest is background, some of it under tags too small to be campaigns. Broken rows are
 * planted in small fixed shares. The same seed and number of traces give the same rows, whatever
 * the partitions.
 *
 * <p>{@code dirty}: as mixed, with twenty times the broken rows. {@code deep}: chains of reposts up
 * to 5,000 long that state no root. {@code skewed}: one tag in half of all traces, one account with
 * 5 % of them, one cascade of a tenth, the rest cascades of one.
 *
 * <p>{@code --sampled 0.1} keeps one trace in ten, by its id; the truth remains that of the whole.
 *
 * <p>Input: none.
 *
 * <p>Output: {@code tables/traces}, {@code tables/truth} and, for cascades whose measures are known
 * in closed form, {@code tables/truth_cascades}.
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
   * @param sampling what of them the archive holds
   */
  public static void run(Tables tables, Scenario scenario, long traces, Sampling sampling) {
    int tasks = (int) Math.min(100_000, Math.max(1, traces / TRACES_PER_TASK));
    Plan plan = scenario.plan(sampling.seed(), traces);
    tables.write(Catalogue.TRACES, traces(tables, plan, sampling, tasks));
    tables.write(Catalogue.TRUTH, each(tables, plan.campaigns(), plan::truth, Truth.class, tasks));
    tables.write(
        Catalogue.TRUTH_CASCADES,
        each(tables, plan.cascades(), plan::cascade, CascadeTruth.class, tasks));
  }

  static Dataset<Trace> traces(Tables tables, Plan plan, Sampling sampling, int partitions) {
    FlatMapFunction<Long, Trace> unit =
        index -> plan.unit(index).stream().filter(sampling::keeps).iterator();
    return tables
        .spark()
        .range(0, plan.units(), 1, partitions)
        .flatMap(unit, RecordEncoder.of(Trace.class));
  }

  private static <R extends Record> Dataset<R> each(
      Tables tables, long rows, MapFunction<Long, R> row, Class<R> type, int partitions) {
    return tables.spark().range(0, rows, 1, partitions).map(row, RecordEncoder.of(type));
  }
}
