package org.beyondviral.campaign;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.beyondviral.settings.UserError;

/**
 * The file that names campaigns: {@code campaigns { key { label, tags = [], links = [], words = []
 * } }}.
 */
public final class CampaignsFile {
  private static final Set<String> FIELDS = Set.of("label", "tags", "links", "words");

  private CampaignsFile() {}

  /**
   * Reads campaign definitions, sorted by key.
   *
   * @param file its name, for messages
   * @param content its HOCON text
   * @throws UserError when it does not have this form, or a campaign has nothing to go by
   */
  public static List<CampaignDefinition> parse(String file, String content) {
    try {
      Config config = ConfigFactory.parseReader(new StringReader(content)).resolve();
      ConfigObject campaigns = config.getObject("campaigns");
      List<CampaignDefinition> definitions = new ArrayList<>();
      campaigns
          .keySet()
          .forEach(
              key ->
                  definitions.add(
                      definition(
                          file, key, campaigns.toConfig().getConfig(ConfigUtil.joinPath(key)))));
      definitions.sort(Comparator.comparing(CampaignDefinition::key));
      return definitions;
    } catch (ConfigException e) {
      throw new UserError(
          "%s does not name campaigns: %s; the form is campaigns { key { label = \"…\", tags = [], links = [], words = [] } }"
              .formatted(file, String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
          e);
    }
  }

  private static CampaignDefinition definition(String file, String key, Config fields) {
    Set<String> unknown = new TreeSet<>(fields.root().keySet());
    unknown.removeAll(FIELDS);
    if (!unknown.isEmpty()) {
      throw new UserError(
          "%s: campaign '%s' has unknown %s; known are label, tags, links, words"
              .formatted(file, key, String.join(", ", unknown)));
    }
    CampaignDefinition definition =
        new CampaignDefinition(
            key,
            fields.hasPath("label") ? fields.getString("label") : key,
            strings(fields, "tags"),
            strings(fields, "links").stream().map(CampaignsFile::link).toList(),
            strings(fields, "words"));
    if (definition.definition().isEmpty()) {
      throw new UserError(
          "%s: campaign '%s' has no tags, links or words; give at least one".formatted(file, key));
    }
    return definition;
  }

  private static List<String> strings(Config fields, String name) {
    List<String> strings = fields.hasPath(name) ? fields.getStringList(name) : List.of();
    return strings.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
  }

  private static String link(String written) {
    return written
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^[a-z][a-z0-9+.-]*://", "")
        .replaceFirst("^www\\.", "");
  }
}
