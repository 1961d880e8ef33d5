package org.beyondviral.job;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.storage.StorageLevel;
import org.beyondviral.profile.Profiling;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.shape.FoundShapes;
import org.beyondviral.shape.ShapeChoice;
import org.beyondviral.shape.ShapeRules;
import org.beyondviral.shape.ShapeSeries;
import org.beyondviral.stage.ProfileStages;
import org.beyondviral.stage.SeriesStages;
import org.beyondviral.stage.SeriesStages.Series;
import org.beyondviral.stage.ShapeStages;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;

/**
 * Gives every campaign its persistence profile by rules that can be argued with, each threshold a
 * setting, and says in words which rule decided and by what margin.
 *
 * <p>The confidence is the share of resamples of the campaign's activity in which the profile
 * holds.
 *
 * <p>Beside the rules stands the unsupervised view: series aligned at their peak are sorted into
 * {@code shapes.clusters} shapes, and {@code shape_choices} says how far shapes and profiles agree.
 *
 * <h2>Input</h2>
 *
 * {@code campaigns}, {@code campaign_activity}, {@code campaign_measures}, {@code participants}.
 *
 * <h2>Output</h2>
 *
 * {@code profiles}, {@code shapes}, {@code shape_choices}.
 *
 * <h2>Usage</h2>
 *
 * <pre>
 * ./beyond-viral profiles --output study-output
 * spark-submit --master yarn beyond-viral.jar profiles --output hdfs:///studies/one --set profiles.effective-weeks=8
 * </pre>
 */
public final class ProfilesJob {
  private ProfilesJob() {}

  public static void run(Tables tables, Settings settings) {
    ShapeRules rules = ShapeRules.of(settings);
    Dataset<Series> series = SeriesStages.series(tables.read(Catalogue.CAMPAIGN_ACTIVITY));
    Dataset<ShapeSeries> aligned =
        ShapeStages.series(series, settings.get(Setting.ACTIVITY_BIN), rules)
            .persist(StorageLevel.MEMORY_AND_DISK());
    Optional<FoundShapes> found = ShapeStages.find(aligned, rules, ShapeStages.HELD);
    aligned.unpersist();
    tables.write(
        Catalogue.PROFILES,
        ProfileStages.profiles(
            ProfileStages.inputs(
                tables.read(Catalogue.CAMPAIGNS),
                series,
                tables.read(Catalogue.CAMPAIGN_MEASURES),
                tables.read(Catalogue.PARTICIPANTS)),
            Profiling.of(settings),
            found.map(shapes -> shapes.tally().model())));
    write(tables, found);
  }

  private static void write(Tables tables, Optional<FoundShapes> found) {
    double agreement = ShapeStages.agreement(tables.read(Catalogue.PROFILES));
    List<ShapeChoice> choices =
        found.map(FoundShapes::choices).orElse(List.of()).stream()
            .map(choice -> choice.chosen() ? choice.agreeing(agreement) : choice)
            .toList();
    tables.write(Catalogue.SHAPES, found.map(FoundShapes::bins).orElse(List.of()));
    tables.write(Catalogue.SHAPE_CHOICES, choices);
  }
}
