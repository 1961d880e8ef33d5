package org.beyondviral.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the page shows of people: the two profiles compared, and the largest tree of either.
 *
 * @param leaders by ascending span
 * @param trees by profile; none where no campaign has a tree of enough people
 * @param networks by ascending period
 */
record People(
    List<RetentionCell> retention,
    List<LeaderSpan> leaders,
    List<GenerationSize> generations,
    Map<String, RecruitmentTree> trees,
    List<SchemePay> schemes,
    List<NetworkAt> networks) {

  Optional<RetentionCell> retention(ShownProfile profile, int cohort, int age) {
    return retention.stream()
        .filter(
            cell ->
                cell.profile().equals(profile.key())
                    && cell.cohort() == cohort
                    && cell.age() == age)
        .findFirst();
  }

  List<LeaderSpan> leaders(ShownProfile profile) {
    return leaders.stream().filter(row -> row.profile().equals(profile.key())).toList();
  }

  Stream<GenerationSize> generations(ShownProfile profile) {
    return generations.stream().filter(row -> row.profile().equals(profile.key()));
  }

  Optional<SchemePay> pay(ShownProfile profile, String scheme) {
    return schemes.stream()
        .filter(row -> row.profile().equals(profile.key()) && row.scheme().equals(scheme))
        .findFirst();
  }

  Stream<NetworkAt> networks(ShownProfile profile) {
    return networks.stream().filter(row -> row.profile().equals(profile.key()));
  }
}
