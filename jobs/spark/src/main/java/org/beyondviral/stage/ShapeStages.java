package org.beyondviral.stage;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.beyondviral.attention.Activity;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.campaign.Profile;
import org.beyondviral.measure.CampaignFacts;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.shape.AdjustedRand;
import org.beyondviral.shape.FoundShapes;
import org.beyondviral.shape.ShapeMethod;
import org.beyondviral.shape.ShapeModel;
import org.beyondviral.shape.ShapeRules;
import org.beyondviral.shape.ShapeSeries;
import org.beyondviral.shape.ShapeTally;
import org.beyondviral.stage.SeriesStages.Series;

/** Sorts campaigns by the shape of their activity around its peak. */
public final class ShapeStages {
  /** Series held by the driver to start from: 2,000, some 2 MB of 128 bins. */
  public static final int HELD = 2_000;

  private static final int DEPTH = 2;

  private ShapeStages() {}

  /** The aligned series of the campaigns that have one; no shuffle. */
  public static Dataset<ShapeSeries> series(
      Dataset<Series> campaigns, Duration bin, ShapeRules rules) {
    FlatMapFunction<Series, ShapeSeries> align =
        campaign -> {
          Activity activity = CampaignFacts.activity(campaign.bins(), bin);
          return rules
              .method()
              .normalised(ShapeMethod.aligned(activity, rules.bins()))
              .map(values -> new ShapeSeries(campaign.campaignId(), values))
              .stream()
              .iterator();
        };
    return campaigns.flatMap(align, RecordEncoder.of(ShapeSeries.class));
  }

  /**
   * The shapes; empty without series.
   *
   * <p>Up to {@code held} series, random but for the seed, are searched by the driver; beyond that,
   * the best of those starts goes on over all. Then each round is one pass without a shuffle: tasks
   * sort their series, and of each task one tally of fixed size comes back, added up in a tree.
   * Tallies add exactly, so that partitions do not matter.
   */
  public static Optional<FoundShapes> find(
      Dataset<ShapeSeries> series, ShapeRules rules, int held) {
    Column id = col(ShapeSeries::campaignId);
    List<ShapeSeries> some =
        series.orderBy(xxhash64(id, lit(rules.seed())), id).limit(held).collectAsList();
    if (some.isEmpty()) {
      return Optional.empty();
    }
    JavaRDD<ShapeSeries> all = series.toJavaRDD();
    return Optional.of(
        FoundShapes.find(some, some.size() == held, rules, model -> pass(all, model)));
  }

  /** How far shapes and profiles agree, undecided campaigns left out; one small shuffle. */
  public static double agreement(Dataset<CampaignProfile> profiles) {
    return AdjustedRand.of(
        as(
                profiles
                    .where(
                        col(CampaignProfile::profile)
                            .notEqual(Profile.UNDECIDED.word())
                            .and(col(CampaignProfile::shape).isNotNull()))
                    .groupBy(
                        col(CampaignProfile::profile).as(name(AdjustedRand.Cell::one)),
                        col(CampaignProfile::shape)
                            .cast("string")
                            .as(name(AdjustedRand.Cell::other)))
                    .agg(count(lit(1)).as(name(AdjustedRand.Cell::count))),
                AdjustedRand.Cell.class)
            .collectAsList());
  }

  private static ShapeTally pass(JavaRDD<ShapeSeries> all, ShapeModel model) {
    return all.mapPartitions(
            (Iterator<ShapeSeries> part) -> Stream.of(tally(model, part)).iterator())
        .treeReduce(ShapeTally::merge, DEPTH);
  }

  private static ShapeTally tally(ShapeModel model, Iterator<ShapeSeries> part) {
    ShapeTally tally = new ShapeTally(model);
    part.forEachRemaining(tally::add);
    return tally;
  }
}
