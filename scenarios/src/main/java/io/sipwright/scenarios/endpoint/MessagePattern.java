package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.sip.SipText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The messages that a step refers to: {@code 200}, {@code 401 or 407}, {@code 408, 480 or 487}, {@code 4xx},
 * {@code INVITE}, {@code a final response}, {@code a response}, {@code a request}.
 *
 * @param text as the scenario has it
 * @param alternatives each a status, a class or a method
 */
public record MessagePattern(String text, List<String> alternatives) {
    /** The form that {@link #parse} accepts, as a regular expression without groups. */
    public static final String FORM =
            "(?:(?:\\dxx|\\d{3}|[A-Z][A-Z]+|a final response|a response|a request|a message|a success|a failure)"
                    + "(?:, (?=\\d|[A-Z])| or )?)+";

    private static final Pattern SEPARATOR = Pattern.compile(", | or ");

    public MessagePattern {
        alternatives = List.copyOf(alternatives);
    }

    public static MessagePattern parse(String text) {
        List<String> words = new ArrayList<>(List.of(SEPARATOR.split(text.strip())));
        words.replaceAll(String::strip);
        return new MessagePattern(text.strip(), words);
    }

    /** Whether only responses can match. */
    public boolean isResponse() {
        return alternatives.stream()
                .allMatch(a -> Character.isDigit(a.charAt(0))
                        || List.of("a final response", "a response", "a success", "a failure")
                                .contains(a));
    }

    public boolean matches(SipText message) {
        return alternatives.stream().anyMatch(a -> matches(message, a));
    }

    private static boolean matches(SipText message, String alternative) {
        int status = message.status();
        return switch (alternative) {
            case "a message" -> true;
            case "a request" -> message.isRequest();
            case "a response" -> message.isResponse();
            case "a final response" -> status >= 200;
            case "a success" -> status >= 200 && status < 300;
            case "a failure" -> status >= 300;
            default -> {
                if (alternative.matches("\\dxx")) {
                    yield status / 100 == alternative.charAt(0) - '0';
                }
                yield Character.isDigit(alternative.charAt(0))
                        ? status == Integer.parseInt(alternative)
                        : message.isRequest() && message.method().equals(alternative);
            }
        };
    }
}
