package org.beyondviral.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.beyondviral.attention.PeakTiming;
import org.beyondviral.attention.decay.Decay;
import org.beyondviral.attention.decay.DecayModel;
import org.beyondviral.attention.decay.Response;
import org.beyondviral.attention.hawkes.Excitation;
import org.beyondviral.attention.hawkes.HawkesFit;
import org.beyondviral.recruitment.Exposure;
import org.beyondviral.recruitment.ExposureChance;
import org.beyondviral.recruitment.Threshold;
import org.beyondviral.table.Means;

/** All that is told of one campaign. */
public record MeasuredCampaign(
    @Means("Its measures.") List<CampaignMeasure> measures,
    @Means("Its decay, by model.") List<DecayFit> decay,
    @Means("Its self-excitation, by kernel.") List<ExcitationFit> excitation,
    @Means("Its classes of attention.") AttentionClass attention,
    @Means("How the chance to join it grew with exposures.") List<ExposureChance> exposure,
    @Means("How many neighbours people needed to join it.") List<Threshold> thresholds) {

  public static MeasuredCampaign of(CampaignFacts facts) {
    return new MeasuredCampaign(
        Arrays.stream(Measure.values()).map(each -> each.of(facts)).toList(),
        facts.decay().map(decay -> decayFits(facts, decay)).orElse(List.of()),
        facts.excitation().map(found -> excitationFits(facts, found)).orElse(List.of()),
        attention(facts),
        facts.exposureChances(),
        Exposure.thresholds(facts.campaign().campaignId(), facts.exposures()));
  }

  private static List<DecayFit> decayFits(CampaignFacts facts, Decay decay) {
    return Arrays.stream(DecayModel.values())
        .map(
            model -> {
              Decay.Fit fit = decay.fit(model);
              return new DecayFit(
                  facts.campaign().campaignId(),
                  model.word(),
                  decay.parameters(model),
                  decay.standardErrors(model),
                  fit.logLikelihood(),
                  fit.aicc(),
                  decay.weight(model),
                  model == decay.chosen(),
                  (fit.converged() && fit.isDetermined() ? Status.OK : Status.NOT_CONVERGED)
                      .word());
            })
        .toList();
  }

  private static List<ExcitationFit> excitationFits(CampaignFacts facts, Excitation excitation) {
    return excitation.fits().stream()
        .map(
            fit ->
                new ExcitationFit(
                    facts.campaign().campaignId(),
                    fit.kernel().word(),
                    fit.pieces(),
                    fit.named(),
                    fit.standardErrors(),
                    excitation.events(),
                    excitation.exactToDays() * 86_400,
                    excitation.hidden(fit),
                    Double.isInfinite(fit.finalSize()) ? null : fit.finalSize(),
                    fit.logLikelihood(),
                    fit.bic(),
                    excitation.weight(fit),
                    excitation.isBest(fit),
                    status(excitation, fit).word()))
        .toList();
  }

  private static Status status(Excitation excitation, HawkesFit fit) {
    if (!fit.converged() || !fit.isDetermined()) {
      return Status.NOT_CONVERGED;
    }
    return excitation.isResolved(fit) && (!excitation.isBest(fit) || excitation.isTold())
        ? Status.OK
        : Status.INSUFFICIENT;
  }

  private static AttentionClass attention(CampaignFacts facts) {
    Double before = AttentionMeasures.beforeShare(facts).value();
    Double after = AttentionMeasures.afterShare(facts).value();
    Double exponent = DecayMeasures.decayExponent(facts).value();
    return new AttentionClass(
        facts.campaign().campaignId(),
        before == null || after == null ? null : PeakTiming.of(before, after).word(),
        facts.decay().map(decay -> decay.chosen().word()).orElse(null),
        Optional.ofNullable(exponent).map(p -> Response.of(p).word()).orElse(null));
  }
}
