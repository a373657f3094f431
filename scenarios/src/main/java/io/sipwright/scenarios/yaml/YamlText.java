package io.sipwright.scenarios.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads YAML into nodes that know their lines. Scalars stay as they are written: {@code 007} is no number. */
public final class YamlText {
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final Pattern CONTROL_CHARACTER = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]");
    private static final Pattern LINE_IN_MESSAGE = Pattern.compile("line (\\d+), column");

    private final String file;
    private final YAMLParser parser;

    private YamlText(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * The root of the one document in the text.
     *
     * @param file its name in error messages
     * @throws YamlException when it is empty or no YAML
     */
    public static YamlNode root(String file, Reader text) {
        try {
            StringWriter all = new StringWriter();
            text.transferTo(all);
            requireText(file, all.toString());
            try (YAMLParser parser = YAML.createParser(all.toString())) {
                if (parser.nextToken() == null) {
                    throw new YamlException(file, 1, "the file is empty");
                }
                return new YamlText(file, parser).value();
            }
        } catch (JsonProcessingException e) {
            throw noYaml(file, e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireText(String file, String text) {
        CONTROL_CHARACTER.matcher(text).results().findFirst().ifPresent(found -> {
            int line = 1
                    + (int) text.substring(0, found.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            String code = "U+%04X".formatted((int) text.charAt(found.start()));
            throw new YamlException(file, line, "this is not text: it contains the character " + code);
        });
    }

    /** The parser's message has the problem and its place on several lines; places are indented. */
    private static YamlException noYaml(String file, String message) {
        int line = LINE_IN_MESSAGE
                .matcher(message)
                .results()
                .map((MatchResult found) -> Integer.parseInt(found.group(1)))
                .reduce(1, (before, last) -> last);
        String problem = message.lines()
                .filter(one -> !one.startsWith(" "))
                .reduce((before, last) -> last)
                .orElse(message);
        return new YamlException(file, line, "this is not YAML: " + problem);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private YamlNode value() throws IOException {
        int line = line();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return new YamlNode(file, line, new YamlNode.Mapping(entries()));
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            return new YamlNode(file, line, new YamlNode.Sequence(items()));
        }
        if (parser.isCurrentAlias()) {
            throw new YamlException(
                    file, line, "an alias (*name) is not allowed here; quote a text that begins with *");
        }
        return new YamlNode(file, line, new YamlNode.Scalar(parser.getText()));
    }

    private List<YamlNode> items() throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return items;
    }

    private Map<String, YamlNode> entries() throws IOException {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int line = line();
            parser.nextToken();
            if (entries.put(key, value()) != null) {
                throw new YamlException(file, line, "\"" + key + "\" occurs twice");
            }
        }
        return entries;
    }
}
