package io.sipwright.scenarios.judge;

/**
 * A finding about a requirement, made in a scenario. Steps attach it to the scenario as JSON of the media type
 * {@value #MEDIA_TYPE}; reports read rulings only from there.
 *
 * @param requirement catalogue id, {@code NAT-004}
 * @param level {@code MUST}, {@code SHOULD}, {@code MAY} or {@code practice}
 * @param finding what was found; its verdict already accounts for level and strictness
 */
public record Ruling(String requirement, String level, Finding finding) {
    public static final String MEDIA_TYPE = "application/vnd.sipwright.ruling+json";
}
