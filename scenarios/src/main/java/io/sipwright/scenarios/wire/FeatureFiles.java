package io.sipwright.scenarios.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files beside a feature, in a folder or built in. */
final class FeatureFiles {
    private FeatureFiles() {}

    /**
     * The text of a file, as UTF-8.
     *
     * @param feature where the feature is
     * @throws IllegalArgumentException when there is no such file
     */
    static String read(URI feature, String name) {
        try {
            return "classpath".equals(feature.getScheme())
                    ? ofProgram(feature.getSchemeSpecificPart(), name)
                    : Files.readString(Path.of(feature).resolveSibling(name));
        } catch (IOException e) {
            throw new IllegalArgumentException("beside " + feature + " there is no file " + name, e);
        }
    }

    private static String ofProgram(String feature, String name) throws IOException {
        String path = feature.substring(0, feature.lastIndexOf('/') + 1) + name;
        try (InputStream in = FeatureFiles.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("beside " + feature + " there is no file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
