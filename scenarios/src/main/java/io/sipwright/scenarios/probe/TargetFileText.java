package io.sipwright.scenarios.probe;

import io.sipwright.scenarios.target.Target;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the target file of a deployment that was asked. */
public final class TargetFileText {
    private TargetFileText() {}

    /**
     * The text.
     *
     * @param secrets what stands for the password of each user, such as <code>${ALICE_SECRET}</code>
     * @param day the date for its first line
     */
    public static String of(Target target, Profile profile, Map<String, String> secrets, LocalDate day) {
        StringBuilder text = new StringBuilder("# Written by `sipwright probe` on " + day + ". It answered:\n");
        profile.lines().forEach(line -> text.append("#   ").append(line).append('\n'));
        text.append("name: ").append(quoted(target.name())).append('\n');
        text.append("ws: ").append(quoted(target.ws().toString())).append('\n');
        text.append("domain: ").append(quoted(target.domain())).append('\n');
        text.append("accounts:\n");
        secrets.forEach((user, secret) -> text.append("  ")
                .append(quoted(user))
                .append(": ")
                .append(quoted(secret))
                .append('\n'));
        text.append("trust: ")
                .append(target.trustAny() ? "insecure" : "certificate")
                .append('\n');
        if (!profile.capabilities().isEmpty()) {
            text.append("capabilities: ").append(flow(profile.capabilities())).append('\n');
        }
        text.append("# Calls from and to the PSTN side are judged too when these are given:\n");
        text.append("# sip: HOST:PORT                          where the deployment takes SIP over UDP\n");
        text.append("# farEnd: { address: \"HOST:PORT\" }        where it sends calls to numbers: our gateway\n");
        return text.toString();
    }

    private static String flow(Map<String, ?> entries) {
        return entries.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    /** A double-quoted scalar (YAML 1.2 §7.3.1). */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
