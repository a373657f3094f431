package io.sipwright.scenarios.requirement;

import io.sipwright.scenarios.yaml.YamlNode;
import io.sipwright.scenarios.yaml.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue's files strictly: every field but after and aspects is there, nothing else is, no id occurs twice. */
final class CatalogueReader {
    private static final List<String> FILES = List.of(
            "websocket",
            "registrar",
            "proxy",
            "dns",
            "nat",
            "auth",
            "identity",
            "media-sdp",
            "media-flow",
            "calls",
            "gateway",
            "presence-messaging",
            "security",
            "torture");
    private static final Set<String> FIELDS =
            Set.of("id", "title", "rfc", "level", "role", "check", "catches", "needs", "after", "aspects");
    private static final Set<String> NEEDS =
            Set.of("browser", "scripted-endpoint", "pstn", "media", "nat", "dns", "load");

    private final Set<String> ids = new HashSet<>();
    private final List<Requirement> requirements = new ArrayList<>();

    static Catalogue fromClassPath() {
        CatalogueReader reader = new CatalogueReader();
        for (String file : FILES) {
            String name = file + ".yaml";
            try (InputStream in = CatalogueReader.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("the program lacks its catalogue file " + name);
                }
                reader.read(name, new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return reader.catalogue();
    }

    /** @throws IllegalStateException if an entry's after names an unknown id */
    Catalogue catalogue() {
        requirements.forEach(
                r -> r.after().stream().filter(id -> !ids.contains(id)).forEach(id -> {
                    throw new IllegalStateException(
                            r.id() + " comes after " + id + ", which the catalogue does not have");
                }));
        return new Catalogue(requirements);
    }

    void read(String name, Reader text) {
        YamlText.root(name, text).items().forEach(item -> requirements.add(entry(item)));
    }

    private Requirement entry(YamlNode item) {
        Map<String, YamlNode> fields = item.entries(FIELDS);
        return new Requirement(
                id(item.required(fields, "id")),
                item.required(fields, "title").text(),
                item.required(fields, "rfc").text(),
                level(item.required(fields, "level")),
                item.required(fields, "role").text(),
                item.required(fields, "check").text(),
                item.required(fields, "catches").text(),
                item.required(fields, "needs").items().stream().map(this::need).toList(),
                texts(fields.get("after")),
                texts(fields.get("aspects")));
    }

    private static List<String> texts(@Nullable YamlNode list) {
        return list == null
                ? List.of()
                : list.items().stream().map(YamlNode::text).toList();
    }

    private String id(YamlNode node) {
        if (!Catalogue.ID.matcher(node.text()).matches()) {
            throw node.fault("an id has the form PREFIX-NNN, not " + node.text());
        }
        if (!ids.add(node.text())) {
            throw node.fault("the id " + node.text() + " occurs twice");
        }
        return node.text();
    }

    private Level level(YamlNode node) {
        return Arrays.stream(Level.values())
                .filter(l -> l.word().equals(node.text()))
                .findFirst()
                .orElseThrow(() -> node.fault("a level is MUST, SHOULD, MAY or practice, not " + node.text()));
    }

    private String need(YamlNode node) {
        if (!NEEDS.contains(node.text())) {
            throw node.fault("\"" + node.text()
                    + "\" is not a means of the harness; the catalogue's README lists them under needs");
        }
        return node.text();
    }
}
