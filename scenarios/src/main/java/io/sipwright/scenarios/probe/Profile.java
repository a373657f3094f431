package io.sipwright.scenarios.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a deployment answered.
 *
 * @param server its Server or User-Agent; empty if it names none
 * @param challenge status, realm and algorithms of its first challenge
 * @param extensions of REGISTER that it supports: path, outbound, gruu
 * @param minExpires seconds below which it refuses a registration with 423; empty if it took 1 s
 * @param maxExpires seconds to which it shortened a registration of 2 h; empty if it granted that
 * @param options its response to OPTIONS
 * @param message its response to MESSAGE
 * @param subscribe its response to SUBSCRIBE with Event: presence
 * @param publish its response to PUBLISH with Event: presence
 * @param call what became of a call with a browser's offer
 */
public record Profile(
        String server,
        String challenge,
        Set<String> extensions,
        Optional<Long> minExpires,
        Optional<Long> maxExpires,
        Reply options,
        Reply message,
        Reply subscribe,
        Reply publish,
        CallSeen call) {
    private static final Set<Integer> NOT_IMPLEMENTED = Set.of(405, 489, 501);

    public Profile {
        extensions = Set.copyOf(extensions);
    }

    /**
     * A final response.
     *
     * @param status 0 where none came in time
     * @param text status and reason, and headers that say more
     */
    public record Reply(int status, String text) {
        static final Reply NONE = new Reply(0, "no response");

        boolean notImplemented() {
            return NOT_IMPLEMENTED.contains(status);
        }
    }

    /** A call between two users on WebSockets, which the callee refused. */
    public enum CallSeen {
        /** The INVITE came with the Call-ID and the description that were sent. */
        FORWARDED("an INVITE reaches the other user, with the caller's own media"),
        /** The same, with media of the target's own. */
        BRIDGED("an INVITE reaches the other user, with media of the target's own"),
        /** The INVITE came with another Call-ID: a back-to-back agent (RFC 7092). */
        BACK_TO_BACK("a call of the target's own reaches the other user (back-to-back agent)"),
        /** No INVITE came. */
        NOTHING("no INVITE reaches the other user");

        private final String words;

        CallSeen(String words) {
            this.words = words;
        }
    }

    /** The capabilities that its target file has to state, by their names there. */
    Map<String, String> capabilities() {
        Map<String, String> capabilities = new LinkedHashMap<>();
        if (call == CallSeen.BACK_TO_BACK) {
            capabilities.put("proxy", "no");
        }
        if (subscribe.notImplemented()) {
            capabilities.put("presence-agent", "no");
        }
        if (message.notImplemented()) {
            List.of("PRS-015", "PRS-016", "PRS-017", "PRS-018").forEach(id -> capabilities.put(id, "no"));
        }
        return capabilities;
    }

    /** One line for each thing that was seen. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("server       " + (server.isEmpty() ? "does not name itself" : server));
        lines.add("challenge    " + challenge);
        for (String extension : List.of("path", "outbound", "gruu")) {
            lines.add("%-12s %s".formatted(extension, extensions.contains(extension) ? "yes" : "no"));
        }
        lines.add("expiry       " + minExpires.map(s -> "at least " + s + " s").orElse("1 s is accepted") + ", "
                + maxExpires.map(s -> "at most " + s + " s").orElse("2 h are granted"));
        lines.add("OPTIONS      " + options.text());
        lines.add("MESSAGE      " + message.text());
        lines.add("SUBSCRIBE    " + subscribe.text());
        lines.add("PUBLISH      " + publish.text());
        lines.add("call         " + call.words);
        return lines;
    }
}
