package io.sipwright.ci.mutant;

import io.sipwright.server.sdp.MediaKind;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Session descriptions that leave the bridge wrongly. */
final class Descriptions {
    private static final int TOWARDS = 0;

    private Descriptions() {}

    /** Alters each description that goes to this kind of media. */
    static MethodOverride towards(MediaKind kind, UnaryOperator<String> change) {
        return (arguments, original) -> {
            byte[] sdp = (byte[]) Objects.requireNonNull(original.call(arguments));
            return arguments[TOWARDS] == kind
                    ? change.apply(new String(sdp, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                    : sdp;
        };
    }

    static UnaryOperator<String> replacing(String pattern, String replacement) {
        Pattern compiled = Pattern.compile(pattern);
        return sdp -> compiled.matcher(sdp).replaceAll(replacement);
    }

    /** Appends lines to the last section. */
    static UnaryOperator<String> adding(String... lines) {
        return sdp -> sdp + String.join("\r\n", lines) + "\r\n";
    }
}
