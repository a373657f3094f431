package io.sipwright.pstn.exchange;

import io.sipwright.pstn.container.OwnedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The configuration of a PBX in a temporary folder, made from templates with placeholders <code>@{name}</code>. */
final class Configuration implements AutoCloseable {
    private static final Pattern PLACEHOLDER = Pattern.compile("@\\{([^}]*)\\}");

    private final OwnedFolder folder;

    private Configuration(OwnedFolder folder) {
        this.folder = folder;
    }

    /**
     * Writes all files.
     *
     * @throws IOException when the folder cannot be written
     * @throws IllegalStateException if a template has an unknown placeholder
     */
    static Configuration write(PbxVendor product, Map<String, String> values) throws IOException {
        Configuration configuration = new Configuration(OwnedFolder.create(product.name()));
        try {
            for (String template : product.templates()) {
                Path file = configuration.folder().resolve(template);
                Files.createDirectories(file.getParent());
                Files.writeString(file, filled(template, text(product, template), values));
            }
            return configuration;
        } catch (IOException | RuntimeException e) {
            configuration.close();
            throw e;
        }
    }

    /** Replaces the placeholders of a template. */
    static String filled(String name, String template, Map<String, String> values) {
        Matcher placeholder = PLACEHOLDER.matcher(template);
        return placeholder.replaceAll(found -> Optional.ofNullable(values.get(found.group(1)))
                .map(Matcher::quoteReplacement)
                .orElseThrow(
                        () -> new IllegalStateException(name + " asks for " + found.group() + ", which has no value")));
    }

    private static String text(PbxVendor product, String template) throws IOException {
        try (InputStream in = product.getClass().getResourceAsStream(template)) {
            if (in == null) {
                throw new IOException("the template " + template + " of " + product.name() + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Path folder() {
        return folder.path();
    }

    @Override
    public void close() {
        folder.close();
    }
}
