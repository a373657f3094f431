package io.sipwright.scenarios.cost;

import io.sipwright.scenarios.requirement.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a feature file, by the requirements of each scenario. */
final class FeatureSource {
    private static final Pattern TAG = Pattern.compile("@(" + Catalogue.ID.pattern() + ")\\b");
    private static final Pattern HEAD = Pattern.compile("(Feature|Background|Rule|Scenario|Example|Examples):"
            + "|Scenario (Outline|Template):.*|(Feature|Background|Rule|Scenario|Example|Examples): .*");
    private static final Pattern FILE = Pattern.compile("[\\w.-]+");

    private final Path folder;
    private final List<Block> blocks = new ArrayList<>();

    /** Consecutive lines of one kind: a background, a scenario up to its examples, or one block of examples. */
    private static final class Block {
        private final String kind;
        private final Set<String> ids = new LinkedHashSet<>();
        private final List<String> lines = new ArrayList<>();

        Block(String kind) {
            this.kind = kind;
        }
    }

    FeatureSource(Path folder, String text) {
        this.folder = folder;
        List<String> tags = new ArrayList<>();
        boolean quoted = false;
        for (String line : text.lines().map(String::strip).toList()) {
            boolean comment = line.isEmpty() || (line.startsWith("#") && !quoted);
            quoted ^= line.startsWith("\"\"\"");
            if (!comment && !quoted && line.startsWith("@")) {
                tags.add(line);
            } else if (!comment && !quoted && HEAD.matcher(line).matches()) {
                begin(line, tags);
                tags.clear();
            } else if (!comment) {
                last().lines.add(line);
            }
        }
    }

    private Block last() {
        if (blocks.isEmpty()) {
            blocks.add(new Block("Feature"));
        }
        return blocks.get(blocks.size() - 1);
    }

    private void begin(String line, List<String> tags) {
        Block block = new Block(line.replaceFirst("[: ].*", ""));
        block.lines.addAll(tags);
        block.lines.add(line);
        tags.forEach(tag -> block.ids.addAll(ids(TAG, tag)));
        blocks.add(block);
    }

    /**
     * Enters every line: those of a background for all requirements of the file, those of a scenario for its own, and those of
     * tagged examples for theirs. A file that scenarios send is entered for all requirements that do.
     */
    void enter(Ledger ledger) throws IOException {
        Set<String> scenario = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            boolean examples = block.kind.equals("Examples");
            if (!examples) {
                scenario.clear();
                scenario.addAll(idsOfScenario(i));
                block.ids.addAll(scenario);
            } else if (block.ids.isEmpty()) {
                block.ids.addAll(scenario);
            }
            all.addAll(block.ids);
        }
        Map<Path, Set<String>> files = new HashMap<>();
        for (Block block : blocks) {
            if (!block.kind.equals("Feature")) {
                ledger.enter(block.kind.equals("Background") ? all : block.ids, Part.FEATURE, block.lines.size());
                sent(block).forEach(file -> files.computeIfAbsent(file, f -> new HashSet<>())
                        .addAll(block.ids));
            }
        }
        for (Map.Entry<Path, Set<String>> file : files.entrySet()) {
            ledger.enter(file.getValue(), Part.FILE, lines(file.getKey()));
        }
    }

    /** Its tags, the ids of its Then … hold, and the tags of its examples. */
    private Set<String> idsOfScenario(int index) {
        Set<String> ids = new TreeSet<>(blocks.get(index).ids);
        blocks.get(index).lines.stream()
                .filter(line -> line.endsWith(" hold") || line.endsWith(" holds"))
                .forEach(line -> ids.addAll(ids(Catalogue.ID, line)));
        for (int i = index + 1; i < blocks.size() && blocks.get(i).kind.equals("Examples"); i++) {
            ids.addAll(blocks.get(i).ids);
        }
        return ids;
    }

    private static List<String> ids(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(matcher.groupCount()));
        }
        return found;
    }

    /** The files beside the feature that a step or a cell names, with their ending or without. */
    private Set<Path> sent(Block block) {
        Set<Path> files = new HashSet<>();
        for (String line : block.lines) {
            Matcher matcher = FILE.matcher(line);
            while (matcher.find()) {
                for (String name : List.of(matcher.group(), matcher.group() + ".sip")) {
                    Path file = folder.resolve(name);
                    if (name.endsWith(".sip") && Files.isRegularFile(file)) {
                        files.add(file);
                    }
                }
            }
        }
        return files;
    }

    /** Of a message, whose bytes need not be text. */
    private static long lines(Path file) throws IOException {
        return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isBlank())
                .count();
    }
}
