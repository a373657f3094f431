package io.sipwright.scenarios.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The lines of a Java file, by the requirements whose declarations they belong to. Blank lines, comments, imports and the package
 * line count not. What belongs to no declaration is divided among the requirements of the file.
 */
final class JavaSource {
    private static final Pattern HEAD = Pattern.compile("\\s*(import|package) .*");

    private final List<String> lines;
    private final String bare;
    private final Set<Integer> free = new TreeSet<>();
    private final Set<String> ids = new TreeSet<>();
    private final String code;

    JavaSource(String text) {
        code = blanked(text, false);
        bare = blanked(text, true);
        lines = code.lines().toList();
        IntStream.range(0, lines.size()).filter(this::counts).forEach(free::add);
    }

    /** How many lines count. */
    int count() {
        return (int) IntStream.range(0, lines.size()).filter(this::counts).count();
    }

    private boolean counts(int line) {
        return !lines.get(line).isBlank() && !HEAD.matcher(lines.get(line)).matches();
    }

    /** Enters the statements in which the pattern is found; its first group is the requirement. */
    JavaSource enterStatements(Pattern pattern, Ledger ledger, Part part) {
        Matcher matcher = pattern.matcher(code);
        while (matcher.find()) {
            int from = Math.max(
                    bare.lastIndexOf(';', matcher.start()),
                    Math.max(bare.lastIndexOf('{', matcher.start()), bare.lastIndexOf('}', matcher.start())));
            enter(matcher.group(1), from + 1, end(matcher.start(), ';'), ledger, part);
        }
        return this;
    }

    /** Enters the calls with which the pattern begins; its first group is the requirement. */
    JavaSource enterCalls(Pattern pattern, Ledger ledger, Part part) {
        Matcher matcher = pattern.matcher(code);
        while (matcher.find()) {
            enter(matcher.group(1), matcher.start(), end(matcher.start(), ')'), ledger, part);
        }
        return this;
    }

    /** Enters what no declaration has, for all requirements that were found. */
    void enterRest(Ledger ledger, Part part) {
        ledger.enter(ids, part, free.size());
    }

    private void enter(String id, int from, int to, Ledger ledger, Part part) {
        List<Integer> own = new ArrayList<>();
        int first = from;
        while (first < to && Character.isWhitespace(bare.charAt(first))) {
            first++;
        }
        IntStream.rangeClosed(line(first), line(to)).filter(this::counts).forEach(own::add);
        ids.add(id);
        free.removeAll(own);
        ledger.enter(Set.of(id), part, own.size());
    }

    private int line(int offset) {
        return (int) bare.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    /** Where brackets are closed again and the mark comes; for a closing bracket the one that closes the first. */
    private int end(int start, char mark) {
        int depth = 0;
        for (int i = start; i < bare.length(); i++) {
            char c = bare.charAt(i);
            depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
            if (c == mark && depth == 0) {
                return i;
            }
        }
        return bare.length() - 1;
    }

    /** The text with comments, and on request what is quoted, made blank; every line stays where it was. */
    private static String blanked(String text, boolean quoted) {
        StringBuilder out = new StringBuilder(text);
        Matcher matcher = Pattern.compile(
                        "//[^\n]*|/\\*(?s:.*?)\\*/|\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'")
                .matcher(text);
        while (matcher.find()) {
            boolean comment = matcher.group().startsWith("/");
            for (int i = matcher.start(); i < matcher.end() && (comment || quoted); i++) {
                if (text.charAt(i) != '\n') {
                    out.setCharAt(i, ' ');
                }
            }
        }
        return out.toString();
    }
}
