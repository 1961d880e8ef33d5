package org.beyondviral.settings;

import static java.util.Objects.requireNonNull;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The effective settings of one run: {@code --set} before the file before the defaults. */
public final class Settings {
  private static final String COMMAND_LINE = "--set";

  /** Belongs into the environment. */
  private static final String SECRET = "privacy.key";

  private final Map<String, Object> values;
  private final Map<String, String> spark;

  private Settings(Map<String, Object> values, Map<String, String> spark) {
    this.values = values;
    this.spark = spark;
  }

  /** Every setting at its default. */
  public static Settings defaults() {
    return of(Map.of());
  }

  /** The defaults with these written values over them. */
  public static Settings of(Map<String, String> overrides) {
    return Settings.read("", "", overrides);
  }

  /**
   * Reads settings.
   *
   * @param file name of the settings file, for messages
   * @param content its HOCON text; empty for none
   * @param overrides what {@code --set} gave, by key; wins over the file
   * @throws UserError for an unknown key, naming the nearest known ones, or a value out of range
   */
  public static Settings read(String file, String content, Map<String, String> overrides) {
    Map<String, String> written = new LinkedHashMap<>(flatten(file, content));
    Map<String, String> from = new LinkedHashMap<>();
    written.keySet().forEach(key -> from.put(key, file));
    overrides.forEach(
        (key, value) -> {
          written.put(key, value);
          from.put(key, COMMAND_LINE);
        });

    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, Setting<?>> known = new LinkedHashMap<>();
    for (Setting<?> setting : Setting.all()) {
      known.put(setting.key(), setting);
      values.put(setting.key(), setting.defaultValue());
    }
    Map<String, String> spark = new TreeMap<>();
    written.forEach(
        (key, value) -> {
          String origin = from.getOrDefault(key, "");
          Setting<?> setting = known.get(key);
          if (key.startsWith("spark.")) {
            spark.put(key, value);
          } else if (key.equals(SECRET)) {
            throw new UserError(
                "%s in %s would be seen by others; put it into the environment as BEYOND_VIRAL_PRIVACY_KEY and take it out there"
                    .formatted(key, origin));
          } else if (setting == null) {
            throw new UserError(
                "unknown setting '%s' in %s; did you mean %s? 'explain NAME' says what one means"
                    .formatted(key, origin, String.join(", ", nearest(key, known.keySet()))));
          } else {
            boolean relative = setting.isPath() && !origin.equals(COMMAND_LINE);
            values.put(key, parse(setting, relative ? besides(origin, value) : value, origin));
          }
        });
    Settings settings = new Settings(values, spark);
    settings.checkBins();
    return settings;
  }

  /** The value of a setting. */
  @SuppressWarnings("unchecked")
  public <T> T get(Setting<T> setting) {
    return (T) requireNonNull(values.get(setting.key()));
  }

  /** The same with one value written otherwise; empty when the setting does not accept it. */
  public Optional<Settings> with(Setting<?> setting, String written) {
    try {
      Map<String, Object> others = new LinkedHashMap<>(values);
      others.put(setting.key(), setting.parse(written));
      return Optional.of(new Settings(others, spark));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What goes to Spark: every {@code spark.*} key. */
  public Map<String, String> spark() {
    return spark;
  }

  /** Every setting with its effective value as written, for {@code run.json}. */
  public Map<String, String> written() {
    Map<String, String> written = new LinkedHashMap<>();
    values.forEach((key, value) -> written.put(key, Setting.written(value)));
    return written;
  }

  /** A path as seen from the file that names it; URIs and absolute paths stay. */
  private static String besides(String file, String path) {
    if (path.isBlank() || path.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
      return path;
    }
    return Path.of(file).resolveSibling(path).normalize().toString();
  }

  private static Object parse(Setting<?> setting, String value, String origin) {
    try {
      return setting.parse(value);
    } catch (RuntimeException e) {
      throw new UserError(
          "setting %s in %s is '%s'; it must be %s"
              .formatted(setting.key(), origin, value, setting.range()),
          e);
    }
  }

  private void checkBins() {
    long bin = get(Setting.ACTIVITY_BIN).toSeconds();
    long week = get(Setting.ACTIVITY_WEEK).toSeconds();
    if (86_400 % bin != 0) {
      throw new UserError(
          "setting activity.bin is '%s'; it must divide a day, such as 1h, 6h or 1d"
              .formatted(Durations.written(get(Setting.ACTIVITY_BIN))));
    }
    if (week % bin != 0 || week < 2 * bin) {
      throw new UserError(
          "setting activity.week is '%s'; it must be two or more whole bins of activity.bin (%s)"
              .formatted(
                  Durations.written(get(Setting.ACTIVITY_WEEK)),
                  Durations.written(get(Setting.ACTIVITY_BIN))));
    }
  }

  private static Map<String, String> flatten(String file, String content) {
    Config config;
    try {
      config = ConfigFactory.parseReader(new StringReader(content)).resolve();
    } catch (ConfigException e) {
      throw new UserError("%s is not a settings file: %s".formatted(file, firstLine(e)), e);
    }
    Map<String, String> flat = new TreeMap<>();
    config
        .entrySet()
        .forEach(
            entry -> {
              String key = String.join(".", ConfigUtil.splitPath(entry.getKey()));
              if (entry.getValue().valueType() == ConfigValueType.LIST) {
                throw new UserError(
                    "setting %s in %s is a list; one value is wanted".formatted(key, file));
              }
              flat.put(key, entry.getValue().unwrapped().toString());
            });
    return flat;
  }

  private static String firstLine(Exception e) {
    String message = e.getMessage();
    return message == null ? e.toString() : message.lines().findFirst().orElse("");
  }

  /** The three known words nearest to one that is not known. */
  public static List<String> nearest(String word, Iterable<String> known) {
    List<String> sorted = new ArrayList<>();
    known.forEach(sorted::add);
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    sorted.sort(
        Comparator.<String>comparingInt(candidate -> distance.apply(word, candidate))
            .thenComparing(Comparator.naturalOrder()));
    return sorted.subList(0, Math.min(3, sorted.size()));
  }
}
