package io.sipwright.server.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The messages that real browsers sent, byte for byte. */
public final class Samples {
    private static final Path FOLDER = Path.of("src", "test", "resources", "samples");
    private static final Pattern MARK = Pattern.compile("##### message \\d+ of \\d+, (\\d+) bytes\r?\n");

    private Samples() {}

    /** One message of a file that holds one. */
    public static byte[] one(String name) {
        return read(FOLDER.resolve(name + ".txt"));
    }

    /** Every SIP message of every file, with its file's name in front. */
    public static List<Sample> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("websocket-"))
                    .sorted()
                    .flatMap(file -> split(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Sample> split(Path file) {
        String name = file.getFileName().toString();
        String text = new String(read(file), StandardCharsets.ISO_8859_1);
        List<Sample> samples = new ArrayList<>();
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            String message = text.substring(mark.end(), mark.end() + Integer.parseInt(mark.group(1)));
            samples.add(new Sample(name, message.getBytes(StandardCharsets.ISO_8859_1)));
        }
        return samples.isEmpty() ? List.of(new Sample(name, read(file))) : samples;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message and the file that it is from. */
    public record Sample(String file, byte[] bytes) {
        @Override
        public String toString() {
            String text = new String(bytes, StandardCharsets.UTF_8);
            return file + ": " + text.substring(0, text.indexOf('\r'));
        }
    }
}
