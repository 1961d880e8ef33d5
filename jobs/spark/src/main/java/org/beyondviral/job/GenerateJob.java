package org.beyondviral.job;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.beyondviral.campaign.Truth;
import org.beyondviral.cascade.CascadeTruth;
import org.beyondviral.generate.Faults;
import org.beyondviral.generate.Plan;
import org.beyondviral.generate.PlantedAccount;
import org.beyondviral.generate.PlantedContrast;
import org.beyondviral.generate.PlantedMeasure;
import org.beyondviral.generate.PlantedParent;
import org.beyondviral.generate.PlantedParts;
import org.beyondviral.generate.Scenario;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.Table;
import org.beyondviral.trace.Follow;
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
 * <p>{@code null}: small studies of twenty short and twenty long campaigns that differ in duration
 * and in nothing else planted. {@code retention}, {@code recruitment} and {@code succession}: the
 * like, whose long campaigns differ in that too, by sizes that {@code truth_contrasts} holds.
 * {@code incentives}: sign-ups under flat, direct and recursive rewards. {@code leaders}: movements
 * whose leaders are known by week. {@code mechanisms}: seven ways of spreading, three on a graph
 * that {@code follows} holds. {@code attention}: known branching, decays of two speeds, shocks,
 * habits. {@code coordinated}: fades with and without bots and groups that act at once. {@code
 * huge}: one movement of all traces.
 *
 * <p>{@code --sampled 0.1} keeps one trace in ten, by its id; {@code --fault gap=30 --fault
 * deleted=0.1} and others put more of what befalls archives on any scenario. The truth remains that
 * of the whole.
 *
 * <p>Input: none.
 *
 * <p>Output: {@code tables/traces}; {@code follows}, empty where nobody is known to follow; the
 * truth: {@code truth} (profiles), {@code truth_cascades} (closed forms), {@code truth_parts},
 * {@code truth_measures}, {@code truth_parents}, {@code truth_accounts}, {@code truth_contrasts}.
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
   * @param faults what becomes of them in the archive
   */
  public static void run(Tables tables, Scenario scenario, long traces, Faults faults) {
    int tasks = (int) Math.min(100_000, Math.max(1, traces / TRACES_PER_TASK));
    Plan plan = scenario.plan(faults.seed(), traces);
    tables.write(Catalogue.TRACES, traces(tables, plan, faults, tasks));
    tables.write(Catalogue.TRUTH, each(tables, plan.campaigns(), plan::truth, Truth.class, tasks));
    tables.write(
        Catalogue.TRUTH_CASCADES,
        each(tables, plan.cascades(), plan::cascade, CascadeTruth.class, tasks));
    tables.write(
        Catalogue.TRUTH_PARTS,
        all(tables, plan.campaigns(), i -> plan.parts(i).stream(), PlantedParts.class, tasks));
    tables.write(
        Catalogue.TRUTH_MEASURES,
        all(tables, plan.campaigns(), i -> plan.measures(i).stream(), PlantedMeasure.class, tasks));
    tables.write(
        Catalogue.TRUTH_PARENTS,
        all(tables, plan.units(), i -> plan.parents(i).stream(), PlantedParent.class, tasks));
    tables.write(
        Catalogue.TRUTH_ACCOUNTS,
        all(tables, plan.units(), i -> plan.accounts(i).stream(), PlantedAccount.class, tasks));
    tables.write(
        Catalogue.TRUTH_CONTRASTS,
        tables.spark().createDataset(plan.contrasts(), RecordEncoder.of(PlantedContrast.class)));
    tables.write(
        Catalogue.FOLLOWS,
        all(tables, plan.followBlocks(), i -> plan.follows(i).stream(), Follow.class, tasks));
  }

  /** Every table it writes. */
  public static List<Table<?>> writes() {
    return List.of(
        Catalogue.TRACES,
        Catalogue.FOLLOWS,
        Catalogue.TRUTH,
        Catalogue.TRUTH_CASCADES,
        Catalogue.TRUTH_PARTS,
        Catalogue.TRUTH_MEASURES,
        Catalogue.TRUTH_PARENTS,
        Catalogue.TRUTH_ACCOUNTS,
        Catalogue.TRUTH_CONTRASTS);
  }

  static Dataset<Trace> traces(Tables tables, Plan plan, Faults faults, int partitions) {
    return all(
        tables,
        plan.units(),
        index -> faults.of(plan.unit(index)).stream(),
        Trace.class,
        partitions);
  }

  /** What several rows are made of. */
  private interface Maker<R> extends Serializable {
    Stream<R> rows(long index);
  }

  private static <R extends Record> Dataset<R> all(
      Tables tables, long makers, Maker<R> maker, Class<R> type, int partitions) {
    FlatMapFunction<Long, R> rows = index -> maker.rows(index).iterator();
    return tables.spark().range(0, makers, 1, partitions).flatMap(rows, RecordEncoder.of(type));
  }

  private static <R extends Record> Dataset<R> each(
      Tables tables, long rows, MapFunction<Long, R> row, Class<R> type, int partitions) {
    return tables.spark().range(0, rows, 1, partitions).map(row, RecordEncoder.of(type));
  }
}
