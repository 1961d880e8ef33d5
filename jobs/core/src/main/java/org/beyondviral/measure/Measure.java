package org.beyondviral.measure;

import static org.beyondviral.measure.Measure.Group.ATTENTION;
import static org.beyondviral.measure.Measure.Group.CASCADES_GROUP;
import static org.beyondviral.measure.Measure.Group.CONTAGION;
import static org.beyondviral.measure.Measure.Group.DECAY;
import static org.beyondviral.measure.Measure.Group.INCENTIVES;
import static org.beyondviral.measure.Measure.Group.LEADERSHIP;
import static org.beyondviral.measure.Measure.Group.NETWORK;
import static org.beyondviral.measure.Measure.Group.PEOPLE_GROUP;
import static org.beyondviral.measure.Measure.Group.RECRUITMENT;
import static org.beyondviral.measure.Measure.Group.SELF_EXCITATION;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.beyondviral.table.Unit;

/**
 * A measure of one campaign: name, unit, range, source, meaning, formula and function. A constant
 * added here is computed, checked, documented and reported.
 */
public enum Measure {
  LIFESPAN_DAYS(
      ATTENTION,
      Unit.DAYS,
      0,
      Double.POSITIVE_INFINITY,
      true,
      Source.STUDY,
      "Time from the trace by which 2.5 % of all had come to that by which 97.5 % had.",
      "t(⌈0.975 n⌉) − t(⌈0.025 n⌉), t(i) the time of the i-th of n traces.",
      "Censored when the archive cuts the campaign's beginning or end.",
      AttentionMeasures::lifespanDays),
  TIME_TO_PEAK_DAYS(
      ATTENTION,
      Unit.DAYS,
      0,
      Double.POSITIVE_INFINITY,
      false,
      Source.STUDY,
      "Time from the trace by which 2.5 % of all had come to the middle of the highest bin; 0 when that middle comes first.",
      "max(0, m − t(⌈0.025 n⌉)), m the middle of the highest bin, t(i) the time of the i-th of n traces.",
      "Censored when the archive cuts the beginning, or ends too soon after the peak.",
      AttentionMeasures::timeToPeakDays),
  PEAK_SHARE(
      ATTENTION,
      Unit.SHARE,
      0,
      1,
      true,
      Source.CRANE_SORNETTE_2008,
      "Share of all traces in the highest bin.",
      "max n_b / Σ n_b, n_b the traces in bin b.",
      "Always defined.",
      AttentionMeasures::peakShare),
  HALF_LIFE_DAYS(
      ATTENTION,
      Unit.DAYS,
      0,
      Double.POSITIVE_INFINITY,
      true,
      Source.STUDY,
      "Time from the end of the highest bin until half of all later traces have come.",
      "t(⌈m / 2⌉) − e, t(i) the time of the i-th of the m traces after e, the end of the highest bin.",
      "Undefined when nothing came later; censored when the archive cuts the end.",
      AttentionMeasures::halfLifeDays),
  BEFORE_SHARE(
      ATTENTION,
      Unit.SHARE,
      0,
      1,
      false,
      Source.LEHMANN_2012,
      "Share of the traces within a week of the highest bin that came before it.",
      "n_before / (n_before + n_peak + n_after), each side one week.",
      "Censored when the archive does not observe both weeks.",
      AttentionMeasures::beforeShare),
  AFTER_SHARE(
      ATTENTION,
      Unit.SHARE,
      0,
      1,
      false,
      Source.LEHMANN_2012,
      "Share of the traces within a week of the highest bin that came after it.",
      "n_after / (n_before + n_peak + n_after), each side one week.",
      "Censored when the archive does not observe both weeks.",
      AttentionMeasures::afterShare),
  ACTIVE_DAY_SHARE(
      ATTENTION,
      Unit.SHARE,
      0,
      1,
      true,
      Source.STUDY,
      "Bins with a trace over all bins from the first to the last.",
      "|{b : n_b > 0}| / (last bin − first bin + 1).",
      "Always defined.",
      AttentionMeasures::activeDayShare),
  EFFECTIVE_DAYS(
      ATTENTION,
      Unit.COUNT,
      1,
      Double.POSITIVE_INFINITY,
      true,
      Source.HILL_1973,
      "Exponential of the Shannon entropy of the bins' shares of participant-days: how many equally busy bins it is worth.",
      "exp(−Σ p_b ln p_b), p_b the share of participant-days in bin b; of traces where authors are not known.",
      "Always defined; a lower bound when the archive cuts the campaign.",
      AttentionMeasures::effectiveDays),
  EFFECTIVE_WEEKS(
      ATTENTION,
      Unit.WEEKS,
      1,
      Double.POSITIVE_INFINITY,
      true,
      Source.HILL_1973,
      "Exponential of the Shannon entropy of the weeks' shares of participant-days: how many equally busy weeks it is worth.",
      "exp(−Σ p_w ln p_w), p_w the share of participant-days in week w; of traces where authors are not known.",
      "Always defined; a lower bound when the archive cuts the campaign.",
      AttentionMeasures::effectiveWeeks),
  BURSTS(
      ATTENTION,
      Unit.COUNT,
      0,
      Double.POSITIVE_INFINITY,
      true,
      Source.CHENG_2016,
      "Separate bursts of activity.",
      "Bins highest within a week on either side and at or above max(bursts.min-traces, bursts.mean-multiple × mean bin over the campaign and at least two weeks and a bin, bursts.peak-share × highest bin), merged unless there is a valley between.",
      "Always defined.",
      AttentionMeasures::bursts),
  BURST_GAP_DAYS(
      ATTENTION,
      Unit.DAYS,
      0,
      Double.POSITIVE_INFINITY,
      false,
      Source.CHENG_2016,
      "Mean time between the peaks of neighbouring bursts.",
      "(last peak − first peak) / (bursts − 1).",
      "Undefined for fewer than two bursts.",
      AttentionMeasures::burstGapDays),
  BURST_NEWCOMER_SHARE(
      ATTENTION,
      Unit.SHARE,
      0,
      1,
      false,
      Source.CHENG_2016,
      "Mean, over the second and later bursts, of the share of a burst's people who were not in the campaign before it.",
      "mean over bursts k ≥ 2 of newcomers_k / people_k.",
      "Undefined where fewer than two bursts have known authors.",
      AttentionMeasures::burstNewcomerShare),
  BURST_NEWCOMER_SURPLUS(
      ATTENTION,
      Unit.SHARE,
      -1,
      1,
      false,
      Source.CHENG_2016,
      "burst_newcomer_share less what it would be if the bins in which people were active were dealt out to the bursts by chance; above 0, bursts have fresher people than that.",
      "mean over bursts k ≥ 2 of newcomers_k / people_k − Σ_i (N_i(A_k−1) − N_i(A_k)) / Σ_i (1 − N_i(a_k)), N_i(A) = C(T − A, m_i) / C(T, m_i), m_i the bins in which participant i was active, T their sum, a_k those of burst k, A_k those up to its end.",
      "Undefined where fewer than two bursts have known authors.",
      AttentionMeasures::burstNewcomerSurplus),
  BURST_OVERLAP(
      ATTENTION,
      Unit.SHARE,
      0,
      1,
      false,
      Source.CHENG_2016,
      "Mean, over neighbouring bursts, of the people in both over those in either.",
      "mean over bursts k ≥ 2 of |P_k ∩ P_k−1| / |P_k ∪ P_k−1|, P_k the people of burst k.",
      "Undefined where no two neighbouring bursts have known authors.",
      AttentionMeasures::burstOverlap),
  BURSTINESS(
      ATTENTION,
      Unit.COEFFICIENT,
      -1,
      1,
      false,
      Source.KIM_JO_2016,
      "How far the times between traces are from regular (-1) over random (0) to bursty (1), corrected for their number and for the daily and weekly rhythm.",
      "(√(n + 1) r − √(n − 1)) / ((√(n + 1) − 2) r + √(n − 1)), r = σ / μ of the n times between traces on the archive's clock.",
      "Undefined for fewer than three traces, or when all came at once.",
      AttentionMeasures::burstiness),
  MEMORY(
      ATTENTION,
      Unit.COEFFICIENT,
      -1,
      1,
      false,
      Source.GOH_BARABASI_2008,
      "Correlation of each time between traces with the next, the daily and weekly rhythm removed.",
      "Σ (τ_i − m₁)(τ_i+1 − m₂) / ((n − 1) s₁ s₂) over the n times τ between traces on the archive's clock; m and s are mean and deviation of all but the last, and of all but the first.",
      "Undefined for fewer than four traces, or when the times do not vary.",
      AttentionMeasures::memory),
  DECAY_EXPONENT(
      DECAY,
      Unit.NONE,
      -2,
      12,
      true,
      Source.CRANE_SORNETTE_2008,
      "Exponent of the power law by which attention falls after the highest bin, whether or not another model fits better.",
      "p of rate ∝ t^−p, t from the middle of the highest bin, by maximum likelihood on the later counts.",
      "Censored when the archive ends too soon after the peak; insufficient with fewer than 20 traces in 3 bins after it, or fewer than 5 bins to come in.",
      DecayMeasures::decayExponent),
  DECAY_FAST_DAYS(
      DECAY,
      Unit.DAYS,
      0,
      Double.POSITIVE_INFINITY,
      true,
      Source.CANDIA_2019,
      "Half-life of the fast part of the decay after the highest bin, or of all of it where one exponential is enough.",
      "ln 2 / a, a the fast rate of two exponentials, or the rate of one where AICc gains no more than 2 by a second.",
      "As decay_exponent; insufficient when shorter than a quarter of a bin; censored where activity does not fall in the time observed.",
      DecayMeasures::decayFastDays),
  DECAY_SLOW_DAYS(
      DECAY,
      Unit.DAYS,
      0,
      Double.POSITIVE_INFINITY,
      true,
      Source.CANDIA_2019,
      "Half-life of the slow part of the decay after the highest bin.",
      "ln 2 / q, q the slow rate of two exponentials.",
      "As decay_exponent; undefined where one exponential is enough; censored when longer than the time observed after the peak.",
      DecayMeasures::decaySlowDays),
  DECAY_SLOW_SHARE(
      DECAY,
      Unit.SHARE,
      0,
      1,
      false,
      Source.CANDIA_2019,
      "Share of the slow part in the traces after the highest bin; 0 where one exponential is enough.",
      "area under the slow exponential / area under both, from the end of the highest bin to the end of the tail.",
      "As decay_exponent.",
      DecayMeasures::decaySlowShare),
  DECAY_MODEL_WEIGHT(
      DECAY,
      Unit.SHARE,
      0,
      1,
      false,
      Source.BURNHAM_ANDERSON_2002,
      "Akaike weight of the chosen model of decay among exponential, power law, log-normal and two exponentials.",
      "exp(−Δ_m / 2) / Σ exp(−Δ / 2), Δ the distance in AICc to the best.",
      "As decay_exponent.",
      DecayMeasures::decayModelWeight),
  BRANCHING_FACTOR(
      SELF_EXCITATION,
      Unit.RATIO,
      0,
      Double.POSITIVE_INFINITY,
      false,
      Source.HAWKES_1971,
      "How many traces one trace brings about directly, as the times tell; 0 where traces come at random.",
      "n of λ(t) = μ(t) + n Σ φ(t − t_j), by maximum likelihood on the archive's clock; the kernel φ (none, exponential, power law) and the pieces of μ of least BIC.",
      "Insufficient with fewer than 30 distinct times, where too many traces coincide beyond chance, or where no and much excitation are both likely; not_converged when the search ends at no maximum, or at a power law so slow that most children would come after the last trace, or where the likelihood gives no interval.",
      SelfExcitationMeasures::branchingFactor),
  ENDOGENOUS_SHARE(
      SELF_EXCITATION,
      Unit.SHARE,
      0,
      1,
      false,
      Source.HAWKES_1971,
      "Share of the traces that others brought about, rather than something outside the campaign.",
      "1 − ∫ μ / n, from the first to the last of n traces.",
      "As branching_factor.",
      SelfExcitationMeasures::endogenousShare),
  BACKGROUND_PER_DAY(
      SELF_EXCITATION,
      Unit.TRACES,
      0,
      Double.POSITIVE_INFINITY,
      false,
      Source.HAWKES_1971,
      "Traces a day that no other trace of the campaign brought about.",
      "∫ μ / T, T the time from the first to the last trace, in traces a day.",
      "As branching_factor.",
      SelfExcitationMeasures::backgroundPerDay),
  CASCADES(
      CASCADES_GROUP,
      Unit.CASCADES,
      1,
      Double.POSITIVE_INFINITY,
      false,
      Source.STUDY,
      "Distinct cascades with a member.",
      "|{cascade of t : t a member}|.",
      "Always defined.",
      CascadeMeasures::cascades),
  SINGLETON_SHARE(
      CASCADES_GROUP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.GOEL_2012,
      "Share of its cascades that are one trace alone.",
      "cascades of one node / cascades.",
      "Always defined.",
      CascadeMeasures::singletonShare),
  MEAN_CASCADE_SIZE(
      CASCADES_GROUP,
      Unit.TRACES,
      1,
      Double.POSITIVE_INFINITY,
      false,
      Source.GOEL_2012,
      "Mean size of its cascades.",
      "Σ seen traces of its cascades / cascades; traces of a cascade that are not members count too.",
      "Always defined.",
      CascadeMeasures::meanCascadeSize),
  MAX_DEPTH(
      CASCADES_GROUP,
      Unit.HOPS,
      0,
      Double.POSITIVE_INFINITY,
      false,
      Source.GOEL_2012,
      "Depth of its deepest cascade.",
      "max depth over its cascades, unseen nodes counted.",
      "Always defined.",
      CascadeMeasures::maxDepth),
  MEAN_STRUCTURAL_VIRALITY(
      CASCADES_GROUP,
      Unit.HOPS,
      1,
      Double.POSITIVE_INFINITY,
      false,
      Source.GOEL_2016,
      "Mean structural virality of its cascades of two nodes or more.",
      "mean of 2 W / (n (n − 1)), W the sum of distances between the n nodes of a cascade.",
      "Undefined when every cascade is one node.",
      CascadeMeasures::meanStructuralVirality),
  MEAN_ROOT_SHARE(
      CASCADES_GROUP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.GOEL_2016,
      "Mean share of direct children of the root among its cascades of two nodes or more.",
      "mean of (children of the root) / (n − 1) over cascades of n ≥ 2 nodes.",
      "Undefined when every cascade is one node.",
      CascadeMeasures::meanRootShare),
  PARTICIPANTS(
      PEOPLE_GROUP,
      Unit.PEOPLE,
      0,
      Double.POSITIVE_INFINITY,
      false,
      Source.STUDY,
      "Distinct known authors.",
      "|{author of t : t a member, author known}|.",
      "Undefined where authors are not known.",
      PeopleMeasures::participants),
  TRACES_PER_PARTICIPANT(
      PEOPLE_GROUP,
      Unit.RATIO,
      1,
      Double.POSITIVE_INFINITY,
      false,
      Source.STUDY,
      "Traces of known authors over participants.",
      "traces of known authors / participants.",
      "Undefined where authors are not known.",
      PeopleMeasures::tracesPerParticipant),
  RETURNING_SHARE(
      PEOPLE_GROUP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.STUDY,
      "Share of the participants observed for people.observed or more who were active on two or more distinct days.",
      "participants active on ≥ 2 days (UTC) / participants, of those observed for people.observed or longer.",
      "Undefined where authors are not known; insufficient when nobody is observed that long.",
      PeopleMeasures::returningShare),
  RETENTION_7D(
      PEOPLE_GROUP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.COHORT,
      "Share seen again on days 7 to 14 (of 24 hours) after their first trace, among those observed 14 days or more.",
      "seen again in [7, 14) days / participants observed for 14.",
      "Undefined where authors are not known; insufficient when nobody is observed that long.",
      PeopleMeasures::retention7d),
  RETENTION_30D(
      PEOPLE_GROUP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.COHORT,
      "Share seen again on days 30 to 60 (of 24 hours) after their first trace, among those observed 60 days or more.",
      "seen again in [30, 60) days / participants observed for 60.",
      "Undefined where authors are not known; insufficient when nobody is observed that long.",
      PeopleMeasures::retention30d),
  RETENTION_90D(
      PEOPLE_GROUP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.COHORT,
      "Share seen again on days 90 to 180 (of 24 hours) after their first trace, among those observed 180 days or more.",
      "seen again in [90, 180) days / participants observed for 180.",
      "Undefined where authors are not known; insufficient when nobody is observed that long.",
      PeopleMeasures::retention90d),
  CORE_SHARE(
      PEOPLE_GROUP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.STUDY,
      "Share of the traces of known authors made by participants active in four or more weeks.",
      "traces by participants active in ≥ 4 weeks / traces by participants.",
      "Undefined where authors are not known.",
      PeopleMeasures::coreShare),
  ACTIVITY_GINI(
      PEOPLE_GROUP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.GINI_1912,
      "Gini coefficient of traces per participant: 0 when all made as many, towards 1 when one made all.",
      "Σ_i Σ_j |x_i − x_j| / (2 n² x̄), x_i the traces of participant i of n.",
      "Undefined where authors are not known.",
      PeopleMeasures::activityGini),
  ACTIVITY_TOP1_SHARE(
      PEOPLE_GROUP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.STUDY,
      "Share of the traces of known authors made by the most active hundredth of the participants.",
      "traces by the ⌈n / 100⌉ of n participants with most / traces by participants.",
      "Undefined where authors are not known.",
      PeopleMeasures::activityTop1Share),
  LEADER_SHARE(
      LEADERSHIP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.STUDY,
      "Leaders over people: how few hold half of the responses of a week.",
      "Σ leaders / Σ people with a trace or a response, over the weeks with a response.",
      "Undefined where authors are not known or nobody responded to anybody.",
      LeadershipMeasures::leaderShare),
  LEADER_OVERLAP(
      LEADERSHIP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.JACCARD_1912,
      "Mean overlap of a week's leaders with those of the week before.",
      "mean of |L_t ∩ L_t−1| / |L_t ∪ L_t−1| over weeks t such that both have leadership.min-responses or more.",
      "Undefined where authors are not known or nobody responded to anybody; insufficient when no two weeks in a row have that many.",
      LeadershipMeasures::leaderOverlap),
  LEADER_TENURE_WEEKS(
      LEADERSHIP,
      Unit.WEEKS,
      1,
      Double.POSITIVE_INFINITY,
      false,
      Source.STUDY,
      "Weeks that an account led, on average over those that ever did.",
      "Σ leaders over weeks / distinct leaders.",
      "Undefined where authors are not known or nobody responded to anybody; a lower bound when the archive cuts the campaign.",
      LeadershipMeasures::leaderTenureWeeks),
  SUCCESSION_SHARE(
      LEADERSHIP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.STUDY,
      "Share of the new leaders who rose from the ranks: they had a trace in the campaign before the week they lead.",
      "risen / new, summed over the weeks that, with the week before, have leadership.min-responses or more; new: did not lead the week before.",
      "Undefined where authors are not known or nobody responded to anybody; insufficient when there was no new leader.",
      LeadershipMeasures::successionShare),
  RESPONSE_GINI(
      LEADERSHIP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.GINI_1912,
      "Gini coefficient of responses received, over all participants.",
      "Σ_i Σ_j |x_i − x_j| / (2 n² x̄), x_i the responses participant i of n received.",
      "Undefined where authors are not known or nobody responded to anybody.",
      NetworkMeasures::responseGini),
  HIDDEN_INFLUENTIAL_SHARE(
      LEADERSHIP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.GONZALEZ_BAILON_2013,
      "Of the participants with a role, the share who receive more acts than they send though their audience is not above the median.",
      "hidden influentials / participants with a role: those with a known audience who acted on another or were acted on.",
      "Undefined where authors are not known, nobody responded to anybody, or none of those has a known audience.",
      NetworkMeasures::hiddenInfluentialShare),
  RECIPROCITY(
      NETWORK,
      Unit.SHARE,
      0,
      1,
      false,
      Source.WASSERMAN_FAUST_1994,
      "Share of the links that go both ways; a link goes from somebody to another on whose trace he acted.",
      "|{(u, v) : u → v and v → u}| / |{(u, v) : u → v}|.",
      "Undefined where authors are not known or nobody responded to anybody.",
      NetworkMeasures::reciprocity),
  CLUSTERING(
      NETWORK,
      Unit.SHARE,
      0,
      1,
      false,
      Source.NEWMAN_2002,
      "Global transitivity: how often two with whom one forms a pair form a pair too.",
      "3 triangles / pairs of pairs that share a person, directions left aside.",
      "Undefined where authors are not known or nobody responded to anybody, or when no two pairs share a person.",
      NetworkMeasures::clustering),
  LARGEST_COMPONENT_SHARE(
      NETWORK,
      Unit.SHARE,
      0,
      1,
      false,
      Source.WASSERMAN_FAUST_1994,
      "Share of the participants in the largest component of the network.",
      "people of the largest weakly connected component / participants.",
      "Undefined where authors are not known or nobody responded to anybody.",
      NetworkMeasures::largestComponentShare),
  MAX_CORE(
      NETWORK,
      Unit.COUNT,
      1,
      Double.POSITIVE_INFINITY,
      false,
      Source.SEIDMAN_1983,
      "The largest k such that some participants each form pairs with k or more others of them.",
      "max {k : the k-core is not empty}, directions left aside.",
      "Undefined where authors are not known or nobody responded to anybody; not_converged where it did not settle in the rounds allowed.",
      NetworkMeasures::maxCore),
  PERIPHERY_REACH(
      NETWORK,
      Unit.RATIO,
      0,
      Double.POSITIVE_INFINITY,
      false,
      Source.BARBERA_2015,
      "Share of the audience lost with the outer cores, over the share lost on average when core numbers are dealt out anew; low and high are as far away as dealing alone goes, so that 1 between them may be chance.",
      "(A_outer / A) / (n_outer / n) over participants with a known audience; outer: the lowest cores that hold half of them or more. Low and high: ± z √(m(n − m) / (n − 1) · (Σa² / n − (A / n)²)) · n / (mA), m of n people outer, a their audiences.",
      "Undefined where authors are not known or nobody responded to anybody, when no audience is known, or when all have one core number.",
      NetworkMeasures::peripheryReach),
  COORDINATED_SHARE(
      NETWORK,
      Unit.SHARE,
      0,
      1,
      false,
      Source.PACHECO_2021,
      "Share of the traces that are by accounts which repeatedly do what another does within seconds, anywhere in the archive.",
      "traces of coordinated accounts / traces of participants; coordinated: together with one other within coordination.window on coordination.times occasions or more, and on coordination.share or more of those of either.",
      "Undefined where authors are not known.",
      NetworkMeasures::coordinatedShare),
  RECRUITED_SHARE(
      RECRUITMENT,
      Unit.SHARE,
      0,
      1,
      false,
      Source.STUDY,
      "Share of the participants who came through another, among those of whom it is known; low and high count the unknown as none and as all.",
      "N(g ≥ 1) / N(g ≥ 0), N(g) the participants of generation g; low N(g ≥ 1) / n, high (N(g ≥ 1) + unknown) / n of all n participants.",
      "Undefined where authors are not known; insufficient when of nobody is known how he came.",
      RecruitmentMeasures::recruitedShare),
  MAX_GENERATION(
      RECRUITMENT,
      Unit.HOPS,
      0,
      Double.POSITIVE_INFINITY,
      false,
      Source.PICKARD_2011,
      "Steps from the recruit furthest down to somebody nobody recruited.",
      "max g over the participants of known generation.",
      "Undefined where authors are not known; insufficient when of nobody is known how he came.",
      RecruitmentMeasures::maxGeneration),
  MEAN_GENERATION(
      RECRUITMENT,
      Unit.HOPS,
      1,
      Double.POSITIVE_INFINITY,
      false,
      Source.PICKARD_2011,
      "Mean generation of the recruited: 1 when all came through somebody whom nobody recruited.",
      "Σ g / N(g ≥ 1) over the participants of generation 1 or more.",
      "Undefined where authors are not known; insufficient when nobody was recruited.",
      RecruitmentMeasures::meanGeneration),
  REPRODUCTION_NUMBER(
      RECRUITMENT,
      Unit.RATIO,
      0,
      1,
      false,
      Source.STUDY,
      "Recruits per participant, among those who joined people.observed or more before the archive's end.",
      "N(g ≥ 1) / N(g ≥ 0) over those who joined people.observed or more before the end.",
      "Undefined where authors are not known; insufficient when of nobody of these is known how he came.",
      RecruitmentMeasures::reproductionNumber),
  RECRUIT_DELAY_HOURS(
      RECRUITMENT,
      Unit.HOURS,
      0,
      Double.POSITIVE_INFINITY,
      false,
      Source.ALSTOTT_2014,
      "Median time from the recruiter's trace to the first trace of whom it brought.",
      "median of t(first trace of a recruit) − t(the trace it acted on).",
      "Undefined where authors are not known; insufficient when nobody was recruited.",
      RecruitmentMeasures::recruitDelayHours),
  REWARDED_RECRUIT_SPEED(
      RECRUITMENT,
      Unit.RATIO,
      0,
      Double.POSITIVE_INFINITY,
      false,
      Source.BERRY_1991,
      "How much sooner recruits come to a trace whose author had brought somebody before that day (UTC), whom direct rewards would have paid, than to other traces of the same day by accounts with as many digits of audience: ratio of hazards.",
      "(O₁ / E₁) / (O₀ / E₀), over the delays after which recruits of both kinds had not come yet, in strata of day and digits of audience: O₁ recruits of the one kind came, E₁ were expected, O₀ and E₀ of the other.",
      "Undefined where authors are not known; insufficient with fewer than five recruits expected of either kind, or nearly all brought by one recruiter; 0 has no interval.",
      RecruitmentMeasures::rewardedRecruitSpeed),
  ALIKE_RECRUIT_SPEED(
      RECRUITMENT,
      Unit.RATIO,
      0,
      Double.POSITIVE_INFINITY,
      false,
      Source.BERRY_1991,
      "How much sooner recruits of their recruiter's community come than those of another, to traces of the same day by accounts with as many digits of audience: ratio of hazards.",
      "(O₁ / E₁) / (O₀ / E₀) as for rewarded_recruit_speed, over the recruits that community_escape_share is about.",
      "Undefined where authors are not known; insufficient with fewer than five recruits expected of either kind, or nearly all brought by one recruiter; 0 has no interval.",
      RecruitmentMeasures::alikeRecruitSpeed),
  COMMUNITY_ESCAPE_SHARE(
      RECRUITMENT,
      Unit.SHARE,
      0,
      1,
      false,
      Source.RUTHERFORD_2013,
      "Share of the recruits who are of another community than their recruiter, of those who had to do with others than him.",
      "N(community ≠ recruiter's) / N over the recruits with two neighbours or more in the network; communities by label propagation.",
      "Undefined where authors are not known; insufficient when there is no such recruit.",
      RecruitmentMeasures::communityEscapeShare),
  EXPOSURE_STICKINESS(
      CONTAGION,
      Unit.SHARE,
      0,
      1,
      false,
      Source.ROMERO_2011,
      "Highest chance to join at any number of neighbours who had joined before; neighbours are accounts acted on before these joined.",
      "max p(k), p(k) = I(k) / E(k): of the E(k) people who at some time had k such neighbours the I(k) who joined then; k ≤ 40 with E(k) ≥ 20.",
      "Undefined where authors are not known; insufficient when fewer than 20 people were exposed.",
      ContagionMeasures::exposureStickiness),
  EXPOSURE_PERSISTENCE(
      CONTAGION,
      Unit.SHARE,
      0,
      1,
      false,
      Source.ROMERO_2011,
      "How well the chance to join holds up as more neighbours have joined: 1 when each further one is worth as much as the best.",
      "Σ p(k) / (K max p(k)) over k = 1 to K.",
      "Undefined where authors are not known; insufficient for fewer than two chances, or when nobody joined.",
      ContagionMeasures::exposurePersistence),
  REINFORCED_SHARE(
      CONTAGION,
      Unit.SHARE,
      0,
      1,
      false,
      Source.ROMERO_2011,
      "Share who joined after two neighbours or more, of those who joined after at least one; low counts only those whose threshold was surely that high.",
      "Σ I(k), k ≥ 2, over Σ I(k), k ≥ 1; low: only those whom one neighbour or more had not moved when they were last seen anywhere.",
      "Undefined where authors are not known; insufficient when nobody joined after a neighbour.",
      ContagionMeasures::reinforcedShare),
  OPAQUE_SHARE(
      CONTAGION,
      Unit.SHARE,
      0,
      1,
      false,
      Source.BERRY_2019,
      "Share of those who joined after at least one neighbour whose threshold is not known: two neighbours or more had joined since they were last seen.",
      "N(k − k₀ ≥ 2) / N(k ≥ 1), k the neighbours in the campaign when somebody joined, k₀ when he was last seen anywhere before.",
      "Undefined where authors are not known; insufficient when nobody joined after a neighbour.",
      ContagionMeasures::opaqueShare),
  RECURSIVE_CREDIT_SHARE(
      INCENTIVES,
      Unit.SHARE,
      0,
      1,
      false,
      Source.PICKARD_2011,
      "Share of what recursive rewards would have paid that goes two or more steps up from the one who succeeded.",
      "Σ over successes of ρ² − ρ^(g + 1) where g ≥ 2, over Σ of 1 − ρ^(g + 1); g the generation of who succeeded, ρ = incentives.split.",
      "Undefined where authors are not known; insufficient when nothing would be paid.",
      IncentiveMeasures::recursiveCreditShare),
  CREDIT_GINI(
      INCENTIVES,
      Unit.SHARE,
      0,
      1,
      false,
      Source.GINI_1912,
      "Gini coefficient, among all participants, of what recursive rewards would have paid them.",
      "Σ_i Σ_j |x_i − x_j| / (2 n² x̄), x_i the pay of participant i of n.",
      "Undefined where authors are not known; insufficient when nothing would be paid.",
      IncentiveMeasures::creditGini),
  FEEDBACK_RETURN_RATIO(
      INCENTIVES,
      Unit.RATIO,
      0,
      Double.POSITIVE_INFINITY,
      false,
      Source.GREENLAND_ROBINS_1985,
      "Chance to come back within days 1 to 30 after a first trace that got a response within 24 hours, over the chance without one, among people who came on the same day with an audience of as many digits.",
      "(Σ a n₀ / n) / (Σ b n₁ / n) over days of first traces and digits of audience: a of n₁ with a response came back, b of n₀ without, n = n₁ + n₀.",
      "Undefined where authors are not known; insufficient when in no such group of both kinds anybody without a response came back; 0 has no interval.",
      IncentiveMeasures::feedbackReturnRatio),
  RESPONSE_HAZARD_RATIO(
      INCENTIVES,
      Unit.RATIO,
      0,
      Double.POSITIVE_INFINITY,
      false,
      Source.COX_1972,
      "By how much the odds to come back on a day, of days 1 to 29 after the first trace, change for each doubling of one more than the responses to it so far.",
      "exp β in logit h(d) = α_d + β ⌊log₂(1 + r)⌋, h(d) the chance to come back on day d for who has not yet, r the responses before that day.",
      "Undefined where authors are not known; insufficient when people with different numbers of responses never waited on a day on which some came back; not_converged when no finite β is likeliest.",
      IncentiveMeasures::responseHazardRatio),
  RECRUITER_RETURN_RATIO(
      INCENTIVES,
      Unit.RATIO,
      0,
      Double.POSITIVE_INFINITY,
      false,
      Source.GREENLAND_ROBINS_1985,
      "Chance to be seen again on days 7 to 14 after the first trace for those who brought somebody in the first 7 days, over the chance of the others who came on the same day.",
      "(Σ a n₀ / n) / (Σ b n₁ / n) over the days of first traces: a of n₁ with a recruit came back, b of n₀ without, n = n₁ + n₀.",
      "Undefined where authors are not known; insufficient when on no day with both groups anybody without a recruit came back; 0 has no interval.",
      IncentiveMeasures::recruiterReturnRatio),
  RECRUITER_DOSE_RATIO(
      INCENTIVES,
      Unit.RATIO,
      0,
      Double.POSITIVE_INFINITY,
      false,
      Source.GREENLAND_ROBINS_1985,
      "Chance to be seen again on days 7 to 14 after the first trace for those who brought three or more in the first 7 days, over the chance of those who brought one or two and came on the same day.",
      "(Σ a n₀ / n) / (Σ b n₁ / n) over the days of first traces: a of n₁ with three recruits or more came back, b of n₀ with one or two, n = n₁ + n₀.",
      "Undefined where authors are not known; insufficient when on no day with both groups anybody with one or two recruits came back; 0 has no interval.",
      IncentiveMeasures::recruiterDoseRatio);

  /** What kind of thing a measure looks at. */
  public enum Group {
    ATTENTION("attention"),
    DECAY("decay"),
    SELF_EXCITATION("self-excitation"),
    CASCADES_GROUP("cascades"),
    PEOPLE_GROUP("people"),
    LEADERSHIP("leadership"),
    NETWORK("network"),
    RECRUITMENT("recruitment"),
    CONTAGION("contagion"),
    INCENTIVES("incentives");

    private final String label;

    Group(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  private final Group group;
  private final Unit unit;
  private final double least;
  private final double most;
  private final boolean definitional;
  private final Source source;
  private final String meaning;
  private final String formula;
  private final String gaps;

  @SuppressWarnings("ImmutableEnumChecker") // always a static method
  private final Function<CampaignFacts, Result> function;

  Measure(
      Group group,
      Unit unit,
      double least,
      double most,
      boolean definitional,
      Source source,
      String meaning,
      String formula,
      String gaps,
      Function<CampaignFacts, Result> function) {
    this.group = group;
    this.unit = unit;
    this.least = least;
    this.most = most;
    this.definitional = definitional;
    this.source = source;
    this.meaning = meaning;
    this.formula = formula;
    this.gaps = gaps;
    this.function = function;
  }

  /** The measure of that key. */
  public static Optional<Measure> find(String key) {
    return Arrays.stream(values()).filter(measure -> measure.key().equals(key)).findFirst();
  }

  /**
   * The measure of that campaign.
   *
   * @throws IllegalStateException when a value lies outside the declared range, which is a bug
   */
  public CampaignMeasure of(CampaignFacts facts) {
    Result result = function.apply(facts);
    Double value = result.value();
    if (value != null && !(value >= least && value <= most)) {
      throw new IllegalStateException(
          "%s of campaign %s is %s; it must be from %s to %s"
              .formatted(key(), facts.campaign().campaignId(), value, least, most));
    }
    return new CampaignMeasure(
        facts.campaign().campaignId(),
        key(),
        value,
        result.low(),
        result.high(),
        result.status().word());
  }

  /** The name in tables: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Group group() {
    return group;
  }

  public Unit unit() {
    return unit;
  }

  /** Least possible value. */
  public double least() {
    return least;
  }

  /** Greatest possible value; infinite for none. */
  public double most() {
    return most;
  }

  /** Whether the profiles are cut on it, so that a difference between them proves nothing. */
  public boolean definitional() {
    return definitional;
  }

  /**
   * Whether it follows how long a campaign lasts, whatever else it is like: it differs between made
   * campaigns of days and of months that differ in nothing else (scenario {@code null}). Not tested
   * on, but no news.
   */
  public boolean followsDuration() {
    return switch (this) {
      case TIME_TO_PEAK_DAYS,
          BEFORE_SHARE,
          AFTER_SHARE,
          BURST_GAP_DAYS,
          BURST_NEWCOMER_SHARE,
          BURSTINESS,
          MEMORY,
          BACKGROUND_PER_DAY,
          BRANCHING_FACTOR,
          ENDOGENOUS_SHARE,
          DECAY_EXPONENT,
          DECAY_FAST_DAYS,
          DECAY_SLOW_DAYS,
          DECAY_SLOW_SHARE,
          DECAY_MODEL_WEIGHT,
          LEADER_SHARE,
          LEADER_OVERLAP,
          LEADER_TENURE_WEEKS,
          SUCCESSION_SHARE ->
          true;
      default -> false;
    };
  }

  /**
   * Whether a random part of an archive's traces gets it wrong on average, however large the
   * campaign. Not so: times by which a share of the traces came, and shares of traces by time,
   * which in a random part are what they are in the whole. All else counts something, takes the
   * highest of numbers that chance makes uneven, or sees two traces of one person, one cascade or
   * one pause only where both were kept.
   */
  public boolean biasedBySampling() {
    return switch (this) {
      case LIFESPAN_DAYS, TIME_TO_PEAK_DAYS, HALF_LIFE_DAYS, BEFORE_SHARE, AFTER_SHARE -> false;
      default -> true;
    };
  }

  public Source source() {
    return source;
  }

  public String meaning() {
    return meaning;
  }

  /** How it is computed, in one line. */
  public String formula() {
    return formula;
  }

  /** When it has no value, and with which status. */
  public String gaps() {
    return gaps;
  }
}
