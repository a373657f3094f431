package io.sipwright.scenarios.yaml;

/** A YAML file that breaks a rule; the message is {@code file:line: rule} in one sentence. */
public final class YamlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public YamlException(String file, int line, String rule) {
        super(file + ":" + line + ": " + rule);
    }
}
