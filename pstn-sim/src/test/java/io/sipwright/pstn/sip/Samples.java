package io.sipwright.pstn.sip;

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

/** What real browsers sent, byte for byte. */
public final class Samples {
    private static final Path FOLDER = Path.of("src/test/resources/samples");
    private static final Pattern MARK = Pattern.compile("##### message \\d+ of \\d+, (\\d+) bytes\r?\n");

    private Samples() {}

    /** Every SIP message of every sample file. */
    public static List<byte[]> messages() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> !f.getFileName().toString().startsWith("websocket"))
                    .filter(f -> f.toString().endsWith(".txt"))
                    .sorted()
                    .flatMap(f -> in(read(f)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The message in this file. */
    public static byte[] message(String file) {
        return read(FOLDER.resolve(file));
    }

    private static List<byte[]> in(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        List<byte[]> found = new ArrayList<>();
        Matcher m = MARK.matcher(text);
        while (m.find()) {
            String message = text.substring(m.end(), m.end() + Integer.parseInt(m.group(1)));
            found.add(message.getBytes(StandardCharsets.ISO_8859_1));
        }
        return found.isEmpty() ? List.of(file) : found;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
