package org.beyondviral.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page shows of people: the two profiles compared, and a tree of either.
 *
 * @param leaders by ascending span
 * @param trees by profile; none where no campaign has a tree of enough people
 * @param networks by ascending period
 */
record People(
    List<RetentionCell> retention,
    List<LeaderSpan> leaders,
    List<RecruitmentMedian> recruitment,
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

  Optional<RecruitmentMedian> recruitment(ShownProfile profile, String measure) {
    return recruitment.stream()
        .filter(row -> row.profile().equals(profile.key()) && row.measure().equals(measure))
        .findFirst();
  }

  Optional<SchemePay> pay(ShownProfile profile, String scheme) {
    return schemes.stream()
        .filter(row -> row.profile().equals(profile.key()) && row.scheme().equals(scheme))
        .findFirst();
  }

  List<NetworkAt> networks(ShownProfile profile, String line) {
    return networks.stream()
        .filter(row -> row.profile().equals(profile.key()) && row.line().equals(line))
        .toList();
  }
}
