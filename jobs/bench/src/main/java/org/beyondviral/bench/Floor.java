package org.beyondviral.bench;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import java.io.IOException;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.stage.Built;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;

/**
 * What no program on Spark can do without: one scan of the columns, one shuffle of the rows, and
 * both tables written in one pass, a row of {@code cascade_members} for each trace and one of
 * {@code cascades} for each that acts on nothing. It finds nothing out: numbers are made up.
 *
 * <p>Arguments: archive, output, traces.
 */
public final class Floor {
  private Floor() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws IOException {
    try (SparkSession spark = Spark.open("floor", Long.parseLong(arguments[2]))) {
      Column id = col("trace_id");
      Column parent = col("parent_id");
      Column author = col("author_id");
      Column time = col("created_at");
      Dataset<Row> rows =
          spark
              .read()
              .parquet(arguments[0])
              .select(id, col("platform"), author, time, col("kind"), parent, col("root_id"))
              .repartition(xxhash64(id))
              .withColumn(name(CascadeMember::traceId), id)
              .withColumn(name(CascadeMember::cascadeId), coalesce(parent, id))
              .withColumn(name(CascadeMember::authorId), author)
              .withColumn(name(CascadeMember::createdAt), time)
              .withColumn(name(CascadeMember::parentId), parent)
              .withColumn(name(CascadeMember::parentEvidence), lit("stated"))
              .withColumn(name(CascadeMember::depth), lit(1))
              .withColumn(name(CascadeMember::children), lit(1))
              .withColumn(name(CascadeMember::descendants), lit(1L))
              .withColumn(name(CascadeMember::preorder), pmod(xxhash64(id), lit(16L)))
              .withColumn(name(Cascade::rootAuthorId), author)
              .withColumn(name(Cascade::startedAt), time)
              .withColumn(name(Cascade::endedAt), time)
              .withColumn(name(Cascade::complete), lit(true))
              .withColumn(name(Cascade::size), lit(1L))
              .withColumn(name(Cascade::authors), lit(1L))
              .withColumn(name(Cascade::meanDepth), lit(0.5))
              .withColumn(name(Cascade::maxBreadth), lit(1L))
              .withColumn(name(Cascade::leaves), lit(1L))
              .withColumn(name(Cascade::rootShare), lit(1.0))
              .withColumn(name(Cascade::structuralVirality), lit(1.0));
      new Tables(spark, arguments[1], Optional.empty())
          .writeBoth(
              Catalogue.CASCADE_MEMBERS,
              Catalogue.CASCADES,
              as(
                  rows.select(
                      struct(CascadeMember.class).as(name(Built::member)),
                      when(parent.isNull(), struct(Cascade.class)).as(name(Built::cascade))),
                  Built.class));
    }
  }
}
