package io.sipwright.server.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the configuration: the defaults of {@code reference.yaml}, overridden by a file, overridden by single settings.
 */
public final class ConfigReader {
    private static final String REFERENCE = "/io/sipwright/server/reference.yaml";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);

    private ConfigReader() {}

    /** The defaults with their comments, as text. */
    public static String reference() {
        try (InputStream in = ConfigReader.class.getResourceAsStream(REFERENCE)) {
            if (in == null) {
                throw new IllegalStateException(REFERENCE + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(REFERENCE, unreadable);
        }
    }

    /**
     * @param file keys that differ from the defaults
     * @param settings texts like {@code listen.wss.port=0}; the value is YAML
     */
    public static ServerConfig read(Optional<Path> file, List<String> settings) throws BadConfigException {
        ObjectNode tree = tree(reference(), "reference.yaml");
        List<String> set = new ArrayList<>();
        if (file.isPresent()) {
            ConfigTree.overlay(tree, tree(text(file.get()), file.get().toString()));
        }
        for (String setting : settings) {
            set.add(apply(tree, setting));
        }
        try {
            return YAML.treeToValue(tree, ServerConfig.class);
        } catch (JsonMappingException wrong) {
            throw new BadConfigException(sentence(wrong, file, set));
        } catch (JsonProcessingException unexpected) {
            throw new BadConfigException(unexpected.getOriginalMessage());
        }
    }

    private static String apply(ObjectNode tree, String setting) throws BadConfigException {
        int equals = setting.indexOf('=');
        if (equals <= 0) {
            throw new BadConfigException("--set " + setting + ": write it as key=value, for example listen.wss.port=0");
        }
        String key = setting.substring(0, equals);
        try {
            ConfigTree.set(tree, key, YAML.readTree(yamlValue(setting.substring(equals + 1))));
            return key;
        } catch (JsonProcessingException noYaml) {
            throw new BadConfigException("--set " + key + ": " + noYaml.getOriginalMessage());
        }
    }

    /** An empty text would be no YAML document at all. */
    private static String yamlValue(String value) {
        return value.isEmpty() ? "\"\"" : value;
    }

    private static ObjectNode tree(String text, String name) throws BadConfigException {
        try {
            JsonNode root = YAML.readTree(text);
            if (root instanceof ObjectNode object) {
                return object;
            }
            if (root.isMissingNode() || root.isNull()) {
                return YAML.createObjectNode();
            }
            throw new BadConfigException(name + ": expected keys with values");
        } catch (JsonProcessingException noYaml) {
            int line = noYaml.getLocation() == null ? 1 : noYaml.getLocation().getLineNr();
            throw new BadConfigException(name + ", line " + line + ": " + firstLine(noYaml.getOriginalMessage()));
        }
    }

    private static String text(Path file) throws BadConfigException {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new BadConfigException(
                    file + " cannot be read: " + unreadable.getClass().getSimpleName());
        }
    }

    private static String sentence(JsonMappingException wrong, Optional<Path> file, List<String> set) {
        String key = wrong.getPath().stream()
                .map(part -> part.getFieldName() == null ? String.valueOf(part.getIndex()) : part.getFieldName())
                .collect(Collectors.joining("."));
        String place = set.stream()
                .filter(one -> one.equals(key) || one.startsWith(key + ".") || key.startsWith(one + "."))
                .map(one -> "--set " + one)
                .findFirst()
                .or(() -> file.flatMap(path -> line(path, key)))
                .orElse("configuration");
        return place + ": " + key + ": " + rule(wrong);
    }

    private static Optional<String> line(Path file, String key) {
        try {
            return KeyLines.of(file).place(key);
        } catch (IOException unreadable) {
            return Optional.of(file.toString());
        }
    }

    private static String rule(JsonMappingException wrong) {
        if (wrong instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return "there is no such key here; known are " + known;
        }
        if (wrong instanceof ValueInstantiationException refused && refused.getCause() != null) {
            return String.valueOf(refused.getCause().getMessage());
        }
        return firstLine(wrong.getOriginalMessage());
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
