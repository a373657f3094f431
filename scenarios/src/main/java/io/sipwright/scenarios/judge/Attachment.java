package io.sipwright.scenarios.judge;

/**
 * A file that a scenario adds to the report: a screenshot, a recording, a log, a trace.
 *
 * @param name file name, {@code alice-screen.png}
 * @param mediaType {@code image/png}, {@code audio/wav}, {@code text/plain}, …
 * @param bytes the content; shared, not to be altered
 */
public record Attachment(String name, String mediaType, byte[] bytes) {}
