package io.sipwright.scenarios.phone;

/**
 * A file that a phone adds to the report.
 *
 * @param name file name, for example {@code alice-screen.png}
 * @param mediaType for example {@code image/png}
 * @param bytes the content
 */
public record Keepsake(String name, String mediaType, byte[] bytes) {}
