package org.beyondviral.job;

import static org.beyondviral.rows.Columns.col;

import java.time.Duration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.storage.StorageLevel;
import org.beyondviral.attention.Rhythm;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.measure.MeasureInput;
import org.beyondviral.measure.MeasureRules;
import org.beyondviral.measure.MeasuredCampaign;
import org.beyondviral.people.Participant;
import org.beyondviral.profile.SamplingCurve;
import org.beyondviral.recruitment.Recruit;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.stage.ExposureStages;
import org.beyondviral.stage.FeedbackStages;
import org.beyondviral.stage.ForecastStages;
import org.beyondviral.stage.InteractionStages;
import org.beyondviral.stage.LeadershipStages;
import org.beyondviral.stage.MeasureStages;
import org.beyondviral.stage.NetworkStages;
import org.beyondviral.stage.PeopleStages;
import org.beyondviral.stage.RecruitmentStages;
import org.beyondviral.stage.SamplingStages;
import org.beyondviral.stage.SeriesStages;
import org.beyondviral.stage.TimesStages;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;

/**
 * Measures every campaign: when its traces came, how its attention died, how far its traces brought
 * about one another, the shape of its cascades, its people, its leaders, its network, and how its
 * participants came.
 *
 * <p>Every campaign has one row for every measure. The value is null unless {@code status} is ok:
 * undefined where the measure has no meaning, insufficient where nothing observed speaks to it,
 * censored where an edge of the archive cuts it, not_converged where a fit failed. {@code explain}
 * tells the formula, unit, range and source of each.
 *
 * <h2>Input</h2>
 *
 * {@code campaigns}, {@code campaign_members}, {@code campaign_activity}, {@code participants},
 * {@code cascades}, {@code cascade_draws}, {@code cascade_members}, {@code leadership}, {@code
 * network_people}, {@code coordinated_accounts}, {@code recruits}, {@code incentives}.
 *
 * <h2>Output</h2>
 *
 * {@code campaign_measures}, {@code decay_fits}, {@code excitation_fits}, {@code
 * attention_classes}, {@code exposure_curves}, {@code thresholds}, {@code cascade_forecasts},
 * {@code sampling_curve}.
 *
 * <h2>Usage</h2>
 *
 * <pre>
 * ./beyond-viral measures --output study-output
 * spark-submit --master yarn beyond-viral.jar measures --output hdfs:///studies/one
 * </pre>
 */
public final class MeasuresJob {
  private MeasuresJob() {}

  public static void run(Tables tables, Settings settings) {
    MeasureRules rules = MeasureRules.of(settings);
    Duration bin = rules.bin();
    Dataset<Campaign> campaigns = tables.read(Catalogue.CAMPAIGNS);
    Dataset<CampaignMember> members = tables.read(Catalogue.CAMPAIGN_MEMBERS);
    Dataset<CascadeMember> cascadeMembers = tables.read(Catalogue.CASCADE_MEMBERS);
    Dataset<Participant> participants = tables.read(Catalogue.PARTICIPANTS);
    Dataset<Recruit> recruits = tables.read(Catalogue.RECRUITS);
    Dataset<SeriesStages.Series> series =
        SeriesStages.series(tables.read(Catalogue.CAMPAIGN_ACTIVITY));
    Rhythm rhythm = TimesStages.rhythm(members);
    Dataset<FeedbackStages.Newcomer> newcomers =
        FeedbackStages.newcomers(members, campaigns).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<ExposureStages.Tie> ties =
        ExposureStages.ties(InteractionStages.acts(cascadeMembers))
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<MeasureInput> inputs =
        MeasureStages.inputs(
                campaigns,
                series,
                TimesStages.times(members, series, rhythm, bin),
                MeasureStages.cascades(
                    members, tables.read(Catalogue.CASCADES), tables.read(Catalogue.CASCADE_DRAWS)),
                PeopleStages.people(
                    participants,
                    campaigns,
                    tables.read(Catalogue.COORDINATED_ACCOUNTS),
                    settings.get(Setting.PEOPLE_OBSERVED)),
                PeopleStages.levels(participants, col(Participant::traces)),
                PeopleStages.bursting(members, participants, series, bin, rules.bursts()),
                LeadershipStages.facts(tables.read(Catalogue.LEADERSHIP)),
                NetworkStages.facts(tables.read(Catalogue.NETWORK_PEOPLE)),
                RecruitmentStages.recruitment(
                    recruits,
                    participants,
                    tables.read(Catalogue.NETWORK_PEOPLE),
                    campaigns,
                    settings.get(Setting.PEOPLE_OBSERVED)),
                tables.read(Catalogue.INCENTIVES),
                FeedbackStages.feedback(newcomers, cascadeMembers),
                ExposureStages.exposures(
                    ExposureStages.joined(recruits, cascadeMembers),
                    ties,
                    ExposureStages.TIES_IN_PART),
                TimesStages.slots(members, campaigns, settings.get(Setting.ATTENTION_EVENTS)))
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<MeasuredCampaign> measured =
        MeasureStages.measured(inputs, rules, rhythm).persist(StorageLevel.MEMORY_AND_DISK());
    tables.write(Catalogue.CAMPAIGN_MEASURES, MeasureStages.measures(measured));
    tables.write(Catalogue.DECAY_FITS, MeasureStages.decay(measured));
    tables.write(Catalogue.EXCITATION_FITS, MeasureStages.excitation(measured));
    tables.write(Catalogue.ATTENTION_CLASSES, MeasureStages.classes(measured));
    tables.write(Catalogue.EXPOSURE_CURVES, MeasureStages.exposure(measured));
    tables.write(Catalogue.THRESHOLDS, MeasureStages.thresholds(measured));
    measured.unpersist();
    inputs.unpersist();
    newcomers.unpersist();
    ties.unpersist();
    tables.write(
        Catalogue.CASCADE_FORECASTS,
        ForecastStages.forecasts(
            members,
            tables.read(Catalogue.CASCADES),
            settings.get(Setting.ATTENTION_FORECAST_MIN_TRACES),
            settings.get(Setting.ATTENTION_FORECAST_AFTER),
            Math.toIntExact(settings.get(Setting.ATTENTION_EVENTS))));
    tables.write(
        Catalogue.SAMPLING_CURVE,
        SamplingStages.curve(
                SamplingStages.drawn(
                    campaigns,
                    settings.get(Setting.SAMPLING_CAMPAIGNS),
                    settings.get(Setting.SAMPLING_MAX_TRACES),
                    settings.get(Setting.SEED)),
                members,
                SamplingCurve.of(settings, rhythm))
            .coalesce(1));
  }
}
