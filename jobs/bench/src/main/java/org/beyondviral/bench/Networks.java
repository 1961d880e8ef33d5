package org.beyondviral.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.beyondviral.settings.Setting;
import org.beyondviral.stage.InteractionStages;
import org.beyondviral.stage.NetworkStages;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;

/**
 * The part of the job {@code participation} that finds everybody's standing in the network of each
 * campaign, alone. Prints people, and the sums of their core numbers and triangles.
 *
 * <p>Arguments: the study, output, traces.
 */
public final class Networks {
  private Networks() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws IOException {
    try (SparkSession spark = Spark.open("networks", Long.parseLong(arguments[2]))) {
      Tables tables = new Tables(spark, arguments[0], Optional.empty());
      Dataset<InteractionStages.Acted> acted =
          InteractionStages.acted(
                  InteractionStages.interactions(
                      tables.read(Catalogue.CAMPAIGN_MEMBERS),
                      tables.read(Catalogue.CASCADE_MEMBERS)))
              .persist(StorageLevel.MEMORY_AND_DISK());
      long held = Setting.NETWORK_HELD_LINKS.defaultValue();
      String output = arguments[1] + "/standings";
      NetworkStages.standings(acted, NetworkStages.large(acted, held)).write().parquet(output);
      Row sums =
          spark
              .read()
              .parquet(output)
              .agg(sum(lit(1L)), sum(col("core")), sum(col("triangles")))
              .first();
      System.out.println(sums.get(0) + " " + sums.get(1) + " " + sums.get(2));
    }
  }
}
