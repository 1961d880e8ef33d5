package org.beyondviral.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.beyondviral.settings.UserError;

/** What {@code run.json} says of the run that wrote the tables. */
record RunRecord(
    String version,
    String command,
    String startedAt,
    String seed,
    Map<String, String> settings,
    Input input,
    List<Job> jobs) {

  record Input(String path, long files, long bytes, String fingerprint) {}

  record Job(String name, double seconds, Map<String, Long> rows) {}

  /** Reads it leniently: what is absent stays empty. */
  static RunRecord parse(byte[] json) {
    JsonNode run;
    try {
      run = new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new UserError("run.json is not JSON; delete it or run the study again", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> settings = new LinkedHashMap<>();
    run.path("settings")
        .properties()
        .forEach(setting -> settings.put(setting.getKey(), setting.getValue().asText()));
    List<Job> jobs = new ArrayList<>();
    for (JsonNode job : run.path("jobs")) {
      Map<String, Long> rows = new LinkedHashMap<>();
      job.path("rows")
          .properties()
          .forEach(table -> rows.put(table.getKey(), table.getValue().asLong()));
      jobs.add(new Job(job.path("name").asText(), job.path("seconds").asDouble(), rows));
    }
    JsonNode input = run.path("input");
    return new RunRecord(
        run.path("version").asText(),
        run.path("command").asText(),
        run.path("startedAt").asText(),
        run.path("seed").asText(),
        settings,
        new Input(
            input.path("path").asText(),
            input.path("files").asLong(),
            input.path("bytes").asLong(),
            input.path("fingerprint").asText()),
        jobs);
  }
}
