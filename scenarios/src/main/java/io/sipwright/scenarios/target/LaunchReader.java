package io.sipwright.scenarios.target;

import io.sipwright.scenarios.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code launch} entry of a target file. */
final class LaunchReader {
    private static final String SHIPPED = "${sipwright.home}/ci/images/";

    private final Placeholders placeholders;

    LaunchReader(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    Launch read(Optional<YamlNode> node) {
        return node.map(this::read).orElseGet(Launch.Nothing::new);
    }

    private Launch read(YamlNode node) {
        Map<String, YamlNode> fields = node.entries(Set.of("command", "container", "image"));
        if (fields.containsKey("container") == fields.containsKey("command")) {
            throw node.fault("a launch has either a command or a container");
        }
        if (fields.containsKey("container")) {
            return container(node.required(fields, "container"), Optional.ofNullable(fields.get("image")));
        }
        return new Launch.Command(node.required(fields, "command").items().stream()
                .map(placeholders::filled)
                .toList());
    }

    /** A container is a built-in folder by its name, or any folder by its path. */
    private Launch container(YamlNode node, Optional<YamlNode> image) {
        String name = node.text();
        Path folder = Path.of(placeholders.filled(node, name.contains("/") ? name : SHIPPED + name));
        if (!Files.isExecutable(folder.resolve("run"))) {
            throw node.fault("the container " + name + " needs a program " + folder.resolve("run"));
        }
        return new Launch.InContainer(folder, image.map(YamlNode::text).orElseGet(() -> folder.getFileName()
                .toString()));
    }
}
