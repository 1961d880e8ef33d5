package org.beyondviral.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.cascade.parents.CascadeDraw;
import org.beyondviral.cascade.parents.CascadeUncertainty;
import org.beyondviral.cascade.parents.ParentRules;
import org.beyondviral.cascade.parents.Reading;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.settings.UserError;
import org.beyondviral.stage.Inferred.Copy;
import org.beyondviral.stage.TieStages.Tie;
import org.beyondviral.trace.Follow;
import org.beyondviral.trace.Kind;
import org.beyondviral.trace.Trace;

/**
 * Whom a repost was copied from, where the archive states only the root of its cascade.
 *
 * <p>Starts from the cascades as stated: what is inferred is an earlier trace of the same cascade,
 * so that cascades stay the same sets of traces, and only their trees change.
 */
public final class ParentStages {
  /** Traces of the largest cascade that is read anew. Larger ones stay as stated. */
  public static final long HELD_BY_ONE_TASK = 2_000_000;

  /** Heap behind one trace of a cascade that is read anew. */
  private static final long BYTES_PER_TRACE = 500;

  /**
   * Ties of the authors of a cascade that is read anew; about 100 bytes each in one task. Cascades
   * with more stay as stated.
   */
  static final long TIES_HELD_BY_ONE_TASK = 5_000_000;

  private static final String AT = "at";
  private static final String COPIED = "copied";

  private ParentStages() {}

  /** Whether a member is a repost for which the archive states no parent but the root. */
  public static Column statesOnlyTheRoot() {
    return col(CascadeMember::kind)
        .equalTo(Kind.REPOST.word())
        .and(col(CascadeMember::parentId).equalTo(col(CascadeMember::cascadeId)));
  }

  /**
   * Cascades too large to be read anew: at most the traces of the archive over the limit. The limit
   * is not that of the heap, so that results do not depend on it.
   *
   * @throws UserError when a quarter of the heap has no room for the largest of the others, one for
   *     each task that runs at once
   */
  public static List<String> tooLarge(Dataset<Cascade> cascades, long heldByOneTask) {
    SparkSession spark = cascades.sparkSession();
    int tasks = RootStages.tasksOfExecutor(spark);
    long largest =
        cascades
            .filter(col(Cascade::size).leq(heldByOneTask))
            .orderBy(col(Cascade::size).desc())
            .limit(tasks)
            .agg(coalesce(sum(col(Cascade::size)), lit(0L)))
            .head()
            .getLong(0);
    long room = RootStages.heapOfTasks(spark) / BYTES_PER_TRACE;
    if (largest > room) {
      throw new UserError(
          "parents cannot be inferred: %d tasks at once may read cascades of %,d traces in all, and the heap has room for %,d; raise the memory (BEYOND_VIRAL_MEMORY, spark.executor.memory), run fewer tasks at once (spark.master=local[N], spark.executor.cores), or use cascades.parents=stated"
              .formatted(tasks, largest, room));
    }
    return cascades
        .filter(col(Cascade::size).gt(heldByOneTask))
        .select(col(Cascade::cascadeId))
        .as(Encoders.STRING())
        .collectAsList();
  }

  /**
   * Reads every cascade of two traces or more anew, one at a time.
   *
   * <p>One shuffle by cascade; where audience or the roots that traces state are needed, three by
   * trace before it; where ties are, two by trace and those of {@link TieStages}.
   *
   * @param members the cascades as stated
   * @param traces the archive
   * @param follows who follows whom; empty unless parents are read as followed
   * @param tooLarge cascades that stay as stated
   */
  public static Dataset<Inferred> infer(
      Dataset<CascadeMember> members,
      Dataset<Trace> traces,
      Dataset<Follow> follows,
      List<String> tooLarge,
      ParentRules rules) {
    Column loneRoot =
        col(CascadeMember::parentId).isNull().and(col(CascadeMember::descendants).equalTo(0));
    Dataset<CascadeMember> read =
        members.filter(
            not(loneRoot).and(not(col(CascadeMember::cascadeId).isin(tooLarge.toArray()))));
    Dataset<CascadeMember> sharing = read.filter(TieStages.shares());
    Dataset<Row> facts =
        (rules.trees() > 0 ? read : sharing)
            .withColumn(name(Share::repost), col(CascadeMember::kind).equalTo(Kind.REPOST.word()));
    Dataset<Row> known =
        rules.reading() == Reading.PROBABLE || rules.trees() > 0
            ? facts.join(
                TraceStages.distinct(traces, Trace::audience)
                    .select(col(Trace::traceId), col(Trace::rootId), col(Trace::audience)),
                seq(name(Trace::traceId)),
                "left")
            : facts
                .withColumn(name(Share::rootId), lit(null).cast("string"))
                .withColumn(name(Share::audience), lit(null).cast("bigint"));
    Dataset<Row> tied =
        switch (rules.reading()) {
          case FOLLOWED -> withTies(known, TieStages.followed(sharing, follows));
          case INTERACTED -> withTies(known, TieStages.interacted(sharing, members));
          case PROBABLE, STATED ->
              known.withColumn(
                  name(Share::ties),
                  lit(null)
                      .cast(
                          RecordEncoder.of(Share.class)
                              .schema()
                              .apply(name(Share::ties))
                              .dataType()));
        };
    return as(tied, Share.class)
        .groupBy(col(Share::cascadeId))
        .as(Encoders.STRING(), RecordEncoder.of(Share.class))
        .flatMapSortedGroups(
            new Column[] {col(Share::createdAt), col(Share::traceId)},
            new CascadeReader(rules, TIES_HELD_BY_ONE_TASK),
            RecordEncoder.of(Inferred.class));
  }

  private static Dataset<Row> withTies(Dataset<Row> facts, Dataset<Tie> ties) {
    Dataset<Row> ofOne =
        ties.groupBy(col(Tie::traceId))
            .agg(
                sort_array(collect_list(struct(col(Tie::account), col(Tie::weight))))
                    .as(name(Share::ties)));
    return facts.join(ofOne, seq(name(Tie::traceId)), "left");
  }

  /** Who copied whom. */
  public static Dataset<Copy> copies(Dataset<Inferred> inferred) {
    return as(inferred.filter(col(Inferred::copy).isNotNull()).select("copy.*"), Copy.class);
  }

  /** The spread of each measure of each cascade with inferred parents. */
  public static Dataset<CascadeUncertainty> uncertainty(Dataset<Inferred> inferred) {
    return as(
        inferred.filter(col(Inferred::uncertainty).isNotNull()).select("uncertainty.*"),
        CascadeUncertainty.class);
  }

  /** Every drawn tree of each cascade with inferred parents. */
  public static Dataset<CascadeDraw> draws(Dataset<Inferred> inferred) {
    return as(inferred.filter(col(Inferred::draw).isNotNull()).select("draw.*"), CascadeDraw.class);
  }

  /** The traces as if the archive stated the inferred parents. One shuffle, by trace. */
  public static Dataset<Trace> replaced(Dataset<Trace> traces, Dataset<Copy> copies) {
    return as(
        traces
            .join(named(copies), col(traces, Trace::traceId).equalTo(col(AT)), "left")
            .withColumn(name(Trace::parentId), coalesce(col(COPIED), col(Trace::parentId))),
        Trace.class);
  }

  /** The members with the evidence for their inferred parents. One shuffle, by trace. */
  public static Dataset<Built> withEvidence(
      Dataset<Built> built, Dataset<Copy> copies, Reading reading) {
    Column member = col(Built::member);
    Column evidence = member.getField(name(CascadeMember::parentEvidence));
    return as(
        built
            .join(
                named(copies),
                member.getField(name(CascadeMember::traceId)).equalTo(col(AT)),
                "left")
            .withColumn(
                name(Built::member),
                member.withField(
                    name(CascadeMember::parentEvidence),
                    when(col(AT).isNotNull(), reading.word()).otherwise(evidence))),
        Built.class);
  }

  private static Dataset<Row> named(Dataset<Copy> copies) {
    return copies.select(col(Copy::traceId).as(AT), col(Copy::parentId).as(COPIED));
  }

  private static String[] seq(String column) {
    return new String[] {column};
  }
}
